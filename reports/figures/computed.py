"""Counting every figure, one query for each source."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from itertools import groupby

from accounts.sight import purpose
from common.asof import Period
from reports.counting import Counting
from reports.figures.asked import PLACES, Asked, FigureDates
from reports.figures.figure import Figure, Value
from reports.figures.registry import FIGURES
from reports.figures.sources import COMBINED


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A counted figure: its value, the day or period (`from/to`) it holds for, and its rule."""

    value: Value
    on: str
    rule: str


def compute(dates: FigureDates, known_at: datetime) -> dict[str, FigureValue]:
    """Every figure for these dates as known at `known_at`, in the order of the registry.

    One query for each source, and one more for each day of their own that its figures have.
    """
    found: dict[str, FigureValue] = {}
    with purpose("figures"):
        for figures, counting in _countings():
            for figure, counted in _counted(figures, counting, Asked(dates, known_at)):
                on = written(dates.of(figure.id, figure.basis))
                found[figure.id] = FigureValue(figure.value(counted), on, str(figure.rule))
    return {id: found[id] for id in FIGURES}


def _counted(
    figures: Sequence[Figure], counting: Counting, asked: Asked
) -> Iterator[tuple[Figure, Mapping[str, int]]]:
    """The figures of one source, each with what was counted for its day."""
    by_day: dict[date | Period, list[Figure]] = {}
    for figure in figures:
        by_day.setdefault(asked.dates.of(figure.id, figure.basis), []).append(figure)
    for together in by_day.values():
        counted = counting(asked.of(together[0].id, together[0].basis).by_place())
        yield from ((figure, counted) for figure in together)


@cache
def _countings() -> list[tuple[Sequence[Figure], Counting]]:
    """The figures that choose from each source, and what counts them all."""
    return [
        (
            figures,
            Counting(
                partial(source, PLACES),
                {name: count for one in figures for name, count in one.counts().items()},
                COMBINED.get(source, ()),
            ),
        )
        for source, grouped in groupby(FIGURES.values(), key=lambda figure: figure.source)
        for figures in [list(grouped)]
    ]


def written(on: date | Period) -> str:
    """A day as YYYY-MM-DD, a period as from/to."""
    return str(on) if isinstance(on, Period) else on.isoformat()
