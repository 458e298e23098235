"""Tables in files: CSV (UTF-8) and XLSX, read into rows of typed values, with every problem named by row and column.

    COLUMNS = (Column("code", code(3), required=True), Column("due_on", day), Column("note"))
    for row in read(path, COLUMNS):
        row["code"], row["due_on"], row.number

The header must be exactly the names of the columns. Rows are counted as a spreadsheet counts them: the header is
row 1. Cells are text, so that `NA` stays the code of Namibia; an empty cell is None, or "" in a column of text.
"""

from __future__ import annotations

import csv
import io
import re
import textwrap
import zipfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path
from typing import Any

import openpyxl
from django.utils.translation import gettext as _

from common.errors import Rejected
from common.findings import Finding, Severity

LARGEST = 50 * 2**20
"""Files above this many bytes are refused."""

CONTROLS = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that are no text; tabulators and ends of lines are."""

SPREADSHEET_ERRORS = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})

csv.field_size_limit(2**20)


class Unreadable(ValueError):
    """What a parser raises for a cell that it cannot take; its text is the sentence."""


def shown(cell: str) -> str:
    """The cell as a sentence quotes it: on one line, and not longer than one."""
    return textwrap.shorten(
        "".join(char if char.isprintable() else " " for char in cell), 60, placeholder=" …"
    )


# --- Columns -----------------------------------------------------------------------------------------------------


def text(cell: str) -> str:
    """Any text."""
    return cell


def day(cell: str) -> date:
    """A day as YYYY-MM-DD."""
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII):
        raise Unreadable(_("“%s” is no date; write it as YYYY-MM-DD, for example 2013-10-09.") % shown(cell))
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise Unreadable(_("“%s” is no day of the calendar; correct it.") % cell) from error


def number(cell: str) -> int:
    """A whole number, not negative."""
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise Unreadable(_("“%s” is no whole number; write digits only.") % shown(cell))
    return int(cell)


def numbers(cell: str) -> list[int]:
    """Whole numbers separated by spaces."""
    return [number(word) for word in cell.split()]


def flag(cell: str) -> bool:
    """“yes” or “no”."""
    return one_of(("yes", "no"))(cell) == "yes"


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """One of the given words, exactly as they are written (for example `Organ.values`)."""
    allowed = tuple(words)

    def parse(cell: str) -> str:
        if cell not in allowed:
            raise Unreadable(
                _("“%(cell)s” is not known here; write one of: %(words)s.")
                % {"cell": shown(cell), "words": ", ".join(allowed)}
            )
        return cell

    return parse


def code(letters: int) -> Callable[[str], str]:
    """A code of so many capital letters, such as ISO 3166."""

    def parse(cell: str) -> str:
        if not re.fullmatch(rf"[A-Z]{{{letters}}}", cell, re.ASCII):
            raise Unreadable(
                _("“%(cell)s” is no code of %(letters)d capital letters.")
                % {"cell": shown(cell), "letters": letters}
            )
        return cell

    return parse


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its exact name, how its cells are read, and whether they may be empty."""

    name: str
    parse: Callable[[str], Any] = text
    required: bool = False

    @property
    def empty(self) -> Any:
        """What an empty cell is read as."""
        return "" if self.parse is text else None


# --- Rows --------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a file: values by the name of their column."""

    number: int
    file: str = ""
    values: dict[str, Any] = field(default_factory=dict)

    def __getitem__(self, column: str) -> Any:
        return self.values[column]

    def get(self, column: str, default: Any = None) -> Any:
        """The value, or the default where the file has no such column."""
        return self.values.get(column, default)

    def finding(self, sentence: str, column: str = "", severity: Severity = Severity.BLOCKER) -> Finding:
        """A finding about this row, or about one of its cells."""
        return Finding(severity, place(self.file, self.number, column), sentence)


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


# --- Files -------------------------------------------------------------------------------------------------------


def read(path: Path, columns: Sequence[Column], *, name: str = "") -> list[Row]:
    """The rows of a CSV or XLSX file; `name` stands before each finding where several files are read at once.

    Raises Rejected with every finding: an unreadable file, a wrong header, or each bad row and cell.
    """
    rows, findings = read_all(path, columns, name=name)
    if findings:
        raise Rejected(findings)
    return rows


def read_all(path: Path, columns: Sequence[Column], *, name: str = "") -> tuple[list[Row], list[Finding]]:
    """As `read`, for callers who have more to say about the rows: the findings are returned, not raised.

    A bad cell is missing from the values of its row. A file that cannot be read at all is still Rejected.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise _refused(name, _("The file is larger than %d MB; split it.") % (LARGEST // 2**20))
        content = path.read_bytes()
    except OSError as error:
        reason = error.strerror or str(error)
        raise _refused(
            name, _("The file %(path)s cannot be read (%(reason)s).") % {"path": path, "reason": reason}
        ) from error
    return _parsed(content, columns, xlsx=path.suffix.lower() == ".xlsx", name=name)


def read_content(
    content: bytes, columns: Sequence[Column], *, xlsx: bool = False, name: str = ""
) -> list[Row]:
    """As `read`, for the bytes of an uploaded file."""
    rows, findings = _parsed(content, columns, xlsx=xlsx, name=name)
    if findings:
        raise Rejected(findings)
    return rows


def _parsed(
    content: bytes, columns: Sequence[Column], *, xlsx: bool, name: str
) -> tuple[list[Row], list[Finding]]:
    lines = _xlsx_lines(content, len(columns), name) if xlsx else _csv_lines(content, name)
    _check_header(lines[0] if lines else [], columns, name)
    rows, findings = [], list[Finding]()
    for count, cells in enumerate(lines[1:], start=2):
        if any(cell.strip() for cell in cells):
            row = Row(count, name)
            findings += _fill(row, cells, columns)
            rows.append(row)
    return rows, findings


def _fill(row: Row, cells: list[str], columns: Sequence[Column]) -> Iterator[Finding]:
    if len(cells) != len(columns):
        yield row.finding(
            _(
                "has %(found)d cells, not %(wanted)d; the row is cut off, or a comma is not in quotation marks."
            )
            % {"found": len(cells), "wanted": len(columns)}
        )
        return
    for column, cell in zip(columns, map(str.strip, cells), strict=True):
        try:
            row.values[column.name] = _value(column, cell)
        except Unreadable as error:
            yield row.finding(str(error), column.name)


def _value(column: Column, cell: str) -> Any:
    if CONTROLS.search(cell):
        raise Unreadable(_("The cell holds a character that is no text; delete it."))
    if cell in SPREADSHEET_ERRORS:
        raise Unreadable(_("The cell holds the error %s of the spreadsheet; correct it there.") % cell)
    if cell:
        return column.parse(cell)
    if column.required:
        raise Unreadable(_("The cell is empty; fill it in."))
    return column.empty


def _check_header(header: list[str], columns: Sequence[Column], name: str) -> None:
    found, wanted = [cell.strip() for cell in header], [column.name for column in columns]
    if found == wanted:
        return
    missing = [column for column in wanted if column not in found]
    extra = [shown(column) or _("(empty)") for column in found if column not in wanted]
    if missing or extra:
        parts = [
            _("missing: %s") % ", ".join(missing) if missing else "",
            _("not known: %s") % ", ".join(extra) if extra else "",
        ]
        reason = "; ".join(part for part in parts if part)
    else:
        reason = _("a column stands twice or in another place")
    sentence = _("The header is wrong (%(reason)s); it must be: %(wanted)s.")
    raise Rejected(
        [Finding(Severity.BLOCKER, place(name, 1), sentence % {"reason": reason, "wanted": ",".join(wanted)})]
    )


def _csv_lines(content: bytes, name: str) -> list[list[str]]:
    try:
        decoded = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        row = content.count(b"\n", 0, error.start) + 1
        sentence = _("The file is not UTF-8; save it as “CSV UTF-8”.")
        raise Rejected([Finding(Severity.BLOCKER, place(name, row), sentence)]) from error
    lines: list[list[str]] = []
    try:
        lines.extend(csv.reader(io.StringIO(decoded, newline=""), strict=True))
    except csv.Error as error:
        sentence = _("cannot be read; a quotation mark is missing, or the file is cut off here.")
        raise Rejected([Finding(Severity.BLOCKER, place(name, len(lines) + 1), sentence)]) from error
    return lines


def _xlsx_lines(content: bytes, width: int, name: str) -> list[list[str]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            size = sum(part.file_size for part in packed.infolist())
        if size <= 10 * LARGEST:
            return list(_first_sheet(content, width))
    except Exception as error:  # whatever the broken part leads to: openpyxl has no error of its own for it
        raise _refused(
            name, _("The file is no XLSX workbook; save it again, or save it as “CSV UTF-8”.")
        ) from error
    raise _refused(name, _("The workbook is too large; split it."))


def _first_sheet(content: bytes, width: int) -> Iterator[list[str]]:
    """Its rows, each as wide as the table, or one cell wider where there is more."""
    book = openpyxl.load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    sheet = book.worksheets[0]
    sheet.reset_dimensions()  # some programs write a wrong size, and rows below it would be left out
    for line in sheet.iter_rows(max_col=width + 1, values_only=True):
        cells = [_cell(value) for value in line]
        yield cells if cells[-1] else cells[:-1]


def _cell(value: Any) -> str:
    """A spreadsheet's value as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def _refused(name: str, sentence: str) -> Rejected:
    return Rejected([Finding(Severity.BLOCKER, name, sentence)])


# --- Writing -----------------------------------------------------------------------------------------------------


def guarded(cell: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if re.match(r"'*[=+\-@]", cell) else cell


def unguarded(cell: str) -> str:
    """The text without its guarding apostrophe; takes back what `guarded` did."""
    return cell[1:] if re.match(r"'+[=+\-@]", cell) else cell
