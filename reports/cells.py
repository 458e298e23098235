"""A statistical table with each of its numbers as a place to ask about."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext_lazy as _

from common.display import Text
from reports.document import Document, Snapshot
from reports.document.blocks import plain
from reports.document.snapshot import BEYOND, FEW, HELD, CountTable
from reports.statistics.gathering import POLICY
from requests_app.rates import FEW as FEW_REQUESTS

WITHHELD: Final[Mapping[str, tuple[Text, Mapping[str, int]]]] = {
    HELD: (
        _(
            "It is held back. Numbers below %(number)s that do not rest on public facts alone are held back, and with them as many others "
            "as it takes that none can be worked out from the tables of this report or of an earlier one."
        ),
        {"number": POLICY.threshold},
    ),
    FEW: (
        _("It is not shown: a share or median of fewer than %(number)s requests says too little."),
        {"number": FEW_REQUESTS},
    ),
    BEYOND: (_("There is none: fewer than half of the requests have come so far."), {}),
}
"""Why a table shows a mark instead of a number: the rule alone, the same for every cell."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One number as it is printed: in which row (counted from 1, and by its key) and column, and the words for both.

    `withheld` is the rule by which a mark stands in its place.
    """

    row: int
    key: str
    column: str
    row_words: str
    column_words: str
    words: str
    withheld: str


@dataclass(frozen=True, slots=True)
class OpenTable:
    """A table as it is printed, with its cells by row and column; None where a column does not apply."""

    counted: CountTable
    caption: str
    head: str
    columns: Sequence[str]
    rows: Sequence[tuple[str, Sequence[Cell | None]]]

    def cell(self, row: int, column: str) -> Cell | None:
        """The cell in the row, counted from 1, and the column of this name; None where there is none."""
        if not 0 < row <= len(self.rows) or column not in self.counted.columns:
            return None
        return self.rows[row - 1][1][self.counted.columns.index(column)]


def opened(snapshot: Snapshot, document: Document, id: str) -> OpenTable | None:
    """The table with this id, in the language of the document; None where the edition has none."""
    counted = next((table for table in snapshot.tables if table.id == id), None)
    if counted is None:
        return None
    printed = next(table for table in document.tables if table.key == id)
    head, *columns = printed.columns
    rows = []
    for number, (row, runs) in enumerate(zip(counted.rows, printed.rows, strict=True), start=1):
        name, *words = (plain(cell) for cell in runs)
        rows.append(
            (
                name,
                [
                    Cell(number, row.key, column, name, label, said, _rule(row.values[column]))
                    if column in row.values
                    else None
                    for column, label, said in zip(counted.columns, columns, words, strict=True)
                ],
            )
        )
    return OpenTable(counted, printed.caption, head, columns, rows)


def _rule(value: int | str) -> str:
    if isinstance(value, int):
        return ""
    sentence, numbers = WITHHELD[value]
    return str(sentence) % numbers
