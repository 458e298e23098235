"""What has been tried in which cases, and what worked."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Count, Q

from arrests.models import Warrant
from arrests.vocab import Scenario
from pursuit.models import Measure, Taken, TakenQuerySet
from pursuit.vocab import Effect

FITTING: Final[Mapping[str, frozenset[str]]] = {
    Scenario.OPERATIONAL: frozenset({Scenario.OPERATIONAL, Scenario.BOTH}),
    Scenario.POLITICAL_WILL: frozenset({Scenario.POLITICAL_WILL, Scenario.BOTH}),
    Scenario.BOTH: frozenset({Scenario.OPERATIONAL, Scenario.POLITICAL_WILL, Scenario.BOTH}),
    Scenario.OTHER: frozenset({Scenario.OTHER}),
}
"""The tags of the catalogue that speak to an obstacle: where there are both, measures against either do."""


@dataclass(frozen=True, slots=True)
class Tried:
    """A measure of the catalogue, and how often it was taken with which effect, as far as the reader may know."""

    measure: Measure
    effects: Mapping[str | None, int]

    @property
    def times(self) -> int:
        """How often it was taken."""
        return sum(self.effects.values())

    def with_effect(self, effect: Effect) -> int:
        """How often with this effect."""
        return self.effects.get(effect, 0)

    @property
    def open(self) -> int:
        """How often nobody has said yet what came of it."""
        return self.effects.get(None, 0)


def taken_in(known_at: datetime, *, scenario: str = "", kind: str = "") -> TakenQuerySet:
    """The measures taken for warrants with this obstacle, as assessed on the day of each measure; all where none is named."""
    rows: TakenQuerySet = Taken.objects.known(known_at).with_results(known_at)
    if scenario:
        rows = rows.filter(obstacle=scenario)  # type: ignore[misc] # annotated
    return rows.filter(measure__kind=kind) if kind else rows


def tried(known_at: datetime, *, scenario: str = "", kind: str = "") -> list[Tried]:
    """The catalogue by name: what is offered against the obstacle, and what was tried in such cases. Two queries."""
    counted: dict[int, dict[str | None, int]] = {}
    rows = taken_in(known_at, scenario=scenario, kind=kind).order_by()
    groups = rows.values_list("measure", "effect").annotate(times=Count("pk"))  # type: ignore[misc] # annotated
    for measure, effect, times in groups:
        counted.setdefault(measure, {})[effect] = times
    offered = Q(offered=True)
    if scenario:
        offered &= Q(scenario__in=FITTING[scenario])
    measures = Measure.objects.filter(offered | Q(pk__in=counted))
    if kind:
        measures = measures.filter(kind=kind)
    return [Tried(measure, counted.get(measure.pk, {})) for measure in measures.order_by("name")]


def markings(rows: TakenQuerySet) -> list[str]:
    """The levels of the warrants that the entries are about, each once."""
    return list(rows.order_by().values_list("warrant__level", flat=True).distinct())


def measures_of(warrants: Iterable[Warrant], known_at: datetime) -> TakenQuerySet:
    """The measures taken for the warrants, the latest first."""
    rows: TakenQuerySet = Taken.objects.known(known_at).with_results(known_at).with_list_data()
    return rows.filter(warrant__in=list(warrants)).order_by("-effective_on", "-id")
