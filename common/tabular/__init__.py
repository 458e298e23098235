"""Tables in files: CSV and XLSX, read into rows of typed values, with every problem named by row and column.

    COLUMNS = (Column("code", code(3), required=True), Column("due_on", day), Column("note"))
    for row in read(path, COLUMNS):
        row["code"], row["due_on"], row.number

The header must be exactly the names of the columns. Rows are counted as a spreadsheet counts them: the header is
row 1. Cells are text, so that `NA` stays the code of Namibia; an empty cell is None, or "" in a column of text.
"""

from common.tabular.columns import (
    CONTROLS,
    SPREADSHEET_ERRORS,
    Column,
    Unreadable,
    code,
    day,
    flag,
    number,
    numbers,
    one_of,
    shown,
    text,
)
from common.tabular.files import LARGEST, MOST_ROWS, read, read_content, stream, stream_content
from common.tabular.rows import Row, once, place
from common.tabular.writing import csv_lines, guarded, unguarded, workbook

__all__ = [
    "CONTROLS",
    "LARGEST",
    "MOST_ROWS",
    "SPREADSHEET_ERRORS",
    "Column",
    "Row",
    "Unreadable",
    "code",
    "csv_lines",
    "day",
    "flag",
    "guarded",
    "number",
    "numbers",
    "once",
    "one_of",
    "place",
    "read",
    "read_content",
    "shown",
    "stream",
    "stream_content",
    "text",
    "unguarded",
    "workbook",
]
