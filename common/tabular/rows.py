"""Rows of typed values, and the places that findings name."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from django.utils.translation import gettext as _

from common.findings import Finding, Severity


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: values by the name of their column."""

    number: int
    file: str = ""
    values: dict[str, Any] = field(default_factory=dict)
    cells: Sequence[str] = ()
    """What the file says, as it stands there."""

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def get(self, column: str, default: Any = None) -> Any:
        """The value, or the default where the file has no such column."""
        return self.values.get(column, default)

    def finding(self, sentence: str, column: str = "", severity: Severity = Severity.BLOCKER) -> Finding:
        """A finding about this row, or about one of its cells."""
        return Finding(severity, place(self.file, self.number, column), sentence, self.number, column)


def place(file: str, row: int, column: str = "") -> str:
    """“apic.csv, row 3, column deposit_date”; without a file name, “row 3, column deposit_date”."""
    parts = [file, _("row %d") % row, _("column %s") % column if column else ""]
    return ", ".join(part for part in parts if part)


def once(rows: Iterable[Row], key: Callable[[Row], Any], column: str = "") -> Iterator[Finding]:
    """A finding for each row whose key an earlier row has already."""
    first: dict[Any, int] = {}
    for row in rows:
        known = key(row)
        if known in first:
            yield row.finding(_("repeats row %d; delete one of the two.") % first[known], column)
        else:
            first[known] = row.number
