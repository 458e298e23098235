"""The board as rows that pages and files show."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from itertools import groupby
from typing import Any, Final

from arrests.queries import Sought
from common.sorting import sort_key
from common.tabular import guarded

ORDERS: Final[Mapping[str, Callable[[Sought], Any]]] = {
    "situation": lambda row: (sort_key(row.suspect.situation.name), row.suspect.sort_name),
    "name": lambda row: row.suspect.sort_name,
    "age": lambda row: (row.since or date.max, row.suspect.sort_name),
    "public": lambda row: (-(row.public_since or date.min).toordinal(), row.suspect.sort_name),
    "obstacle": lambda row: (row.obstacle.scenario if row.obstacle else "~", row.suspect.sort_name),
}


def in_order(rows: Iterable[Sought], order: str) -> list[Sought]:
    """The rows in one of the ORDERS; by situation when the order is unknown."""
    return sorted(rows, key=ORDERS.get(order, ORDERS["situation"]))


def by_situation(rows: Sequence[Sought]) -> Iterator[tuple[str, list[Sought]]]:
    """The rows, which come by situation, as groups under the situation's name."""
    for name, group in groupby(rows, key=lambda row: row.suspect.situation.name):
        yield name, list(group)


BOARD_COLUMNS: Final = (
    "situation",
    "person",
    "warrants",
    "issued_on",
    "public_since",
    "years",
    "days",
    "national_custody_since",
)


def board_line(row: Sought) -> list[object]:
    """One row of the board for a file; the columns are BOARD_COLUMNS."""
    return [
        guarded(row.suspect.situation.name_en),
        guarded(row.suspect.name),
        len(row.warrants),
        row.since,
        row.public_since,
        row.age.years if row.age else None,
        row.age.days if row.age else None,
        row.custody_since,
    ]
