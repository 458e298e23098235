"""Counting every figure, one query for each source."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import cache, partial
from itertools import groupby

from accounts.sight import purpose
from common.asof import Period
from reports.counting import Counting
from reports.figures.asked import PLACES, Asked, FigureDates
from reports.figures.figure import Value
from reports.figures.registry import FIGURES
from reports.figures.sources import COMBINED


@dataclass(frozen=True, slots=True)
class FigureValue:
    """A counted figure: its value, the day or period (`from/to`) it holds for, and its rule."""

    value: Value
    on: str
    rule: str


def compute(dates: FigureDates, known_at: datetime) -> dict[str, FigureValue]:
    """Every figure for these dates as known at `known_at`, in the order of the registry; one query for each source."""
    asked = Asked(dates, known_at).by_place()
    with purpose("figures"):
        counted = {name: count for counting in _countings() for name, count in counting(asked).items()}
    return {
        figure.id: FigureValue(figure.value(counted), written(dates.on(figure.basis)), str(figure.rule))
        for figure in FIGURES.values()
    }


@cache
def _countings() -> list[Counting]:
    """One for each source, of all figures that choose from it."""
    return [
        Counting(
            partial(source, PLACES),
            {name: count for one in figures for name, count in one.counts().items()},
            COMBINED.get(source, ()),
        )
        for source, figures in groupby(FIGURES.values(), key=lambda figure: figure.source)
    ]


def written(on: date | Period) -> str:
    """A day as YYYY-MM-DD, a period as from/to."""
    return str(on) if isinstance(on, Period) else on.isoformat()
