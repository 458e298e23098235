"""Notes on crimes that are said to go on in a situation."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import SituationNote
from common.asof import court_day
from common.errors import Refusal
from common.history import correct
from partners.models import Situation


@transaction.atomic
def add_note(
    situation: Situation, *, text: str, source: str, on: date, known_at: datetime, by: Person
) -> SituationNote:
    """One more note, which speaks to the day `on`. Raises Refusal where it names no source."""
    policies.check_notes(by)
    policies.check_day(on, court_day(known_at))
    return SituationNote.objects.create(
        situation=situation,
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
        **_said(text, source),
    )


@transaction.atomic
def correct_note(
    note: SituationNote, *, text: str, source: str, on: date, known_at: datetime, by: Person
) -> SituationNote:
    """The note as it should be; the old one stays in the history. Raises Refusal where it was corrected before."""
    policies.check_notes(by)
    policies.check_day(on, court_day(known_at))
    said = _said(text, source)
    return correct(note, on=on, known_at=known_at, situation=note.situation, recorded_by=by, **said)


@transaction.atomic
def strike_note(note: SituationNote, *, known_at: datetime, by: Person) -> SituationNote:
    """The note should never have been made; it stays in the history. Raises Refusal where it was corrected before."""
    policies.check_notes(by)
    said = {"text": note.text, "source": note.source}
    return correct(note, on=None, known_at=known_at, situation=note.situation, recorded_by=by, **said)


def _said(text: str, source: str) -> dict[str, str]:
    text, source = text.strip(), source.strip()
    if not text:
        raise Refusal(_("Say in your own words what is known."), field="text")
    if not source:
        raise Refusal(_("Name the source of the note."), field="source")
    return {"text": text, "source": source}
