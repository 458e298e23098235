"""What is public of a warrant, as facts and as a timeline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from arrests.models import Charge
from arrests.queries.public_record import PublicRecord, PublicWarrant
from common.display import Fact, Moment
from common.templatetags import ui


@dataclass(frozen=True, slots=True)
class PublicPanel:
    """A warrant as the public page shows it."""

    number: int | None
    facts: list[Fact]
    charges: list[Charge]
    moments: list[Moment]


def public_panels(record: PublicRecord, *, plain: bool) -> list[PublicPanel]:
    """The warrants of the record. With `plain`, also the words that carry no day: those of today alone are known."""
    return [_panel(row, plain=plain) for row in record.warrants]


def person_facts(record: PublicRecord, *, plain: bool) -> list[Fact]:
    """Who it is."""
    suspect = record.suspect
    facts = [Fact(_("Situation"), suspect.situation.name)]
    if plain:
        facts += [Fact(_("Other names"), suspect.aliases), Fact(_("Case"), suspect.case)]
    return _known(facts)


def _panel(row: PublicWarrant, *, plain: bool) -> PublicPanel:
    course, warrant, redacted = row.course, row.warrant, row.redacted
    facts = [
        Fact(_("Warrant of"), ui.day(course.issued_on)),
        Fact(_("Public since"), ui.day(course.unsealed_on)),
        Fact(_("Standing"), course.ended_by.label if course.ended_by else _("outstanding")),
        Fact(_("Ended on"), ui.day(course.ended_on) if course.ended_on else ""),
        Fact(_("In national custody since"), ui.day(course.held_since) if course.held_since else ""),
        Fact(
            _("Public redacted version"),
            ui.day(redacted.effective_on) if redacted else "",
            redacted.order_reference if redacted else "",
        ),
    ]
    if plain:
        facts += [Fact(_("Note"), warrant.note), Fact(_("Source"), warrant.source)]
    moments = [
        Moment(
            on=event.effective_on,
            title=event.get_kind_display(),
            text=" – ".join(part for part in (event.order_reference, event.note) if part),
        )
        for event in reversed(row.events)
    ]
    return PublicPanel(warrant.number, _known(facts), row.charges, moments)


def _known(facts: Sequence[Fact]) -> list[Fact]:
    return [fact for fact in facts if fact.known]
