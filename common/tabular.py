"""Tables from files that somebody else wrote: CSV or XLSX in, rows with types out, or every finding at once.

Row numbers count the header as row 1, as a spreadsheet shows them. Files are hostile until proven otherwise:
sizes are bounded, formulas are never evaluated, and nothing is guessed.
"""

from __future__ import annotations

import contextlib
import csv
import io
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext as _
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from common.errors import Refusal, Rejected
from common.findings import Finding, Severity

LARGEST_FILE = 64 * 2**20
"""Bytes; a larger file is refused unread."""
LARGEST_CONTENT = 256 * 2**20
"""Bytes that an XLSX file may unpack to."""
MOST_FINDINGS = 1_000
"""After so many findings the file is plainly the wrong one."""
GUARDED = ("=", "+", "-", "@")
"""A text beginning with one of these is exported behind an apostrophe, so that no spreadsheet computes it."""

Parser = Callable[[str], Any]


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its header, how a text becomes a value, and whether it may be empty (then the value is `empty`)."""

    name: str
    parse: Parser = str
    required: bool = False
    empty: Any = ""


@dataclass(frozen=True, slots=True)
class Row:
    """The values of one row by column name, and its number in the file."""

    number: int
    values: Mapping[str, Any]

    def __getitem__(self, column: str) -> Any:
        return self.values[column]


def day(text: str) -> date:
    """A day written as 2013-04-22."""
    with contextlib.suppress(ValueError):
        if len(text) == len("2013-04-22"):
            return date.fromisoformat(text)
    raise Refusal(_("“%(text)s” is not a date; write it as 2013-04-22.") % {"text": text})


def whole_number(text: str) -> int:
    """A whole number."""
    if not text.isascii() or not text.isdigit():
        raise Refusal(_("“%(text)s” is not a whole number.") % {"text": text})
    return int(text)


def yes_or_no(text: str) -> bool:
    """`yes` or `no`."""
    if text not in {"yes", "no"}:
        raise Refusal(_("“%(text)s” is neither yes nor no.") % {"text": text})
    return text == "yes"


def one_of(known: Sequence[str] | Mapping[str, Any]) -> Parser:
    """One of the given codes; with a mapping, the value that belongs to the code."""

    def parse(text: str) -> Any:
        if text not in known:
            some = ", ".join(sorted(known)[:12])
            raise Refusal(
                _("“%(text)s” is not known here; possible are %(known)s.")
                % {"text": text, "known": some + (" …" if len(known) > 12 else "")}
            )
        return known[text] if isinstance(known, Mapping) else text

    return parse


def _computed(text: str) -> bool:
    """Whether a spreadsheet would compute the text once its leading apostrophes are gone."""
    return text.lstrip("'").startswith(GUARDED)


def guarded(text: str) -> str:
    """The text as it may stand in a spreadsheet: behind an apostrophe where it would be computed."""
    return f"'{text}" if _computed(text) else text


def unguarded(text: str) -> str:
    """The text without the apostrophe that `guarded` put before it."""
    return text[1:] if text.startswith("'") and _computed(text) else text


def problem(number: int, column: str, sentence: str) -> Finding:
    """A blocking finding about one cell (or, without a column, about one row)."""
    where = _("row %(row)d, column %(column)s") if column else _("row %(row)d")
    return Finding(Severity.BLOCKER, where % {"row": number, "column": column}, sentence)


def read(path: Path, columns: Sequence[Column]) -> list[Row]:
    """Every row of a CSV or XLSX file, in order.

    Raises a Refusal when the file as a whole cannot be read (missing, too large, wrong encoding, wrong header) and
    Rejected with one finding for every bad cell otherwise.
    """
    lines = _xlsx_lines(path) if path.suffix.lower() == ".xlsx" else _csv_lines(path)
    header = next(lines, (1, []))[1]
    _check_header(path, header, [column.name for column in columns])
    order = {name: position for position, name in enumerate(header)}
    rows: list[Row] = []
    findings: list[Finding] = []
    for number, cells in lines:
        if len(cells) != len(header):
            findings.append(
                problem(
                    number,
                    "",
                    _("has %(found)d values instead of %(wanted)d; the row is cut or has a stray comma.")
                    % {"found": len(cells), "wanted": len(header)},
                )
            )
        else:
            rows.append(
                Row(number, _values(number, columns, [cells[order[c.name]] for c in columns], findings))
            )
        if len(findings) >= MOST_FINDINGS:
            break
    if findings:
        raise Rejected(findings)
    return rows


def _values(
    number: int, columns: Sequence[Column], cells: Sequence[str], findings: list[Finding]
) -> dict[str, Any]:
    values: dict[str, Any] = {}
    for column, cell in zip(columns, cells, strict=True):
        text = cell.strip()
        if not text:
            values[column.name] = column.empty
            if column.required:
                findings.append(problem(number, column.name, _("is empty, but a value is needed.")))
            continue
        if "\x00" in text:
            findings.append(problem(number, column.name, _("contains a character that no text has (NUL).")))
            continue
        try:
            values[column.name] = column.parse(text)
        except Refusal as refusal:
            findings.append(problem(number, column.name, refusal.sentence))
    return values


def _check_header(path: Path, found: Sequence[str], wanted: Sequence[str]) -> None:
    if sorted(found) == sorted(wanted):
        return
    parts = []
    if missing := [name for name in wanted if name not in found]:
        parts.append(_("missing: %(names)s") % {"names": ", ".join(missing)})
    if extra := [name for name in found if name not in wanted]:
        parts.append(_("not known: %(names)s") % {"names": ", ".join(extra)})
    if not parts:
        parts.append(_("a column is there twice"))
    raise Refusal(
        _("%(file)s: row 1 must hold the column names %(wanted)s (%(problems)s).")
        % {"file": path.name, "wanted": ",".join(wanted), "problems": "; ".join(parts)}
    )


def _content(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST_FILE:
            raise Refusal(
                _("%(file)s is larger than %(size)d MiB; split it.")
                % {"file": path.name, "size": LARGEST_FILE // 2**20}
            )
        return path.read_bytes()
    except IsADirectoryError:
        raise Refusal(_("%(file)s is a folder, not a file.") % {"file": path}) from None
    except FileNotFoundError:
        raise Refusal(_("%(file)s does not exist.") % {"file": path}) from None
    except OSError as error:
        raise Refusal(
            _("%(file)s cannot be read: %(why)s.") % {"file": path, "why": error.strerror}
        ) from None


def _csv_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    try:
        text = _content(path).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise Refusal(
            _("%(file)s is not UTF-8 (byte %(byte)d); save it as CSV UTF-8.")
            % {"file": path.name, "byte": error.start + 1}
        ) from None
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, start=1):
            if cells:
                yield number, cells
    except csv.Error as error:
        raise Refusal(
            _(
                "%(file)s: row %(row)d cannot be read as CSV (%(why)s); the file may be cut or a quotation mark is open."
            )
            % {"file": path.name, "row": number + 1, "why": error}
        ) from None


def _xlsx_lines(path: Path) -> Iterator[tuple[int, list[str]]]:
    content = _content(path)
    broken = Refusal(
        _("%(file)s is not a readable XLSX file; save it again or send CSV.") % {"file": path.name}
    )
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            if sum(entry.file_size for entry in archive.infolist()) > LARGEST_CONTENT:
                raise Refusal(
                    _("%(file)s unpacks to more than %(size)d MiB; split it.")
                    % {"file": path.name, "size": LARGEST_CONTENT // 2**20}
                )
        workbook = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, ParseError, EOFError):
        raise broken from None
    try:
        sheet = workbook.worksheets[0]
        width = 0
        for number, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            texts = [_cell_text(cell) for cell in cells]
            while texts and not texts[-1] and len(texts) > width:
                texts.pop()
            if not any(texts):
                continue
            width = width or len(texts)
            yield number, texts + [""] * (width - len(texts))
    except (zipfile.BadZipFile, KeyError, ValueError, ParseError, EOFError, IndexError):
        raise broken from None
    finally:
        workbook.close()


def _cell_text(cell: Any) -> str:
    if cell is None:
        return ""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return str(cell)
