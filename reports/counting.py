"""Statements that are built once and run for any dates.

Django needs longer to build the statement that counts a few figures than PostgreSQL to run it. It is therefore built
once in a process, with places where the dates stand, and the dates of each question are filled in.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import UTC, date, datetime
from typing import Any, TypeAlias

from django.db import connection
from django.db.models import Aggregate, Count, QuerySet

Values: TypeAlias = Mapping[str, date | datetime]
"""The dates of a question by the names of their places."""


class DayPlace(date):
    """Stands for a day in a statement."""

    name: str


class MomentPlace(datetime):
    """Stands for a moment in a statement."""

    name: str


def day_place(name: str) -> DayPlace:
    """A place for the day of this name."""
    place = DayPlace(1, 1, 1)
    place.name = name
    return place


def moment_place(name: str) -> MomentPlace:
    """A place for the moment of this name."""
    place = MomentPlace(1, 1, 1, tzinfo=UTC)
    place.name = name
    return place


class Counting:
    """Counts several things about the rows of one query set in one statement.

    `rows` gives the query set with places in it; it must hand them to the database as they are, and not compute with
    them. `counts` names what is counted; with `alike`, rows that are the same in these fields are first added up to one
    row with their number in `alike`.
    """

    def __init__(
        self,
        rows: Callable[[], QuerySet[Any]],
        counts: Mapping[str, Aggregate],
        alike: Sequence[str] = (),
    ) -> None:
        self._rows = rows
        self._counts = counts
        self._alike = alike
        self._built: tuple[str, Sequence[Any]] | None = None

    def __call__(self, values: Values) -> dict[str, int]:
        """What is counted, for these dates, as far as whoever looks may see it."""
        if self._built is None:
            return self._first(values)
        sql, parameters = self._built
        with connection.cursor() as cursor:
            cursor.execute(sql, _filled(parameters, values))
            return _whole(zip(self._counts, cursor.fetchone(), strict=True))

    def _first(self, values: Values) -> dict[str, int]:
        def run(execute: Any, sql: str, parameters: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
            self._built = (sql, parameters)
            return execute(sql, _filled(parameters, values), many, context)

        with connection.execute_wrapper(run):
            rows = self._rows()
            if self._alike:
                rows = rows.order_by().values(*self._alike).annotate(alike=Count("pk"))
            return _whole(rows.aggregate(**self._counts).items())


def _whole(counted: Iterable[tuple[str, Any]]) -> dict[str, int]:
    """The counts as whole numbers: the database adds them up as decimals."""
    return {name: int(number) for name, number in counted}


def _filled(parameters: Sequence[Any], values: Values) -> tuple[Any, ...]:
    return tuple(
        values[parameter.name] if isinstance(parameter, DayPlace | MomentPlace) else parameter
        for parameter in parameters
    )
