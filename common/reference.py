"""What an app offers so that its reference files are loaded: a loader for each file, in `<app>/reference.py`.

    class Warrants:
        file = "warrants.csv"
        optional = False
        columns = (Column("situation", required=True), Column("date_issued", day), ...)

        def is_empty(self):
            return not WarrantEvent.objects.exists()

        def check(self, rows):
            '''What the file says against itself; the database is not asked.'''
            yield from once(rows, lambda row: (row["situation"], row["person"], row["warrant_no"]))

        def apply(self, rows, *, known_at):
            '''Writes what is new or changed; returns what it did. Says what it cannot match with Rejected.'''
            first = self.is_empty()  # then facts are known from the day they became public
            ...
            return [Change(ChangeKind.ADDED, "Uganda, Joseph Kony, 1"), ...]

    WARRANTS = Warrants()

Register it in icc_coop/reference.py. `apply` runs inside one transaction for all files, after the loaders before it,
with the system purpose `reference`. It runs twice without changing anything the second time; it never deletes:
a row that an earlier file had is reported as ABSENT. A date that changed is a new event that corrects the old one,
known from `known_at`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from common.findings import Finding
from common.tabular import Column, Row


class ChangeKind(StrEnum):
    """What a file means for the register."""

    ADDED = "added"
    CHANGED = "changed"
    ABSENT = "absent"
    """In the register, and not in the file; it stays as it is."""
    NOTED = "noted"
    """Loaded, with something that a person should know."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One cell of a file that says something else than the register: what that says now, and what the file says."""

    number: int
    column: str
    before: str
    after: str

    def __str__(self) -> str:
        return f"{self.column}: {self.before or '–'} → {self.after or '–'}"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between a file and the register: of which row, in words, and cell by cell where that is known."""

    kind: ChangeKind
    row: str
    detail: str = ""
    number: int = field(default=0, compare=False)
    """The number of the row in the file; 0 where it has none."""
    cells: tuple[Cell, ...] = field(default=(), compare=False)


class Loader(Protocol):
    """Loads one file of reference data."""

    @property
    def file(self) -> str:
        """The name of the file, the same in every folder."""

    @property
    def optional(self) -> bool:
        """Whether a folder may do without the file."""

    @property
    def columns(self) -> Sequence[Column]:
        """The columns, in the order of the header."""

    def is_empty(self) -> bool:
        """Whether the register holds nothing of such a file yet."""

    def check(self, rows: Sequence[Row]) -> Iterable[Finding]:
        """What the file says against itself, such as a repeated row or dates out of order."""

    def apply(self, rows: Sequence[Row], *, known_at: datetime) -> list[Change]:
        """Writes what is new or changed and returns it, with what is absent; raises Rejected for unknown codes."""
