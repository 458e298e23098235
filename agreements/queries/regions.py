"""Regional distribution of agreements and its gaps (ICC-ASP/12/35, paras 35-37)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q

from agreements.models import Agreement
from agreements.vocab import CONCLUDED, OVER, AgreementKind, Stage
from common.asof import AsOf
from partners.models import Partner
from partners.queries import groups_on, parties_to
from partners.vocab import RegionalGroup, Treaty

TYPES = (AgreementKind.ENFORCEMENT, AgreementKind.INTERIM_RELEASE, AgreementKind.RELEASE)
"""The types that cover cases to come, relocation aside: of these nobody may know States or groups."""

TALKS = (Stage.MODEL_SHARED, Stage.WILLINGNESS, Stage.NEGOTIATING, Stage.TEXT_AGREED)


@dataclass(frozen=True, slots=True)
class Cell:
    """One type in one group: States with a concluded agreement that has not ended, in force, and in talks."""

    concluded: int
    in_force: int
    talks: int

    @property
    def gap(self) -> bool:
        """Whether no State of the group has concluded one."""
        return self.concluded == 0


@dataclass(frozen=True, slots=True)
class Region:
    """A group on the day: its States Parties, how many of them have how many types, and each type."""

    group: RegionalGroup
    states_parties: int
    with_any: int
    by_number: dict[int, int]
    cells: dict[AgreementKind, Cell]


def regions(at: AsOf, rows: Sequence[Agreement]) -> list[Region]:
    """The groups as they were made up on the day; `rows` are the agreements `with_stages` of that day that may be told."""
    groups = groups_on(at.on)
    parties = set(parties_to(Treaty.ROME_STATUTE, at.on, at.known_at).values_list("pk", flat=True))
    return [
        _region(
            group,
            {partner for partner, of in groups.items() if of == group and partner in parties},
            [row for row in rows if groups.get(row.partner_id) == group],
        )
        for group in RegionalGroup
    ]


def _region(group: RegionalGroup, parties: set[int], rows: Sequence[Agreement]) -> Region:
    def states(kind: AgreementKind, *stages: Stage) -> set[int]:
        return {row.partner_id for row in rows if row.kind == kind and row.stage in stages}

    standing = tuple(stage for stage in CONCLUDED if stage not in OVER)
    cells = {
        kind: Cell(
            len(states(kind, *standing)),
            len(states(kind, Stage.IN_FORCE)),
            len(states(kind, *TALKS) - states(kind, *standing)),
        )
        for kind in TYPES
    }
    types: Counter[int] = Counter()
    for kind in TYPES:
        types.update(states(kind, *standing))
    by_number = {number: sum(count == number for count in types.values()) for number in (1, 2, 3)}
    return Region(group, len(parties), len(types), by_number, cells)


def furthest(rows: Sequence[Agreement]) -> dict[int, Stage]:
    """How far each State has come with any type, by its key."""
    order = [*TALKS, *OVER, Stage.SUSPENDED, Stage.SIGNED, Stage.IN_FORCE]
    found: dict[int, Stage] = {}
    for row in rows:
        stage = Stage(row.stage)
        if stage in order and (
            row.partner_id not in found or order.index(stage) > order.index(found[row.partner_id])
        ):
            found[row.partner_id] = stage
    return found


def states_of(at: AsOf, rows: Sequence[Agreement]) -> list[Partner]:
    """The States Parties on the day, whom the Court can ask first, and every State of the rows, in the order of names."""
    parties = parties_to(Treaty.ROME_STATUTE, at.on, at.known_at)
    others = Partner.objects.filter(pk__in={row.partner_id for row in rows})
    found = Partner.objects.filter(Q(pk__in=parties.values("pk")) | Q(pk__in=others.values("pk")))
    return list(found.order_by("sort_key", "code"))
