"""Tables of rows: a column says what its cells hold, and the cells of all rows are written in one pass."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any, Final, Generic, TypeVar

from django.utils.safestring import SafeString, mark_safe

from common.display import Text

Row = TypeVar("Row")
Row_contra = TypeVar("Row_contra", contravariant=True)

HEAD_LOOKS: Final = frozenset({"day", "num", "pick"})
"""Looks that the heading shares with its cells."""


@dataclass(frozen=True, slots=True)
class TableColumn(Generic[Row_contra]):
    """A column: `cell` gives a row's text, which is escaped, or markup; nothing is shown as a dash.

    `look` is the class of its cells: day, num, reference, pick. `sorts` offers to sort by the column; where the rows are
    sorted in memory, `order` gives what is compared, and rows without it come last.
    """

    name: str
    label: Text
    cell: Callable[[Row_contra], object]
    look: str = ""
    sorts: bool = False
    order: Callable[[Row_contra], Any] | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """A heading: its words, the order that a click asks for (empty: none), and how the rows are sorted by it now."""

    label: Text
    look: str
    sort: str
    sorted: str


@dataclass(frozen=True, slots=True)
class Table(Generic[Row]):
    """Rows under columns, in the order `sort`: the name of a column, after a minus the other way round."""

    rows: Sequence[Row]
    columns: Sequence[TableColumn[Row]]
    caption: Text
    sort: str = ""
    empty_text: Text = ""

    def heads(self) -> list[Head]:
        """The headings from left to right."""
        return [self._head(column) for column in self.columns]

    def _head(self, column: TableColumn[Row]) -> Head:
        turned = ""
        if column.name == self.sort.removeprefix("-"):
            turned = "descending" if self.sort.startswith("-") else "ascending"
        wish = f"-{column.name}" if turned == "ascending" else column.name
        look = column.look if column.look in HEAD_LOOKS else ""
        return Head(column.label, look, wish if column.sorts else "", turned)

    def body(self) -> SafeString:
        """The lines of the table, written in one pass: a template's loop over every cell would take most of the page's time."""
        cells = [
            (column.cell, f"<td{_class(column)} data-label={_quoted(column)}>") for column in self.columns
        ]
        lines = ["".join([f"{start}{_shown(cell(row))}</td>" for cell, start in cells]) for row in self.rows]
        return mark_safe("".join([f"<tr>{line}</tr>\n" for line in lines]))  # noqa: S308 - every part is escaped


def in_order(rows: Iterable[Row], columns: Iterable[TableColumn[Row]], sort: str) -> list[Row]:
    """The rows sorted in memory by the column that `sort` names; in their own order where it names none."""
    order = next((column.order for column in columns if column.name == sort.removeprefix("-")), None)
    if order is None:
        return list(rows)
    valued: list[Row] = []
    empty: list[Row] = []
    for row in rows:
        (empty if order(row) is None else valued).append(row)
    return sorted(valued, key=order, reverse=sort.startswith("-")) + empty


def _class(column: TableColumn[Any]) -> str:
    return f' class="{escape(str(column.look))}"' if column.look else ""


def _quoted(column: TableColumn[Any]) -> str:
    return f'"{escape(str(column.label))}"'


def in_html(value: object) -> str:
    """The value as it stands in a page: markup as it is, any other text escaped. Django's own is slow for lazy text's sake."""
    text = str(value)
    return text if hasattr(value, "__html__") else escape(text)


def _shown(value: object) -> str:
    return "—" if value is None or value == "" else in_html(value)
