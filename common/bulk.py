"""Many rows in one statement: one array for each column, so that the server reads a few words and not thousands."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import islice
from typing import Any, TypeVar

from django.db import connection

T = TypeVar("T")


def batches(items: Iterable[T], size: int) -> Iterator[list[T]]:
    """The items in lists of at most `size`."""
    left = iter(items)
    while batch := list(islice(left, size)):
        yield batch


def execute(statement: str, types: Iterable[str], rows: Sequence[tuple[Any, ...]]) -> None:
    """Executes the statement with `{rows}` as a table of the rows, whose columns have the given types of PostgreSQL.

    Values are text, numbers, flags, days, moments, dictionaries (jsonb) and None.
    """
    if not rows:
        return
    arrays = ", ".join(f"%s::{kind}[]" for kind in types)
    values = ["{" + ",".join(map(_element, column)) + "}" for column in zip(*rows, strict=True)]
    with connection.cursor() as cursor:
        cursor.execute(statement.format(rows=f"unnest({arrays})"), values)


def _element(value: Any) -> str:
    """The value as an element of an array in PostgreSQL's own writing."""
    if value is None:
        return "NULL"
    if isinstance(value, dict):
        value = json.dumps(value) if value else "{}"
    if isinstance(value, str):
        if value.isalnum() and value.upper() != "NULL":
            return value
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if isinstance(value, date):
        return value.isoformat()
    return str(value)
