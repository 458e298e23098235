"""A figure asked otherwise, on another day or with what became known later, and the rows that make the difference."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Exists, OuterRef

from common.asof import Period
from reports.figures import Asked, Figure
from reports.rows import RowPage, page_of
from reports.vocab import Audience


@dataclass(frozen=True, slots=True)
class Recount:
    """What the same rule gives otherwise. `came` and `went` are the first rows, as far as the reader may see them.

    `total` is there for public facts alone: of anything else the reader's own count is not the figure, and the whole
    count would tell of rows that are not theirs to see.
    """

    total: int | None
    came: RowPage
    went: RowPage


def recounted(figure: Figure, before: Asked, after: Asked) -> Recount:
    """The figure as `after` asks for it, with what distinguishes its rows from those of `before`.

    Runs under the sight of whoever reads.
    """
    return Recount(
        total=figure.rows(after).count() if figure.audience == Audience.FACTS else None,
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
    return Asked(asked.dates.all_on(figure.basis, on), known_at)
