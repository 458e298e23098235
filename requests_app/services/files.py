"""The form in which registers are exchanged as files: the same columns for import and export."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final, NamedTuple

from django.db.models import QuerySet

from accounts.vocab import Level
from common.tabular import Column, Row, day, guarded, one_of, unguarded
from requests_app.models import CooperationRequest
from requests_app.vocab import TRANSMITTERS, Family, Originator, Outcome


class Record(NamedTuple):
    """One request as a line of a file, in the order of its columns.

    `closed_on` is the day from which nothing more was awaited. Empty text is "", an empty date None.
    """

    reference: str
    organ: str
    originator: str
    family: str
    article: str
    partner: str
    situation: str
    subject: str
    level: str
    channel: str
    language: str
    transmitted_on: date | None
    due_on: date | None
    acknowledged_on: date | None
    outcome: str
    closed_on: date | None

    def cells(self) -> list[str]:
        """The line as text: dates as YYYY-MM-DD, and nothing that a spreadsheet takes for a formula."""
        return [value.isoformat() if isinstance(value, date) else guarded(value or "") for value in self]


COLUMNS: Final = (
    Column("reference", unguarded),
    Column("organ", one_of(TRANSMITTERS), required=True),
    Column("originator", one_of(Originator.values), required=True),
    Column("family", one_of(Family.values), required=True),
    Column("article", unguarded),
    Column("partner", unguarded, required=True),
    Column("situation", unguarded),
    Column("subject", unguarded, required=True),
    Column("level", one_of(Level.values), required=True),
    Column("channel", unguarded),
    Column("language", unguarded),
    Column("transmitted_on", day),
    Column("due_on", day),
    Column("acknowledged_on", day),
    Column("outcome", one_of(Outcome.values)),
    Column("closed_on", day),
)
"""How the cells of each column are read."""

REMARKS: Final = "errors"
"""A column that a file to be corrected has besides; the import does not read it."""

assert tuple(column.name for column in COLUMNS) == Record._fields

DATES: Final = frozenset(column.name for column in COLUMNS if column.parse is day)


def record_of(row: Row) -> Record:
    """The line of a file; cells that could not be read count as empty."""
    return Record._make(row.values.get(name) or (None if name in DATES else "") for name in Record._fields)


def stored(requests: QuerySet[CooperationRequest]) -> Iterator[tuple[int, Record]]:
    """The requests as records, each with its key. A sealed one bears the reference of the file that brought it."""
    rows: QuerySet[Any, tuple[Any, ...]] = requests.values_list(
        "pk",
        "imported_reference",
        "reference",
        "owner_organ",
        "originator",
        "family",
        "article",
        "partner__code",
        "situation__name_en",
        "subject",
        "level",
        "channel",
        "language",
        "transmitted_on",
        "due_on",
        "acknowledged_on",
        "outcome",
        "ended_on",
    )
    for key, imported, reference, *values in rows.iterator(chunk_size=2_000):
        values[5] = values[5] or ""
        sealed = values[7] == Level.UNDER_SEAL
        yield key, Record(imported if sealed else reference or "", *values)
