"""Requests with a past, as imports and demonstrations bring them: rows and events in bulk, no guard in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from psycopg2.extras import Json, execute_values

from common.asof import start_of
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import projection
from requests_app.vocab import EventKind

BATCH = 2_000
"""Rows written by one statement."""

COLUMNS = [
    (one.attname, str(one.column))
    for one in CooperationRequest._meta.concrete_fields
    if not getattr(one, "generated", False)
]
"""Attributes of a request and the columns that hold them."""


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that happened on a day."""

    kind: EventKind
    on: date
    note: str = ""
    by: int | None = None
    corrects: int | None = None
    detail: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of a request's life, as the columns of a file have them; what did not happen is None or empty."""

    transmitted_on: date | None = None
    acknowledged_on: date | None = None
    outcome: str = ""
    ended_on: date | None = None
    """Also for an outcome in part, where the file was closed with it; else the rest is still awaited."""

    def steps(self, today: date) -> list[Step]:
        """The same as events, in order.

        An outcome without its day falls on the last day that is known, so that nothing is called late by guess.
        """
        found = []
        if self.transmitted_on is not None:
            found.append(Step(EventKind.TRANSMITTED, self.transmitted_on))
        if self.acknowledged_on is not None:
            found.append(Step(EventKind.ACKNOWLEDGED, self.acknowledged_on))
        if self.outcome:
            day = self.ended_on or self.acknowledged_on or self.transmitted_on or today
            found.append(Step(EventKind(self.outcome), day))
        if self.ended_on is not None:
            found.append(Step(EventKind.CLOSED, self.ended_on))
        return found


def project(request: CooperationRequest, steps: Iterable[Step]) -> None:
    """Writes onto the row, unsaved, what follows from the steps."""
    for step in steps:
        projection.project(
            request, step.kind, on=step.on, known_from=start_of(step.on), by=step.by, detail=step.detail
        )


@dataclass(slots=True)
class Past:
    """A new request and what happened to it, in order."""

    request: CooperationRequest
    steps: Sequence[Step] = field(default_factory=list)


def write(pasts: Iterable[Past]) -> int:
    """Writes new requests with their events; each event is known from its own day. Returns how many requests."""
    count, batch = 0, list[Past]()
    for past in pasts:
        batch.append(past)
        if len(batch) == BATCH:
            count += _write(batch)
            batch = []
    return count + _write(batch)


def write_steps(steps: Iterable[tuple[int, Step]]) -> None:
    """Writes events, each given with the key of its request."""
    _insert(
        RequestEvent._meta.db_table,
        (
            "request_id",
            "kind",
            "effective_on",
            "known_from",
            "recorded_by_id",
            "note",
            "corrects_id",
            "detail",
        ),
        [
            (
                request,
                str(step.kind),
                step.on,
                start_of(step.on),
                step.by,
                step.note,
                step.corrects,
                Json(step.detail),
            )
            for request, step in steps
        ],
    )


def _write(batch: Sequence[Past]) -> int:
    # Twice as fast as bulk_create, which builds an expression for each value.
    for past, (key,) in zip(batch, _new_keys(len(batch)), strict=True):
        past.request.pk = key
    _insert(
        CooperationRequest._meta.db_table,
        [column for _, column in COLUMNS],
        [
            tuple(
                Json(value) if isinstance(value := getattr(past.request, name), dict) else value
                for name, _ in COLUMNS
            )
            for past in batch
        ],
    )
    write_steps((past.request.pk, step) for past in batch for step in past.steps)
    return len(batch)


def _new_keys(count: int) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
            [CooperationRequest._meta.db_table, count],
        )
        keys: list[tuple[int]] = cursor.fetchall()
        return keys


def _insert(table: str, columns: Sequence[str], rows: Sequence[tuple[Any, ...]]) -> None:
    if rows:
        with connection.cursor() as cursor:
            names = ", ".join(columns)
            # The names are those of our own tables.
            statement = f"insert into {table} ({names}) values %s"  # noqa: S608
            execute_values(cursor.cursor, statement, rows, page_size=BATCH)
