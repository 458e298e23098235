"""Files with tables: what is read, and the sentence for everything that cannot be read."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import Rejected
from common.tabular import (
    MOST_ROWS,
    Column,
    Row,
    code,
    day,
    flag,
    guarded,
    number,
    numbers,
    once,
    one_of,
    read,
    read_content,
    stream,
    unguarded,
)

COLUMNS = (
    Column("iso2", code(2), required=True),
    Column("on", day),
    Column("kind", one_of(("red", "blue"))),
    Column("count", number),
    Column("note"),
)
HEADER = "iso2,on,kind,count,note\n"


def findings(content: str | bytes) -> list[str]:
    with pytest.raises(Rejected) as rejected:
        read_content(content.encode() if isinstance(content, str) else content, COLUMNS)
    return [str(finding) for finding in rejected.value.findings]


def test_cells_are_read_by_their_column() -> None:
    (row,) = read_content(f"{HEADER}NA,2013-10-09,red, 7 ,“ok”\n".encode(), COLUMNS)
    assert (row["iso2"], row["on"], row["kind"], row["count"], row["note"]) == (
        "NA",
        date(2013, 10, 9),
        "red",
        7,
        "“ok”",
    )
    assert row.number == 2


def test_empty_cells_are_none_or_empty_text() -> None:
    (row,) = read_content(f"{HEADER}FR,,,,\n".encode(), COLUMNS)
    assert [row["on"], row["kind"], row["count"], row["note"]] == [None, None, None, ""]


def test_blank_lines_count_as_rows_and_are_skipped() -> None:
    rows = read_content(f"{HEADER}FR,,,,\n\n,,,,\nGB,,,,\n".encode(), COLUMNS)
    assert [row.number for row in rows] == [2, 5]


def test_byte_order_mark_and_windows_lines_do_not_matter() -> None:
    content = "\ufeff" + HEADER.replace("\n", "\r\n") + 'FR,,,,"two\r\nlines"\r\nGB,,,,\r\n'
    rows = read_content(content.encode(), COLUMNS)
    assert [(row.number, row["iso2"]) for row in rows] == [(2, "FR"), (3, "GB")]


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (",,,,", None),
        ("fr,,,,", "row 2, column iso2: “fr” is no code of 2 capital letters."),
        (",2013-10-09,,,", "row 2, column iso2: The cell is empty; fill it in."),
        (
            "FR,9.10.2013,,,",
            "row 2, column on: “9.10.2013” is no date; write it as YYYY-MM-DD, for example 2013-10-09.",
        ),
        (
            "FR,20131009,,,",
            "row 2, column on: “20131009” is no date; write it as YYYY-MM-DD, for example 2013-10-09.",
        ),
        ("FR,2013-02-29,,,", "row 2, column on: “2013-02-29” is no day of the calendar; correct it."),
        ("FR,0000-01-01,,,", "row 2, column on: “0000-01-01” is no day of the calendar; correct it."),
        ("FR,,green,,", "row 2, column kind: “green” is not known here; write one of: red, blue."),
        ("FR,,,-1,", "row 2, column count: “-1” is no whole number; write digits only."),
        ("FR,,,٣,", "row 2, column count: “٣” is no whole number; write digits only."),
        ("FR,,,,a\0b", "row 2, column note: The cell holds a character that is no text; delete it."),
        ("FR,,", "row 2: has 3 cells, not 5; the row is cut off, or a comma is not in quotation marks."),
        ("FR,,,,a,b", "row 2: has 6 cells, not 5; the row is cut off, or a comma is not in quotation marks."),
        ('FR,,,,"a', "row 2: cannot be read; a quotation mark is missing, or the file is cut off here."),
        ('FR,,,,"a"b', "row 2: cannot be read; a quotation mark is missing, or the file is cut off here."),
    ],
)
def test_each_bad_cell_is_named_by_row_and_column(line: str, expected: str | None) -> None:
    if expected is None:
        assert read_content(f"{HEADER}{line}\n".encode(), COLUMNS) == []
    else:
        assert findings(f"{HEADER}{line}\n") == [expected]


def test_every_problem_is_told_at_once() -> None:
    assert len(findings(f"{HEADER}fr,x,green,y,\nGB,,,,\nXXX,,,,\n")) == 5


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("iso2,on,kind,count", "missing: note"),
        ("iso2,on,kind,count,note,more", "not known: more"),
        ("iso2,on,kind,counts,note", "missing: count; not known: counts"),
        ("ISO2,on,kind,count,note", "missing: iso2; not known: ISO2"),
        ("on,iso2,kind,count,note", "a column stands twice or in another place"),
        ("iso2,on,kind,count,note,note", "a column stands twice or in another place"),
        (
            "iso2|on|kind|count|note",
            "missing: iso2, on, kind, count, note; not known: iso2|on|kind|count|note",
        ),
        ("", "missing: iso2, on, kind, count, note"),
    ],
)
def test_the_header_must_be_the_columns(header: str, reason: str) -> None:
    assert findings(f"{header}\nFR,,,,\n" if header else "") == [
        f"row 1: The header is wrong ({reason}); it must be: iso2,on,kind,count,note."
    ]


def test_other_encodings_are_refused_with_their_row() -> None:
    content = f"{HEADER}FR,,,,plain\nCI,,,,Côte\n".encode("latin-1")
    assert findings(content) == ["row 3: The file is not UTF-8; save it as “CSV UTF-8”."]


def test_workbooks_are_read_like_csv() -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    for line in (
        ["iso2", "on", "kind", "count", "note"],
        ["NA", date(2013, 10, 9), "red", 7.0, None],
        ["FR", datetime(2013, 10, 9), None, 8, 12.5],  # noqa: DTZ001 - a spreadsheet knows no zones
        ["fr", datetime(2013, 10, 9, 12), None, None, True],  # noqa: DTZ001
    ):
        sheet.append(line)
    content = io.BytesIO()
    book.save(content)
    assert findings(content.getvalue()) == [
        "row 4, column iso2: “fr” is no code of 2 capital letters.",
        "row 4, column on: “2013-10-09T12:00:00” is no date; write it as YYYY-MM-DD, for example 2013-10-09.",
    ]
    sheet.delete_rows(4)
    content = io.BytesIO()
    book.save(content)
    rows = read_content(content.getvalue(), COLUMNS)
    assert [(row["iso2"], row["on"], row["count"], row["note"]) for row in rows] == [
        ("NA", date(2013, 10, 9), 7, ""),
        ("FR", date(2013, 10, 9), 8, "12.5"),
    ]


def test_what_is_no_workbook_is_refused() -> None:
    assert findings(b"PK\x03\x04 nonsense") == [
        "The file is no XLSX workbook; save it again, or save it as “CSV UTF-8”."
    ]


def test_findings_name_the_file_where_several_are_read(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(f"{HEADER}fr,,,,\n")
    with pytest.raises(Rejected) as rejected:
        read(path, COLUMNS, name="some.csv")
    assert str(rejected.value) == "some.csv, row 2, column iso2: “fr” is no code of 2 capital letters."


def test_missing_files_and_folders_get_a_sentence(tmp_path: Path) -> None:
    for path in (tmp_path / "none.csv", tmp_path):
        with pytest.raises(Rejected, match="cannot be read"):
            read(path, COLUMNS)


def test_repeated_rows_name_the_first_one() -> None:
    rows = [Row(2, values={"code": "A"}), Row(3, values={"code": "B"}), Row(4, values={"code": "A"})]
    assert [str(finding) for finding in once(rows, lambda row: row["code"], "code")] == [
        "row 4, column code: repeats row 2; delete one of the two."
    ]


def test_lists_of_numbers_and_flags() -> None:
    assert numbers("11 23") == [11, 23]
    assert (flag("yes"), flag("no")) == (True, False)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("=1+1", "'=1+1"),
        ("-2", "'-2"),
        ("@x", "'@x"),
        ("+x", "'+x"),
        ("a=b", "a=b"),
        ("'quoted'", "'quoted'"),
        ("", ""),
    ],
)
def test_formulas_are_guarded(text: str, written: str) -> None:
    assert guarded(text) == written


@given(st.text(alphabet="'=+-@a ", max_size=6))
def test_a_guard_is_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text


def workbook(*rows: list[str]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    packed = io.BytesIO()
    book.save(packed)
    return packed.getvalue()


def with_part(content: bytes, part: str, old: bytes, new: bytes) -> bytes:
    """The workbook with something replaced in one of its parts; all of it where `old` is empty."""
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(packed, "w") as after:
        for name in before.namelist():
            read = before.read(name)
            if name == part:
                read = read.replace(old, new) if old else new
            after.writestr(name, read)
    return packed.getvalue()


SHEET = "xl/worksheets/sheet1.xml"


@pytest.mark.parametrize("part", [SHEET, "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("new", [b"", b"\xff\x00", b"<worksheet><sheetData><row"])
def test_a_workbook_with_a_broken_part_is_refused(part: str, new: bytes) -> None:
    book = workbook(HEADER.strip().split(","), ["FR", "", "", "", ""])
    assert findings(with_part(book, part, b"", new)) == [
        "The file is no XLSX workbook; save it again, or save it as “CSV UTF-8”."
    ]


def test_rows_below_the_size_that_a_workbook_claims_are_read() -> None:
    book = workbook(HEADER.strip().split(","), ["FR", "", "", "", ""], ["NA", "", "", "", ""])
    rows = read_content(with_part(book, SHEET, b'ref="A1:E3"', b'ref="A1"'), COLUMNS)
    assert [row["iso2"] for row in rows] == ["FR", "NA"]


def test_cells_beyond_the_columns_of_a_workbook_are_found() -> None:
    book = workbook(HEADER.strip().split(","), ["FR", "", "", "", "", "more"])
    assert findings(book)[0].startswith("row 2: has 6 cells, not 5")


@pytest.mark.parametrize(
    ("cell", "sentence"),
    [
        ("\x1b[31mred", "The cell holds a character that is no text; delete it."),
        ("#REF!", "The cell holds the error #REF! of the spreadsheet; correct it there."),
    ],
)
def test_control_characters_and_errors_of_a_spreadsheet_are_no_text(cell: str, sentence: str) -> None:
    assert findings(f"{HEADER}FR,,,,{cell}\n") == [f"row 2, column note: {sentence}"]


def test_a_sentence_quotes_a_long_cell_in_part() -> None:
    (told,) = findings(f'{HEADER}FR,,"' + "green\n" * 1_000 + '",,\n')
    assert len(told) < 200
    assert "green green" in told
    assert "\n" not in told


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_what_spreadsheets_write_is_read_right(encoding: str, delimiter: str) -> None:
    content = (HEADER + "NA,,,,Côte\n").replace(",", delimiter).encode(encoding)
    (row,) = read_content(content, COLUMNS)
    assert (row["iso2"], row["note"]) == ("NA", "Côte")


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\xd0\xcf\x11\xe0" + bytes(512), "protected by a password or is an old XLS workbook"),
        (bytes(1_000), "no text in UTF-8"),
        (f"{HEADER}FR,41275,,,\n".encode(), "the number by which a spreadsheet counts days"),
        (b"x" * (2**20 + 1), "cannot be read"),
        (HEADER.encode() + b"FR,,,,\n" * (MOST_ROWS + 1), "more than 100,000 rows"),
    ],
)
def test_hostile_files_get_a_sentence(content: bytes, sentence: str) -> None:
    assert sentence in findings(content)[0]


def test_hostile_workbooks_get_a_sentence() -> None:
    book = workbook(HEADER.strip().split(","), ["FR", "", "", "", ""])
    entities = b'<!DOCTYPE a [<!ENTITY b "b"><!ENTITY c "&b;&b;">]><worksheet>'
    far_row = with_part(book, SHEET, b'<row r="2"', b'<row r="99999999999"')
    merged = with_part(
        book, SHEET, b"</sheetData>", b'</sheetData><mergeCells><mergeCell ref="A1:A2"/></mergeCells>'
    )
    bomb = with_part(book, SHEET, b"<sheetData>", b"<sheetData>" + b" " * (321 * 2**20))
    for content, sentence in (
        (with_part(book, SHEET, b"<worksheet", entities + b"<worksheet"), "no XLSX workbook"),
        (far_row, "more lines than a sheet can have"),
        (merged, "merged cells"),
        (bomb, "too large when it is unpacked"),
    ):
        assert sentence in findings(content)[0]


def test_a_column_for_remarks_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "some.csv"
    path.write_text(HEADER.strip() + ",errors\nFR,,,,a,what was wrong\nGB,,,,b\n")
    rows = [row["note"] for row, _findings in stream(path, COLUMNS, remarks="errors")]
    assert rows == ["a", "b"]
