"""How far the cells of a release can move without contradicting what a reader sees."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import highspy
import numpy as np

from reports.disclosure.release import Earlier, Release

INFINITE: Final = highspy.kHighsInf
EXACT: Final = 1e-6

Columns: TypeAlias = dict[str, int]
"""The column of each cell's rise; the column of its fall follows it."""

Moves: TypeAlias = "np.ndarray[tuple[int], np.dtype[np.float64]]"
"""By how much each cell differs from the truth in other tables that a reader must take for possible: first the cells of
the new release, then those of the earlier ones, each in its own order."""


class Row(NamedTuple):
    """A condition: the sum of these columns times their factors lies between the two ends."""

    least: float
    most: float
    columns: list[int]
    factors: list[float]


class SolverError(RuntimeError):
    """A programme was neither solved nor shown to have no solution: nothing may be concluded from it."""


class Programme(highspy.Highs):
    """A programme that is solved in one thread and without a word."""

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        self.setOptionValue("threads", 1)

    def enableCallbacks(self) -> None:  # noqa: N802 - its own name
        """Sets no callbacks, which are not needed here: setting them greets on the standard output."""
        self.silent()

    def solved(self) -> bool:
        """Solves it; False where it is proven that nothing fulfils its conditions. Raises SolverError for anything else."""
        if self.run() == highspy.HighsStatus.kError:
            raise SolverError("The solver failed.")
        status = self.getModelStatus()
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kInfeasible):
            raise SolverError(f"The solver stopped: {self.modelStatusToString(status)}.")
        return bool(status == highspy.HighsModelStatus.kOptimal)


class Room:
    """The linear programme of an attacker who knows how the tables are made and every cell that is shown.

    Its unknowns are the changes of the atoms, which never fall below zero, and of each cell, upwards and downwards. Every
    answer is another table that shows the same, and so bears witness for all cells at once: `left` is the width of the
    interval that the witnesses so far leave to a cell.
    """

    def __init__(self, release: Release, earlier: Sequence[Earlier]) -> None:
        self._least_of: list[float] = []
        self._rows: list[Row] = []
        self._new = self._add(release)
        self._old = [self._add(past.release) for past in earlier]
        for past, columns in zip(earlier, self._old, strict=True):
            self._tie(release, past, columns)
        self._programme = self._built()
        for past, columns in zip(earlier, self._old, strict=True):
            for cell in past.shown & columns.keys():
                self._bound(columns[cell], 0.0, 0.0)
        rises = [column for columns in (self._new, *self._old) for column in columns.values()]
        self._rises = np.array(rises, dtype=np.int32)
        self._most, self._least = np.zeros(len(rises)), np.zeros(len(rises))

    def left(self, place: int) -> float:
        """How far apart the witnesses set the cell at this place of `Moves`."""
        return float(self._most[place] - self._least[place])

    def witness(self, moves: Moves) -> None:
        """Takes this for possible from now on; to be called once every cell that it moves is held."""
        self._most = np.maximum(self._most, moves)
        self._least = np.minimum(self._least, moves)

    def allow(self, costs: Mapping[str, float]) -> None:
        """The cells of the new release that may move, each at its cost; all others are fixed."""
        for cell, column in self._new.items():
            room, cost = (INFINITE, costs[cell]) if cell in costs else (0.0, 0.0)
            self._bound(column, room, room)
            for one in (column, column + 1):
                self._programme.changeColCost(one, cost)

    def moved_by(self, place: int, by: float) -> Moves | None:
        """The cheapest way to move the cell at this place by so much; None where there is none."""
        column = int(self._rises[place])
        before = self._programme.getCol(column), self._programme.getCol(column + 1)
        for offset, move in enumerate((max(by, 0.0), max(-by, 0.0))):
            self._programme.changeColBounds(column + offset, move, move)
        found = self._moves() if self._programme.solved() else None
        for offset, (_status, _cost, least, most, _entries) in enumerate(before):
            self._programme.changeColBounds(column + offset, least, most)
        return found

    def _moves(self) -> Moves:
        values = np.array(self._programme.getSolution().col_value)
        moves: Moves = values[self._rises] - values[self._rises + 1]
        return moves

    # --- Building

    def _add(self, release: Release) -> Columns:
        """The columns of a release, and a row for each cell: what its atoms move, it moves."""
        first = len(self._least_of)
        self._least_of += [-float(count) for count in release.counts]
        columns = {cell: len(self._least_of) + 2 * index for index, cell in enumerate(release.cells)}
        self._least_of += [0.0] * (2 * len(columns))
        for cell, atoms in release.cells.items():
            moved = [*(first + atom for atom in atoms), columns[cell], columns[cell] + 1]
            self._rows.append(Row(0.0, 0.0, moved, [*[1.0] * len(atoms), -1.0, 1.0]))
        return columns

    def _tie(self, release: Release, past: Earlier, columns: Columns) -> None:
        """What a reader knows of the way from the cells of `past` to those of the same name."""
        for cell in sorted(release.cells.keys() & columns.keys()):
            pairs = [self._new[cell], self._new[cell] + 1, columns[cell], columns[cell] + 1]
            grew = max(release.value(cell) - past.release.value(cell), 0)
            known = past.link == "known"
            self._rows.append(
                Row(0.0 if known else -INFINITE, 0.0 if known else float(grew), pairs, [-1.0, 1.0, 1.0, -1.0])
            )

    def _built(self) -> Programme:
        programme = Programme()
        programme.addVars(
            len(self._least_of), np.array(self._least_of), np.full(len(self._least_of), INFINITE)
        )
        programme.addRows(
            len(self._rows),
            np.array([row.least for row in self._rows]),
            np.array([row.most for row in self._rows]),
            sum(len(row.columns) for row in self._rows),
            np.cumsum([0, *(len(row.columns) for row in self._rows)], dtype=np.int32)[:-1],
            np.array([column for row in self._rows for column in row.columns], dtype=np.int32),
            np.array([factor for row in self._rows for factor in row.factors]),
        )
        return programme

    def _bound(self, column: int, rise: float, fall: float) -> None:
        self._programme.changeColBounds(column, 0.0, rise)
        self._programme.changeColBounds(column + 1, 0.0, fall)
