"""What is to be published: cells of tables, each the sum of some atoms that nobody publishes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Policy:
    """How closely a held cell may be bounded at most.

    Counts below `threshold` are small. Whoever knows all that is shown must find the ends of the interval in which each held
    cell can lie at least `threshold` apart.
    """

    threshold: int = 5

    def __post_init__(self) -> None:
        if self.threshold < 3:
            raise ValueError("The threshold of disclosure control is at least 3.")

    def small(self, count: int) -> bool:
        """Whether so few stand behind a cell that they might be recognised."""
        return 0 < count < self.threshold


@dataclass(frozen=True, slots=True)
class Release:
    """Tables about one set of rows: the count of each atom (a finest class of rows), and the atoms of each cell.

    An atom that counts nothing still belongs here if a reader must take it for possible.
    """

    counts: tuple[int, ...]
    cells: Mapping[str, tuple[int, ...]]

    def __hash__(self) -> int:
        return hash((self.counts, tuple(self.cells.items())))

    def value(self, cell: str) -> int:
        """What the cell counts."""
        return sum(self.counts[atom] for atom in self.cells[cell])


@dataclass(frozen=True, slots=True)
class Earlier:
    """A release that is published already: it can be read beside the new one, and must not be betrayed by it.

    `link` says what a reader knows of the way from its cells to those of the same name. `known`: every difference, as
    where the same period is reported again; the attacker is given the differences in full. `grew`: nothing was taken away.
    """

    release: Release
    shown: frozenset[str]
    link: Literal["known", "grew"]
