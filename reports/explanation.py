"""How a printed number came about: where it stands, for which day, from what was known when, and who cleared it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.vocab import COURT_ORGANS, Organ
from common.asof import court_day
from common.display import Fact
from common.templatetags import ui
from reports import document
from reports.display import day_or_period, on_words
from reports.document import Snapshot, SnapshotError
from reports.document.snapshot import CountTable
from reports.models import Edition
from reports.parts import Placed, placed, printing
from reports.services import intact


@dataclass(frozen=True, slots=True)
class Explanation:
    """The paragraphs that print a figure, and the facts about it."""

    places: Sequence[Placed]
    facts: Sequence[Fact]


def explained(edition: Edition, snapshot: Snapshot, id: str, *, known_at: datetime) -> Explanation:
    """What can be said of the figure of an edition. Who cleared it stands there for those who may see clearances."""
    places = _places(snapshot, id)
    organs = [Organ(organ) for organ in COURT_ORGANS if organ in {one.organ for one in places}]
    figure = snapshot.figure(id)
    holds = Fact(_("Holds for"), on_words(figure), note=_("a day of its own") if figure.own else "")
    return Explanation(places, [*_origin(edition, id, holds, known_at), *_answered(edition, organs)])


def origin_of(edition: Edition, table: CountTable, *, known_at: datetime) -> list[Fact]:
    """The facts about every number of a table. It is in no organ's part: the edition needs all of them to clear it."""
    facts = _origin(edition, table.id, Fact(_("Holds for"), day_or_period(table.on)), known_at)
    return [*facts, *_answered(edition, [Organ(organ) for organ in COURT_ORGANS])]


def _places(snapshot: Snapshot, id: str) -> list[Placed]:
    """The paragraphs in which the figure stands; none while the draft cannot be written."""
    try:
        blocks = document.build(snapshot).blocks
    except SnapshotError:
        return []
    return printing(placed(blocks, snapshot), id)


def _origin(edition: Edition, id: str, holds: Fact, known_at: datetime) -> list[Fact]:
    facts = [
        Fact(_("Identifier"), id),
        holds,
        Fact(_("From what was known at"), ui.moment(known_at)),
    ]
    if not edition.sha256:
        return [*facts, Fact(_("Snapshot"), _("none yet: a draft is counted anew each time"))]
    state = (
        _("The stored snapshot still has this hash.") if intact(edition) else _("It no longer has this hash!")
    )
    return [*facts, Fact(_("Snapshot (SHA-256)"), edition.sha256, note=state)]


def _answered(edition: Edition, organs: Sequence[Organ]) -> list[Fact]:
    """For each organ whose paragraphs print the figure who cleared them, where the reader may see clearances."""
    given = {one.organ: one for one in edition.clearances.standing().select_related("given_by")}
    facts = []
    for organ in organs:
        one = given.get(organ)
        note = _("cleared") if edition.published else ""
        if one is not None:
            note = _("cleared by %(name)s on %(day)s") % {
                "name": one.given_by,
                "day": date_format(court_day(one.given_at)),
            }
        facts.append(Fact(_("Answered for by"), organ.label, note=note))
    if edition.published:
        facts.append(Fact(_("Published"), ui.moment(edition.published_at)))
    return facts
