"""What is written into a file for spreadsheets: never anything that they take for a formula."""

from __future__ import annotations

import csv
import re
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from typing import IO

FORMULA = re.compile(r"'*[=+\-@]")


def guarded(cell: str) -> str:
    """The text with an apostrophe before it where a spreadsheet would take it for a formula."""
    return f"'{cell}" if FORMULA.match(cell) else cell


def unguarded(cell: str) -> str:
    """The text without its guarding apostrophe; takes back what `guarded` did."""
    return cell[1:] if re.match(r"'+[=+\-@]", cell) else cell


class _Echo:
    """A file that hands back each line instead of keeping it."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


def csv_lines(rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """The rows as lines of CSV, one by one."""
    writer = csv.writer(_Echo())
    for row in rows:
        yield writer.writerow(row)


def workbook(sheets: Iterable[tuple[str, Iterable[Sequence[str]]]]) -> IO[bytes]:
    """An XLSX workbook in a temporary file, open at its beginning; rows are not kept in memory.

    Cells are text, also those that look like a formula or a number.
    """
    from openpyxl import Workbook  # noqa: PLC0415 - as in files.py

    book = Workbook(write_only=True)
    try:
        for title, rows in sheets:
            sheet = book.create_sheet(title)
            for row in rows:
                sheet.append(row)
    except BaseException:
        for sheet in book.worksheets:  # openpyxl would leave its rows on the disk until the process ends
            if sheet._writer is not None:
                sheet._writer.cleanup()
        raise
    file = tempfile.TemporaryFile(suffix=".xlsx")  # noqa: SIM115 - closed by whoever reads it
    book.save(file)
    file.seek(0)
    return file
