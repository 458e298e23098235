"""A figure asked otherwise, on another day or with what became known later, and the rows that make the difference."""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import nullcontext
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from accounts.sight import purpose
from common.asof import Period
from reports.figures import Asked, Figure
from reports.figures.figure import Value
from reports.rows import RowPage, page_of


@dataclass(frozen=True, slots=True)
class Recount:
    """What the same rule gives otherwise. `came` and `went` are the first rows, as far as the reader may see them."""

    value: Value
    asked: Asked
    came: RowPage
    went: RowPage

    @property
    def total(self) -> int:
        """The value, or the sum over a distribution."""
        return sum(self.value.values()) if isinstance(self.value, Mapping) else self.value


def recounted(figure: Figure, before: Asked, after: Asked, *, whole: bool) -> Recount:
    """The figure as `after` asks for it, with what distinguishes its rows from those of `before`.

    `whole` counts like an edition, over all organs; else only what the reader sees is counted.
    """
    with purpose("figures") if whole else nullcontext():
        value = figure.count(after)
    return Recount(
        value,
        after,
        came=_beyond(figure, after, before),
        went=_beyond(figure, before, after),
    )


def _beyond(figure: Figure, asked: Asked, other: Asked) -> RowPage:
    """The rows that only the first question finds."""
    return page_of(figure.rows(asked).filter(~Exists(figure.rows(other).filter(pk=OuterRef("pk")))))


def on_another_day(figure: Figure, asked: Asked, on: date | Period, *, now: datetime) -> Asked:
    """The same question for another day or period; one that ends after the moment of knowledge is asked from `now`."""
    end = on.end if isinstance(on, Period) else on
    known_at = asked.known_at if end <= asked.known_at.date() else now
    dates: dict[str, Any] = {figure.basis.value: on}
    return Asked(replace(asked.dates, **dates), known_at)
