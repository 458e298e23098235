"""Counts that stop where nobody reads further."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final, Self

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import IntegerField, QuerySet, Subquery

COUNT_CAP: Final = 1_000
"""Nobody reads further; counting more would only cost time."""


@dataclass(frozen=True, slots=True)
class Count:
    """A number of rows, or that there are more than anyone reads."""

    number: int
    more: bool = False

    @classmethod
    def of(cls, found: int) -> Self:
        """What is said of so many rows, which were counted one further than the cap at most."""
        return cls(min(found, COUNT_CAP), more=found > COUNT_CAP)


def capped_count(rows: QuerySet[Any]) -> Count:
    """How many rows, counted no further than the cap."""
    return Count.of(_capped(rows).count())


def capped_counts(lists: Iterable[QuerySet[Any]]) -> list[Count]:
    """The same for several lists, in one query for all of them."""
    counts: list[str] = []
    values: list[Any] = []
    for rows in lists:
        try:
            sql, given = _capped(rows).query.sql_with_params()
        except EmptyResultSet:  # a list that has no rows whatever the tables hold
            counts.append("0")
        else:
            counts.append(f"(select count(*) from ({sql}) as one)")  # noqa: S608
            values += given
    if not counts:
        return []
    with connection.cursor() as cursor:
        cursor.execute(f"select {', '.join(counts)}", values)
        return [Count.of(number) for number in cursor.fetchone()]


class Found(Subquery):
    """How many `rows` there are, for `Count.of`, as a column of the very query that reads some of them."""

    template = "(select count(*) from (%(subquery)s) as found)"
    output_field = IntegerField()

    def __init__(self, rows: QuerySet[Any]) -> None:
        super().__init__(_capped(rows))


def _capped(rows: QuerySet[Any]) -> QuerySet[Any, Any]:
    return rows.order_by().values("pk")[: COUNT_CAP + 1]
