"""Files of two formats as lines of cells, whatever program saved them; and a sentence for those that are none."""

from __future__ import annotations

import codecs
import csv
import io
import re
import zipfile
from collections.abc import Generator, Iterator, Sequence
from contextlib import closing
from datetime import date, datetime, time
from pathlib import Path
from typing import IO, Any, Final

from django.utils.translation import gettext as _

from common.errors import Rejected
from common.findings import Finding, Severity
from common.tabular.columns import Column, Unreadable, shown
from common.tabular.rows import Row, place

LARGEST: Final = 50 * 2**20
"""Files above this many bytes are refused."""

MOST_ROWS: Final = 100_000
"""Rows that are read of one file; blank ones are not counted."""

MOST_LINES: Final = 2**20
"""Lines that a sheet of a spreadsheet has at most, the blank ones included."""

UNPACKED: Final = 320 * 2**20
"""A workbook that holds more than this many bytes when it is unpacked is refused."""

WORDS_UNPACKED: Final = 64 * 2**20
"""The same of the texts of a workbook, which are read into memory at once."""

DELIMITERS: Final = ",;\t"
"""What stands between the cells; some languages' spreadsheets write semicolons."""

PACKED, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
"""How a workbook begins, and an old or encrypted one."""

WIDE = {codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}

MERGED: Final = re.compile(rb"<(?:\w+:)?mergeCell[\s>]")

csv.field_size_limit(2**20)


def read(path: Path, columns: Sequence[Column], *, name: str = "") -> list[Row]:
    """The rows of a CSV or XLSX file; `name` stands before each finding where several files are read at once.

    Raises Rejected with every finding: an unreadable file, a wrong header, or each bad row and cell.
    """
    return _whole(stream(path, columns, name=name))


def read_content(content: bytes, columns: Sequence[Column], *, name: str = "") -> list[Row]:
    """As `read`, for the bytes of an uploaded file."""
    return _whole(stream_content(content, columns, name=name))


def stream_content(
    content: bytes, columns: Sequence[Column], *, name: str = ""
) -> Iterator[tuple[Row, list[Finding]]]:
    """As `stream`, for the bytes of an uploaded file."""
    return _rows(io.BytesIO(content), columns, name=name, remarks="")


def stream(
    path: Path, columns: Sequence[Column], *, name: str = "", remarks: str = ""
) -> Iterator[tuple[Row, list[Finding]]]:
    """As `read`, row by row, for callers who have more to say about them: each row with the findings about its cells.

    A bad cell is missing from the values of its row. `remarks` names a column that may follow the others and is not
    read. A file that cannot be read, or not to its end, is Rejected where that shows.
    """
    try:
        size = path.stat().st_size
        file = path.open("rb")
    except OSError as error:
        reason = error.strerror or str(error)
        sentence = _("The file %(path)s cannot be read (%(reason)s).") % {"path": path, "reason": reason}
        raise _refused(name, sentence) from error
    with file:
        if size > LARGEST:
            raise _refused(name, _("The file is larger than %d MB; split it.") % (LARGEST // 2**20))
        try:
            yield from _rows(file, columns, name=name, remarks=remarks)
        except OSError as error:
            sentence = _("The file %(path)s cannot be read (%(reason)s).")
            raise _refused(name, sentence % {"path": path, "reason": error.strerror or error}) from error


def _whole(rows: Iterator[tuple[Row, list[Finding]]]) -> list[Row]:
    found, findings = [], list[Finding]()
    for row, about in rows:
        found.append(row)
        findings += about
    if findings:
        raise Rejected(findings)
    return found


def _rows(
    file: IO[bytes], columns: Sequence[Column], *, name: str, remarks: str
) -> Iterator[tuple[Row, list[Finding]]]:
    with closing(_lines(file, len(columns), len(columns) + bool(remarks), name)) as lines:
        header = [cell.strip() for cell in next(lines, [])]
        width = len(header)
        if remarks and header[-1:] == [remarks]:
            header.pop()
        _check_header(header, columns, name)
        rows = 0
        for number, cells in enumerate(lines, start=2):
            if number > MOST_LINES:
                raise _refused(
                    name, _("The file has more lines than a sheet can have; delete the blank ones.")
                )
            if not any(cells) or not any(cell.strip() for cell in cells):
                continue
            rows += 1
            if rows > MOST_ROWS:
                sentence = _("The file has more than %s rows; split it.") % f"{MOST_ROWS:,}"
                raise Rejected([Finding(Severity.BLOCKER, place(name, number), sentence, number)])
            row = Row(number, name, cells=cells[: len(columns)])
            yield row, list(_fill(row, cells, columns, width))


def _fill(row: Row, cells: list[str], columns: Sequence[Column], width: int) -> Iterator[Finding]:
    if not len(columns) <= len(cells) <= width:
        sentence = _(
            "has %(found)d cells, not %(wanted)d; the row is cut off, or a comma is not in quotation marks."
        )
        yield row.finding(sentence % {"found": len(cells), "wanted": len(columns)})
        return
    values = row.values
    for column, cell in zip(columns, cells, strict=False):
        try:
            values[column.name] = column.read(cell.strip())
        except Unreadable as error:
            yield row.finding(str(error), column.name)


def _check_header(found: list[str], columns: Sequence[Column], name: str) -> None:
    wanted = [column.name for column in columns]
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
    told = sentence % {"reason": reason, "wanted": ",".join(wanted)}
    raise Rejected([Finding(Severity.BLOCKER, place(name, 1), told, 1)])


def _refused(name: str, sentence: str) -> Rejected:
    return Rejected([Finding(Severity.BLOCKER, name, sentence)])


# --- Formats -----------------------------------------------------------------------------------------------------


def _lines(file: IO[bytes], least: int, most: int, name: str) -> Generator[list[str]]:
    """The lines of the file by what it is, whatever its name says."""
    beginning = file.read(4_096)
    file.seek(0)
    if beginning.startswith(OLD_OFFICE):
        sentence = _(
            "The file is protected by a password or is an old XLS workbook; save it as XLSX without one."
        )
        raise _refused(name, sentence)
    encoding = WIDE.get(beginning[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and beginning.count(0) * 4 > len(beginning):
        raise _refused(name, _("The file is no text in UTF-8; save it as “CSV UTF-8” or as XLSX."))
    if beginning.startswith(PACKED):
        return _xlsx_lines(file, least, most, name)
    return _csv_lines(file, encoding, name)


def _csv_lines(file: IO[bytes], encoding: str, name: str) -> Generator[list[str]]:
    text = io.TextIOWrapper(file, encoding, newline="")
    count = 0
    try:
        first = text.readline(10_000)
        text.seek(0)
        for line in csv.reader(text, delimiter=max(DELIMITERS, key=first.count), strict=True):
            yield line
            count += 1
    except UnicodeError as error:
        row = _undecodable(file, encoding)
        told = Finding(
            Severity.BLOCKER, place(name, row), _("The file is not UTF-8; save it as “CSV UTF-8”."), row
        )
        raise Rejected([told]) from error
    except csv.Error as error:
        sentence = _("cannot be read; a quotation mark is missing, or the file is cut off here.")
        raise Rejected([Finding(Severity.BLOCKER, place(name, count + 1), sentence, count + 1)]) from error
    finally:
        text.detach()


def _undecodable(file: IO[bytes], encoding: str) -> int:
    """The line with the first bytes that are no text."""
    file.seek(0)
    content = file.read()
    try:
        content.decode(encoding)
    except UnicodeDecodeError as error:
        return content.count(b"\n", 0, error.start) + 1
    return 1


def _xlsx_lines(file: IO[bytes], least: int, most: int, name: str) -> Generator[list[str]]:
    """The rows of the first sheet, each with at least `least` cells, and with one more than `most` where there are more."""
    try:
        sizes = _sizes(file)
    except Exception as error:  # whatever the broken part leads to
        raise _no_workbook(name) from error
    if sum(sizes.values()) > UNPACKED or sizes.get("xl/sharedStrings.xml", 0) > WORDS_UNPACKED:
        raise _refused(
            name, _("The workbook is too large when it is unpacked; split it, or save it as “CSV UTF-8”.")
        )
    try:
        import openpyxl  # noqa: PLC0415 - 40 MB that a process without spreadsheets does not hold

        book = openpyxl.load_workbook(file, read_only=True, data_only=True)
        sheet = book.worksheets[0]
        merged = _is_merged(file, sheet._worksheet_path)
        sheet.reset_dimensions()  # some programs write a wrong size, and rows below it would be left out
        lines = sheet.iter_rows(max_col=most + 1, values_only=True)
    except Exception as error:  # openpyxl has no error of its own for it
        raise _no_workbook(name) from error
    if merged:
        raise _refused(name, _("The sheet has merged cells; unmerge them and fill in every cell."))
    while True:
        try:
            line = next(lines, None)
        except Exception as error:
            raise _no_workbook(name) from error
        if line is None:
            return
        cells = [_cell(value) for value in line]
        while len(cells) > least and not cells[-1]:
            cells.pop()
        yield cells


def _sizes(file: IO[bytes]) -> dict[str, int]:
    with zipfile.ZipFile(file) as packed:
        return {part.filename: part.file_size for part in packed.infolist()}


def _is_merged(file: IO[bytes], part: str) -> bool:
    """Whether the sheet has merged cells, which would be read as empty but for the first."""
    kept = b""
    with zipfile.ZipFile(file) as packed, packed.open(part) as sheet:
        while block := sheet.read(2**20):
            if MERGED.search(kept + block):
                return True
            kept = block[-64:]
    return False


def _no_workbook(name: str) -> Rejected:
    return _refused(name, _("The file is no XLSX workbook; save it again, or save it as “CSV UTF-8”."))


def _cell(value: Any) -> str:
    """A spreadsheet's value as the text that a CSV file would hold."""
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, datetime) and value.time() == time():
        value = value.date()
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
