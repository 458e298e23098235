"""Requests with a past, as imports and demonstrations bring them: rows and events in bulk, no guard in between."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from operator import attrgetter
from types import SimpleNamespace
from typing import Any, Final, NamedTuple, cast

from django.db import connection

from common.asof import start_of
from common.bulk import batches, execute
from common.codes import new_code
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import projection
from requests_app.vocab import EventKind

BATCH = 2_000
"""Rows written by one statement."""

COLUMNS: Final = {
    one.attname: (str(one.column), str(one.db_type(connection)))
    for one in CooperationRequest._meta.concrete_fields
    if not getattr(one, "generated", False)
}
"""Attributes of a request, with the columns that hold them and their types."""

DEFAULTS: Final = {
    one.attname: one.get_default()
    for one in CooperationRequest._meta.concrete_fields
    if one.attname in COLUMNS
}

EVENT: Final = {
    "request_id": "bigint",
    "kind": "text",
    "effective_on": "date",
    "known_from": "timestamptz",
    "recorded_by_id": "bigint",
    "note": "text",
    "corrects_id": "bigint",
    "detail": "jsonb",
}
"""Columns of an event and their types."""


def sketch(**fields: Any) -> CooperationRequest:
    """A new request with a code of its own and, but for the given ones, the columns' defaults.

    It has the columns alone and is only written: an instance of the model costs ten times as much.
    """
    return cast("CooperationRequest", SimpleNamespace(**{**DEFAULTS, "code": new_code(), **fields}))


class Step(NamedTuple):
    """One thing that happened on a day."""

    kind: EventKind
    on: date
    note: str = ""
    by: int | None = None
    corrects: int | None = None
    detail: Mapping[str, Any] = {}


@dataclass(frozen=True, slots=True)
class Milestones:
    """The days of a request's life, as the columns of a file have them; what did not happen is None or empty."""

    transmitted_on: date | None = None
    acknowledged_on: date | None = None
    outcome: str = ""
    ended_on: date | None = None
    """Also for an outcome in part, where the file was closed with it; else the rest is still awaited."""

    def steps(self, today: date, *, by: int | None = None) -> list[Step]:
        """The same as events, in order.

        An outcome without its day falls on the last day that is known, so that nothing is called late by guess.
        """
        found = []
        if self.transmitted_on is not None:
            found.append(Step(EventKind.TRANSMITTED, self.transmitted_on, by=by))
        if self.acknowledged_on is not None:
            found.append(Step(EventKind.ACKNOWLEDGED, self.acknowledged_on, by=by))
        if self.outcome:
            day = self.ended_on or self.acknowledged_on or self.transmitted_on or today
            found.append(Step(EventKind(self.outcome), day, by=by))
        if self.ended_on is not None:
            found.append(Step(EventKind.CLOSED, self.ended_on, by=by))
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
    return sum(_write(batch) for batch in batches(pasts, BATCH))


def write_steps(steps: Iterable[tuple[int, Step]]) -> None:
    """Writes events, each given with the key of its request."""
    starts = dict[date, datetime]()  # the same day is asked for many times
    for batch in batches(steps, 4 * BATCH):
        starts |= {step.on: start_of(step.on) for _key, step in batch if step.on not in starts}
        rows: list[tuple[Any, ...]] = [
            (key, step.kind, step.on, starts[step.on], step.by, step.note, step.corrects, step.detail)
            for key, step in batch
        ]
        names, types = ", ".join(EVENT), EVENT.values()
        execute(f"insert into {RequestEvent._meta.db_table} ({names}) select * from {{rows}}", types, rows)  # noqa: S608


def update(requests: Iterable[CooperationRequest], attributes: Sequence[str]) -> None:
    """Writes the given attributes of known requests."""
    columns = [COLUMNS[name] for name in ("id", *attributes)]
    assignments = ", ".join(f"{column} = new.{column}" for column, _type in columns[1:])
    table, names = CooperationRequest._meta.db_table, ", ".join(column for column, _type in columns)
    read = attrgetter("pk", *attributes)
    for batch in batches(requests, BATCH):
        execute(
            f"update {table} set {assignments} from {{rows}} as new ({names}) where {table}.id = new.id",  # noqa: S608
            [kind for _column, kind in columns],
            [read(request) for request in batch],
        )


def _write(batch: Sequence[Past]) -> int:
    # Several times as fast as bulk_create, which builds an expression for each value.
    for past, (key,) in zip(batch, _new_keys(len(batch)), strict=True):
        past.request.id = key
    names = ", ".join(column for column, _type in COLUMNS.values())
    read = attrgetter(*COLUMNS)
    execute(
        f"insert into {CooperationRequest._meta.db_table} ({names}) select * from {{rows}}",  # noqa: S608
        [kind for _column, kind in COLUMNS.values()],
        [read(past.request) for past in batch],
    )
    write_steps((past.request.id, step) for past in batch for step in past.steps)
    return len(batch)


def _new_keys(count: int) -> list[tuple[int]]:
    with connection.cursor() as cursor:
        cursor.execute(
            "select nextval(pg_get_serial_sequence(%s, 'id')) from generate_series(1, %s)",
            [CooperationRequest._meta.db_table, count],
        )
        keys: list[tuple[int]] = cursor.fetchall()
        return keys
