"""Writes a register to a file, in the columns in which it would be imported again."""

from __future__ import annotations

import csv
from collections.abc import Iterator

from django.db.models import QuerySet

from requests_app.models import CooperationRequest
from requests_app.services.files import COLUMNS, stored


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def csv_lines(requests: QuerySet[CooperationRequest]) -> Iterator[str]:
    """The header and each request as lines of CSV, in the order of the queryset, read in small portions."""
    writer = csv.writer(_Echo())
    yield writer.writerow([column.name for column in COLUMNS])
    for _key, record in stored(requests):
        yield writer.writerow(record.cells())
