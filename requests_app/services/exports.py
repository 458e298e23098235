"""Writes a register to a file, in the columns in which it would be imported again."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import IO

from django.db.models import QuerySet

from common import tabular
from requests_app.models import CooperationRequest
from requests_app.services.files import COLUMNS, stored


def csv_lines(requests: QuerySet[CooperationRequest]) -> Iterator[str]:
    """The header and each request as lines of CSV, in the order of the queryset, read in small portions."""
    return tabular.csv_lines(_lines(requests))


def workbook(requests: QuerySet[CooperationRequest], *, passed: Callable[[int], None]) -> IO[bytes]:
    """The same as an XLSX workbook, in a temporary file; `passed` is told the key of each request before it is written."""
    return tabular.workbook([("requests", _lines(requests, passed))])


def _lines(
    requests: QuerySet[CooperationRequest], passed: Callable[[int], None] | None = None
) -> Iterator[list[str]]:
    yield [column.name for column in COLUMNS]
    for key, record in stored(requests):
        if passed is not None:
            passed(key)
        yield record.cells()
