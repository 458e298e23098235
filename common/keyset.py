"""Paging by key: the last page costs what the first costs, and a page never repeats or loses a row."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, Generic, TypeVar

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as _

from common.errors import Refusal

Row = TypeVar("Row", bound=models.Model)
Item = TypeVar("Item")


@dataclass(frozen=True)
class Page(Generic[Item]):
    """One page of rows; `next` is the cursor of the following page, or None on the last one."""

    rows: list[Item]
    next: str | None


@dataclass(frozen=True)
class Keyset:
    """An order by one column (rows without a value last) and then by id; cursors name the last row seen.

    The column may be an annotation that has a value in every row.

    The two halves, rows with a value and rows without, are asked for apart: each half is then one
    range of the index on (column, id), however deep the page lies.
    """

    column: str
    descending: bool = False

    def page(self, rows: models.QuerySet[Row], *, size: int, cursor: str = "") -> Page[Row]:
        """The page of at most `size` rows that follows `cursor` (the first page when it is empty)."""
        value, key = self._read(rows, cursor) if cursor else (None, None)
        sign = "-" if self.descending else ""
        if self.column == "id":
            found = list(self._after_id(rows, key).order_by(f"{sign}id")[: size + 1])
        else:
            found = []
            if key is None or value is not None:
                valued = rows.filter(**{f"{self.column}__isnull": False})
                if key is not None:
                    valued = valued.filter(self._after(value, key))
                found = list(valued.order_by(f"{sign}{self.column}", f"{sign}id")[: size + 1])
            if len(found) <= size and _may_be_empty(rows, self.column):
                empty = self._after_id(
                    rows.filter(**{f"{self.column}__isnull": True}), key if value is None else None
                )
                found += empty.order_by(f"{sign}id")[: size + 1 - len(found)]
        return Page(rows=found[:size], next=self.cursor(found[size - 1]) if len(found) > size else None)

    def _after_id(self, rows: models.QuerySet[Row], key: int | None) -> models.QuerySet[Row]:
        return rows if key is None else rows.filter(**{"id__lt" if self.descending else "id__gt": key})

    def _after(self, value: Any, key: int) -> Q:
        # `column >= value` is what the index can use; the rest only trims the first rows of that range.
        past = "lt" if self.descending else "gt"
        return Q(**{f"{self.column}__{past}e": value}) & (
            Q(**{f"{self.column}__{past}": value}) | Q(**{f"id__{past}": key})
        )

    def cursor(self, row: models.Model) -> str:
        """What the address of the page after `row` carries."""
        value: Any = row
        for name in self.column.split("__"):
            value = getattr(value, name)
        return cursor_of(value.isoformat() if isinstance(value, date | datetime) else value, row.pk)

    def _read(self, rows: models.QuerySet[Row], cursor: str) -> tuple[Any, int]:
        value, key = read_cursor(cursor)
        try:
            return (None if value is None else _column(rows, self.column).to_python(value)), key
        except (ValueError, TypeError, OverflowError, ValidationError) as error:
            raise _damaged() from error


Part = tuple[Keyset, models.QuerySet[Any]]


def one_after_another(parts: Sequence[Part], *, size: int, cursor: str = "") -> Page[Any]:
    """A page of at most `size` rows through several parts, each in its own order; `cursor` says in which it goes on."""
    number, _dot, after = cursor.partition(".")
    if number and number not in map(str, range(len(parts))):
        raise _damaged()
    found: list[tuple[int, Any]] = []
    for at in range(int(number or 0), len(parts)):
        keyset, rows = parts[at]
        found += [(at, row) for row in keyset.page(rows, size=size + 1 - len(found), cursor=after).rows]
        if len(found) > size:
            last, row = found[size - 1]
            return Page([row for _at, row in found[:size]], f"{last}.{parts[last][0].cursor(row)}")
        after = ""
    return Page([row for _at, row in found], None)


def cursor_of(value: Any, key: int) -> str:
    """A cursor that names the row with this key by the value by which the rows are ordered."""
    return _closed(json.dumps([value, key]))


def read_cursor(cursor: str) -> tuple[Any, int]:
    """Value and key of a cursor. Raises Refusal for one that was not made here."""
    try:
        value, key = json.loads(_opened(cursor))
        return value, int(key)
    except (ValueError, TypeError, OverflowError, binascii.Error) as error:
        raise _damaged() from error


def _damaged() -> Refusal:
    return Refusal(_("This page link is damaged; start again from the first page."), field="after")


def _may_be_empty(rows: models.QuerySet[Any], path: str) -> bool:
    """Whether some rows have no value; what is computed has one in every row."""
    return path not in rows.query.annotations and _column(rows, path).null


def _column(rows: models.QuerySet[Any], path: str) -> models.Field[Any, Any]:
    """The column, or the kind of value that the rows are annotated with under this name."""
    if path in rows.query.annotations:
        computed = rows.query.annotations[path].output_field
        assert isinstance(computed, models.Field)
        return computed
    model: type[models.Model] = rows.model
    *relations, name = path.split("__")
    for relation in relations:
        model = model._meta.get_field(relation).related_model  # type: ignore[assignment]
    field = model._meta.get_field(name)
    assert isinstance(field, models.Field)
    return field


BLOCK: Final = 32
TAG: Final = 16


def _closed(text: str) -> str:
    """The text as a cursor that nobody else can read or make: ids in addresses would tell how many rows lie between.

    The keyed hash of the text, and the text under a key stream that starts from this hash: the same text gives the same
    cursor. Texts are padded, so that their length tells nothing either.
    """
    content = text.encode()
    content += b" " * (-len(content) % BLOCK)
    tag = _keyed("tag", content)[:TAG]
    return base64.urlsafe_b64encode(tag + _under_stream(tag, content)).decode().rstrip("=")


def _opened(cursor: str) -> str:
    """The text of a cursor. Raises ValueError for one that was not made here."""
    raw = base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4))
    tag, content = raw[:TAG], _under_stream(raw[:TAG], raw[TAG:])
    if not hmac.compare_digest(tag, _keyed("tag", content)[:TAG]):
        raise ValueError("This cursor was not made here.")
    return content.decode()


def _under_stream(tag: bytes, content: bytes) -> bytes:
    stream = hashlib.shake_256(_keyed("stream", tag)).digest(len(content))
    return bytes(one ^ other for one, other in zip(content, stream, strict=True))


def _keyed(use: str, content: bytes) -> bytes:
    return hmac.digest(settings.SECRET_KEY.encode(), f"common.keyset.{use}:".encode() + content, "sha256")
