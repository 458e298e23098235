"""Counts that stop where nobody reads further."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet

COUNT_CAP: Final = 1_000
"""Nobody reads further; counting more would only cost time."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rows, or that there are more than anyone reads."""

    number: int
    more: bool = False


def capped_count(rows: QuerySet[Any]) -> Count:
    """How many rows, counted no further than the cap."""
    found = rows.order_by().values("pk")[: COUNT_CAP + 1].count()
    return Count(min(found, COUNT_CAP), more=found > COUNT_CAP)
