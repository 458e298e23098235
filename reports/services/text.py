"""Writing the paragraphs of an edition: each save is a version of its own, and nobody's words are lost."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import COURT_ORGANS, Organ
from common.errors import Refusal, Stale
from common.findings import blockers
from reports import policies
from reports.models import Edition, Passage
from reports.paragraphs import desk, latest
from reports.services.clearances import fall
from reports.services.lock import reopen
from reports.services.log import note_step
from reports.text import read
from reports.vocab import PassageState
from reports.workflow import LIFE

LONGEST_TITLE: Final = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """What somebody wants a paragraph to say; `state` may also leave it out or go back to the register's own wording."""

    language: str
    key: str
    section: str
    organ: str
    state: str
    title: str = ""
    body: str = ""
    after: str = ""


@transaction.atomic
def write_passage(edition: Edition, words: Words, *, seen: int, by: Person, at: datetime) -> Passage:
    """The next version of a paragraph; the edition is a draft again, and the clearance of the paragraph's organ falls.

    `seen` is the version that the person started from, 0 where there was none. Raises Forbidden for a paragraph of
    another organ, Refusal (with the field) for what cannot be read, Stale with the version that somebody else wrote.
    """
    edition = _to_write(edition)
    before = latest(edition, words.language, words.key)
    policies.check_writes(by, before.organ if before else words.organ)
    policies.check_writes(by, words.organ)
    _check(edition, words, at)
    if (before.version if before else 0) != seen:
        raise Stale(_("Somebody else wrote this paragraph meanwhile."), current=before)
    made = _write(edition, words, version=seen + 1, by=by, at=at)
    _reopen(edition, {made.organ, before.organ if before else made.organ}, at=at)
    note_step(edition, "write", by=by, at=at, note=f"{made.key} ({made.language})")
    return made


@transaction.atomic
def carry_over(
    edition: Edition, source: Edition, chosen: Collection[tuple[str, str]], *, by: Person, at: datetime
) -> int:
    """Takes the chosen paragraphs (language, key) of `source` over as their next versions; how many there were.

    Raises Forbidden for anyone outside the Registry, Refusal for a published edition.
    """
    policies.check_prepares(by)
    edition = _to_write(edition)
    organs: list[str] = []
    for old in source.passages.current():
        if (old.language, old.key) not in chosen:
            continue
        before = latest(edition, old.language, old.key)
        words = Words(
            **{
                name: getattr(old, name) for name in ("language", "key", "section", "organ", "state", "title")
            },
            body=old.body,
            after=old.after,
        )
        made = _write(
            edition, words, version=before.version + 1 if before else 1, by=by, at=at, carried_from=source
        )
        organs.append(made.organ)
        note_step(edition, "write", by=by, at=at, note=f"{made.key} ({made.language}) ← {source.symbol}")
    _reopen(edition, set(organs), at=at)
    return len(organs)


def _to_write(edition: Edition) -> Edition:
    current = Edition.objects.select_for_update(of=("self",)).get(pk=edition.pk)
    LIFE.check("write", current.status)
    return current


def _check(edition: Edition, words: Words, at: datetime) -> None:
    if words.organ not in COURT_ORGANS:
        raise Refusal(_("Choose the organ that answers for the paragraph."), field="organ")
    if words.state != PassageState.WRITTEN:
        return
    if len(words.title) > LONGEST_TITLE:
        raise Refusal(_("Write a title of at most %s characters.") % LONGEST_TITLE, field="title")
    found = read(words.body, desk(edition, words.language, at).sources(also=words.key))
    if wrong := blockers(found.findings):
        raise Refusal(" ".join(f"{one.where}: {one.sentence}" for one in wrong), field="body")


def _write(
    edition: Edition,
    words: Words,
    *,
    version: int,
    by: Person,
    at: datetime,
    carried_from: Edition | None = None,
) -> Passage:
    written = words.state == PassageState.WRITTEN
    try:
        with transaction.atomic():
            return Passage.objects.create(
                edition=edition,
                language=words.language,
                key=words.key,
                version=version,
                section=words.section,
                after=words.after,
                state=words.state,
                title=words.title.strip() if written else "",
                body=words.body.strip() if written else "",
                organ=words.organ,
                written_by=by,
                written_at=at,
                carried_from=carried_from,
            )
    except IntegrityError as error:
        if "version_once" not in str(error):
            raise
        raise Stale(
            _("Somebody else wrote this paragraph meanwhile."),
            current=latest(edition, words.language, words.key),
        ) from error


def _reopen(edition: Edition, organs: Collection[str], *, at: datetime) -> None:
    """The edition is a draft again, where it was more; the organs whose paragraphs changed clear their parts anew."""
    reopen(edition)
    for organ in organs:
        fall(edition, Organ(organ), at=at)
