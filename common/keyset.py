"""Paging by key: the last page costs what the first costs, and a page never repeats or loses a row."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
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


@dataclass(frozen=True)
class Page(Generic[Row]):
    """One page of rows; `next` is the cursor of the following page, or None on the last one."""

    rows: list[Row]
    next: str | None


@dataclass(frozen=True)
class Keyset:
    """An order by one column (rows without a value last) and then by id; cursors name the last row seen.

    The two halves, rows with a value and rows without, are asked for apart: each half is then one
    range of the index on (column, id), however deep the page lies.
    """

    column: str
    descending: bool = False

    def page(self, rows: models.QuerySet[Row], *, size: int, cursor: str = "") -> Page[Row]:
        """The page of at most `size` rows that follows `cursor` (the first page when it is empty)."""
        value, key = self._read(rows.model, cursor) if cursor else (None, None)
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
            if len(found) <= size and _column(rows.model, self.column).null:
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
        if isinstance(value, date | datetime):
            value = value.isoformat()
        return _closed(json.dumps([value, row.pk]))

    def _read(self, model: type[models.Model], cursor: str) -> tuple[Any, int]:
        try:
            value, key = json.loads(_opened(cursor))
            return (None if value is None else _column(model, self.column).to_python(value)), int(key)
        except (ValueError, TypeError, OverflowError, binascii.Error, ValidationError) as error:
            raise Refusal(
                _("This page link is damaged; start again from the first page."), field="after"
            ) from error


def _column(model: type[models.Model], path: str) -> models.Field[Any, Any]:
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
