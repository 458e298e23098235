"""Table T4: agreements with States by type, stage and regional group."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from itertools import product
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from accounts.vocab import Level
from agreements.models import Agreement, AgreementEvent
from agreements.vocab import CONCLUDED, AgreementKind, Stage
from partners.models import GroupMembership
from reports.figures.asked import Asked
from reports.statistics.cube import Cube, Cut, Key, only
from reports.statistics.kinds import GROUPS, NO_GROUP
from reports.statistics.subject import Line, Subject, name_of

CONTACT, NEGOTIATING, SIGNED, IN_FORCE, ENDED, LEFT = (
    *("contact", "negotiating", "signed", "in_force", "ended"),
    "left",
)
STAGES: Final[Mapping[Stage, str]] = {
    Stage.MODEL_SHARED: CONTACT,
    Stage.WILLINGNESS: CONTACT,
    Stage.NEGOTIATING: NEGOTIATING,
    Stage.TEXT_AGREED: NEGOTIATING,
    Stage.LAPSED: LEFT,
    Stage.DECLINED: LEFT,
}
"""The column of an agreement that is not concluded; what lapsed or was declined stands in none."""

AFTER: Final = (SIGNED, IN_FORCE, ENDED)


def agreements(asked: Asked) -> Subject:
    """Agreements and negotiations as they stood on the day for agreements. One query."""
    counts = Counter[Key]()
    listed = standing(asked).values_list("kind", "group", "stage", "concluded", "in_force")
    for kind, group, stage, concluded, in_force in listed:
        counts[kind, group or NO_GROUP, column_of(Stage(stage), concluded=concluded, in_force=in_force)] += 1
    groups, stages = (*GROUPS, NO_GROUP), (CONTACT, NEGOTIATING, *AFTER, LEFT)
    possible: dict[Key, int] = {
        key: counts.get(key, 0) for key in product(AgreementKind.values, groups, stages)
    }
    return Subject(
        cube=Cube(possible),
        on=asked.dates.agreements_on.isoformat(),
        tables={
            "T4": [_by_stage(kind) for kind in AgreementKind.values],
            "T4g": [_by_group(kind) for kind in AgreementKind.values],
        },
        figures=FIGURES,
        facts=NAMED,
    )


def _cut(kind: str, group: str | None = None, *stages: str) -> Cut:
    return only(kind), None if group is None else only(group), only(*stages) if stages else None


def _by_stage(kind: str) -> Line:
    cuts = {stage: _cut(kind, None, stage) for stage in (CONTACT, NEGOTIATING, *AFTER)}
    return Line(kind, {**cuts, "concluded": _cut(kind, None, *AFTER)})


def _by_group(kind: str) -> Line:
    cuts = {group: _cut(kind, group, *AFTER) for group in GROUPS}
    return Line(kind, {**cuts, "concluded": _cut(kind, None, *AFTER)})


_ENFORCEMENT: Final = AgreementKind.ENFORCEMENT.value
FIGURES: Final[Mapping[str, Cut]] = {
    "F5": _cut(AgreementKind.RELOCATION.value, None, *AFTER),
    "F6": _cut(_ENFORCEMENT, None, *AFTER),
    "F6f": _cut(_ENFORCEMENT, None, IN_FORCE),
    **{f"F6r:{group}": _cut(_ENFORCEMENT, group, *AFTER) for group in GROUPS},
    "F7": _cut(AgreementKind.INTERIM_RELEASE.value, None, *AFTER),
    "F8": _cut(AgreementKind.RELEASE.value, None, *AFTER),
}
"""The approved indicators that are sums of the same rows."""

NAMED: Final = frozenset(
    (
        *(name_of("T4", _ENFORCEMENT, column) for column in (*AFTER, "concluded")),
        *(name_of("T4g", _ENFORCEMENT, column) for column in (*GROUPS, "concluded")),
    )
)
"""Concluded agreements on enforcement are named in the report, each with its State and its days: everyone can count them."""


def standing(asked: Asked) -> QuerySet[Any]:
    """The agreements and negotiations of the day, with what the tables cut them by."""
    on, known_at = asked.dates.agreements_on, asked.known_at
    group = GroupMembership.objects.on(on).filter(partner=OuterRef("partner")).values("group")[:1]
    reached = AgreementEvent.objects.of_outer(on, known_at).filter(kind__in=(Stage.SIGNED, Stage.IN_FORCE))
    return (
        Agreement.objects.exclude(level=Level.UNDER_SEAL)
        .with_stages(on, known_at)
        .annotate(
            group=Subquery(group),
            concluded=Exists(reached),
            in_force=Q(pk__in=Agreement.objects.in_force(on, known_at).values("pk")),
            concluded_day=Coalesce("signed_on", "in_force_on"),
        )
    )


def column_of(stage: Stage, *, concluded: bool, in_force: bool) -> str:
    """The column in which an agreement stands, or LEFT."""
    if in_force:
        return IN_FORCE
    if concluded:
        return ENDED if stage in CONCLUDED[2:] else SIGNED
    return STAGES[stage]
