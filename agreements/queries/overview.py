"""The table of agreements by type and regional group on a day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from agreements.models import Agreement
from agreements.queries.voluntary import relocation_total
from agreements.vocab import AgreementKind, Stage
from common.asof import AsOf, court_day, last_quarter_end, quarter_start, start_of
from partners.queries import groups_on
from partners.vocab import RegionalGroup

QUARTER: Final = timedelta(days=93)
"""Longer than any quarter."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many agreements were concluded, and how many of them in force (None where that may not be known)."""

    concluded: int
    in_force: int | None


@dataclass(frozen=True, slots=True)
class Line:
    """One type of agreement on the day `on`; `groups` is empty where only the total may be known."""

    kind: AgreementKind
    groups: list[tuple[RegionalGroup, Count]]
    total: Count
    on: date


def overview(at: AsOf) -> list[Line]:
    """A line for each type. Relocation shows its total alone, to everyone: a group of few would betray a State.

    It is also told for ends of quarters only: totals day by day would betray the day of a signature, and with it,
    to whoever watched the visitors, the State.
    """
    groups = groups_on(at.on)
    rows = list(
        Agreement.objects.without_relocation().concluded(at.on, at.known_at).with_stages(at.on, at.known_at)
    )

    def count(found: list[Agreement]) -> Count:
        return Count(len(found), sum(row.stage == Stage.IN_FORCE for row in found))

    def line(kind: AgreementKind) -> Line:
        of_kind = [row for row in rows if row.kind == kind]
        by_group = {
            group: [row for row in of_kind if groups.get(row.partner_id) == group] for group in RegionalGroup
        }
        return Line(kind, [(group, count(found)) for group, found in by_group.items()], count(of_kind), at.on)

    return [_relocation(at) if kind is AgreementKind.RELOCATION else line(kind) for kind in AgreementKind]


def _relocation(at: AsOf) -> Line:
    on = last_quarter_end(at.on)
    # Knowledge is coarse as well, and rounded up, so that what is recorded today counts today.
    known_at = start_of(quarter_start(court_day(at.known_at)) + QUARTER)
    return Line(AgreementKind.RELOCATION, [], Count(relocation_total(on, known_at), None), on)
