"""Writes a register to a file, in the columns in which it would be imported again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO

from django.db.models import QuerySet

from common import tabular
from requests_app.models import CooperationRequest
from requests_app.services.files import COLUMNS, stored


def csv_lines(requests: QuerySet[CooperationRequest]) -> Iterator[str]:
    """The header and each request as lines of CSV, in the order of the queryset, read in small portions."""
    return tabular.csv_lines(_lines(requests))


def workbook(requests: QuerySet[CooperationRequest]) -> IO[bytes]:
    """The same as an XLSX workbook, in a temporary file."""
    return tabular.workbook([("requests", _lines(requests))])


def _lines(requests: QuerySet[CooperationRequest]) -> Iterator[list[str]]:
    yield [column.name for column in COLUMNS]
    for _key, record in stored(requests):
        yield record.cells()
