"""How far the cells of a release can move without contradicting what a reader sees."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from typing import Final, NamedTuple, TypeAlias

import highspy
import numpy as np

from reports.disclosure.release import Earlier, Policy, Release

INFINITE: Final = highspy.kHighsInf
EXACT: Final = 1e-6
MOST_NODES: Final = 500
"""A search for whole numbers is given up after so many steps: what it found by then is whole and holds."""

Columns: TypeAlias = dict[str, int]
"""The column of each cell's rise; the column of its fall follows it."""


class Row(NamedTuple):
    """A condition: the sum of these columns times their factors lies between the two ends."""

    least: float
    most: float
    columns: list[int]
    factors: list[float]


class Programme(highspy.Highs):
    """A programme that is solved without a word."""

    def enableCallbacks(self) -> None:  # noqa: N802 - its own name
        """Sets no callbacks, which are not needed here: setting them greets on the standard output."""
        self.silent()


class Room:
    """The linear programme of an attacker who knows how the tables are made and every cell that is shown.

    Its unknowns are the changes of the atoms, which never fall below zero, and of each cell, upwards and downwards. Every
    answer is a change to another table of whole numbers that shows the same, so no interval is taken for wider than it is.
    At first every cell is shown.
    """

    def __init__(self, release: Release, earlier: Sequence[Earlier], policy: Policy) -> None:
        self._most = float(policy.threshold)
        self._least_of: list[float] = []
        self._atoms: list[int] = []
        self._rows: list[Row] = []
        self._new = self._add(release)
        self._old = [self._add(past.release) for past in earlier]
        for past, columns in zip(earlier, self._old, strict=True):
            self._tie(release, past, columns)
        self._programme = self._built()
        self.allow(())
        for past, columns in zip(earlier, self._old, strict=True):
            for cell in past.shown & columns.keys():
                self._bound(columns[cell], 0.0, 0.0)

    def allow(self, held: Collection[str], costs: Mapping[str, int] | None = None) -> None:
        """Which cells may move: those that are `held`, and at their cost those in `costs`."""
        prices = dict.fromkeys(held, 0) if costs is None else {**costs, **dict.fromkeys(held, 0)}
        for cell, column in self._new.items():
            room = INFINITE if cell in prices else 0.0
            self._bound(column, room, room)
            self._price(column, float(prices.get(cell, 0)), float(prices.get(cell, 0)))

    def reach(self, cell: str, past: int | None = None) -> int:
        """How many values lie between the ends of the interval that is left to the cell, as far as the policy asks.

        With `past`, the cell of the earlier release with this index.
        """
        column = self._column(cell, past)
        return self._furthest(column, 1) + self._furthest(column, -1)

    def moved_with(self, cell: str, by: int, past: int | None = None) -> set[str] | None:
        """The cells of the new release that move when this one does by so much, most cheaply; None where it cannot."""
        column = self._column(cell, past)
        before = self._programme.getCol(column), self._programme.getCol(column + 1)
        self._programme.changeColBounds(column, max(by, 0), max(by, 0))
        self._programme.changeColBounds(column + 1, max(-by, 0), max(-by, 0))
        found = self._solved()
        for offset, (_status, _cost, least, most, _entries) in enumerate(before):
            self._programme.changeColBounds(column + offset, least, most)
        if found is None:
            return None
        return {name for name, one in self._new.items() if abs(found[one] - found[one + 1]) > EXACT}

    def _furthest(self, column: int, sign: int) -> int:
        before = self._programme.getCol(column), self._programme.getCol(column + 1)
        self._bound(column, *(min(most, self._most) for _status, _cost, _least, most, _entries in before))
        self._price(column, -float(sign), float(sign))
        found = self._solved()
        self._price(column, *(cost for _status, cost, *_rest in before))
        self._bound(column, *(most for _status, _cost, _least, most, _entries in before))
        return 0 if found is None else round(sign * (found[column] - found[column + 1]))

    def _solved(self) -> Sequence[float] | None:
        """The columns of the best answer in whole numbers that was found; None where there is none."""
        found = self._run()
        if found is None or all(abs(found[atom] - round(found[atom])) < EXACT for atom in self._atoms):
            return found
        atoms, count = np.array(self._atoms, dtype=np.int32), len(self._atoms)
        self._programme.changeColsIntegrality(count, atoms, np.full(count, highspy.HighsVarType.kInteger))
        found = self._run()
        self._programme.changeColsIntegrality(count, atoms, np.full(count, highspy.HighsVarType.kContinuous))
        return found

    def _run(self) -> Sequence[float] | None:
        self._programme.run()
        if self._programme.getInfo().primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
            return None
        values: list[float] = self._programme.getSolution().col_value
        return values

    # --- Building

    def _add(self, release: Release) -> Columns:
        """The columns of a release, and a row for each cell: what its atoms move, it moves."""
        first = len(self._least_of)
        self._atoms += range(first, first + len(release.counts))
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
        programme = Programme()  # type: ignore[no-untyped-call]  # the library leaves it untyped
        programme.setOptionValue("threads", 1)
        programme.setOptionValue("mip_max_nodes", MOST_NODES)
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

    def _column(self, cell: str, past: int | None) -> int:
        return (self._new if past is None else self._old[past])[cell]

    def _bound(self, column: int, rise: float, fall: float) -> None:
        self._programme.changeColBounds(column, 0.0, rise)
        self._programme.changeColBounds(column + 1, 0.0, fall)

    def _price(self, column: int, rise: float, fall: float) -> None:
        self._programme.changeColCost(column, rise)
        self._programme.changeColCost(column + 1, fall)
