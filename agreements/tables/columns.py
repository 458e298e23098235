"""Columns that sort, for all tables of this app."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any, TypeVar

from common.display import Text
from common.table import TableColumn
from common.templatetags import ui

Row = TypeVar("Row")


def column(
    name: str, label: Text, cell: Callable[[Row], object], *, order: Callable[[Row], Any]
) -> TableColumn[Row]:
    """A column that sorts by `order`."""
    return TableColumn(name, label, cell, sorts=True, order=order)


def day_column(name: str, label: Text, day: Callable[[Row], date | None]) -> TableColumn[Row]:
    """A day, which sorts by itself."""
    return TableColumn(name, label, lambda row: ui.day(day(row)), look="day", sorts=True, order=day)
