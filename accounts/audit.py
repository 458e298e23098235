"""The trail of reads: who looked at which confidential or sealed rows."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Any, Final, Protocol

import pghistory.models
from django.db import connection
from django.db.models import Model, QuerySet

from accounts.marking import highest
from accounts.models import Person
from accounts.sight.declarations import tables
from accounts.vocab import Level

MARKS: Final = ("level", "owner_organ", "compartment_id")


class Readable(Protocol):
    """What the trail asks of a row: a `Marked` one, or one that is marked with its parent."""

    pk: Any

    @property
    def _meta(self) -> Any: ...

    @property
    def level(self) -> str:
        """How it is marked."""

    @property
    def owner_organ(self) -> str:
        """Whose it is."""

    @property
    def compartment_id(self) -> int | None:
        """The compartment that it lies in."""


def marked() -> list[type[Model]]:
    """The kinds of things whose reading the trail keeps."""
    return [
        model
        for model in tables()
        if all(hasattr(model, name) for name in MARKS) and not issubclass(model, pghistory.models.Event)
    ]


def record_read(
    rows: Iterable[Readable],
    *,
    by: Person,
    path: str = "",
    on_page_of: Readable | None = None,
    least: Level = Level.PUBLIC,
) -> Level:
    """Writes the confidential and sealed rows among `rows` to the trail; nothing when all are public.

    What lies in compartments goes to lines of its own: the lines that administrators read are the same whether or not
    there was anything sealed besides. `on_page_of` is the thing whose page shows the rows beside itself: if it lies in
    a compartment, so does the whole reading, for without that page nobody would have read the others.
    Returns the highest level shown, which is the marking of the page; it is `least` at least, for a page on which the
    Court says of public things what is not public.
    """
    shown = list(rows)
    kept = sorted((row for row in shown if row.level != Level.PUBLIC), key=_line)
    if kept:
        lines = [_values(list(group), by, path, on_page_of) for _key, group in groupby(kept, key=_line)]
        values: list[Any] = [value for line in lines for value in line]
        # Without RETURNING: the trail is written by people who may not read it.
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into accounts_readaudit "  # noqa: S608 - placeholders only
                "(person_id, what, object_ids, compartment_ids, level, owner_organ, path) values "
                + ", ".join(["(%s, %s, %s, %s::bigint[], %s, %s, %s)"] * len(lines)),
                values,
            )
    return highest([least, *(row.level for row in shown)])


def record_export(rows: QuerySet[Any], *, by: Person, path: str) -> None:
    """Writes to the trail that the person took rows with them, with the confidential ones among them.

    For rows without any under seal. The database gathers their keys: there may be as many as a register has.
    """
    kept, values = rows.order_by().exclude(level=Level.PUBLIC).values("pk").query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into accounts_readaudit (person_id, what, object_ids, level, owner_organ, path) "  # noqa: S608
            "select %s, %s, coalesce(array_agg(kept.id), '{}'), case when count(*) > 0 then %s else %s end, %s, %s "
            f"from ({kept}) as kept (id)",
            [
                by.pk,
                rows.model._meta.label_lower,
                Level.CONFIDENTIAL,
                Level.PUBLIC,
                by.organ,
                path[:400],
                *values,
            ],
        )


def _line(row: Readable) -> tuple[bool, str]:
    return row.compartment_id is not None, row._meta.label_lower


def _values(rows: Sequence[Readable], by: Person, path: str, on_page_of: Readable | None) -> list[Any]:
    places = (*rows, on_page_of) if on_page_of is not None else rows
    compartments = sorted({row.compartment_id for row in places if row.compartment_id is not None})
    return [
        by.pk,
        rows[0]._meta.label_lower,
        [row.pk for row in rows],
        compartments,
        highest(row.level for row in rows),
        rows[0].owner_organ,
        # The words of a search may name what is sealed, also where only open rows hold them.
        (path if compartments else path.partition("?")[0])[:400],
    ]
