"""An attacker who has every published table, and solves for what is held back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import highspy

from reports.disclosure.room import Programme


@dataclass(frozen=True, slots=True)
class Published:
    """What is printed of one edition: how many classes its tables are made of, which of them each cell adds up, and the shown values."""

    atoms: int
    cells: Mapping[str, tuple[int, ...]]
    values: Mapping[str, int]


class Attacker:
    """Knows how the tables are made of classes of rows, none of which counts less than nothing."""

    def __init__(
        self,
        editions: Sequence[Published],
        differences: Iterable[tuple[int, int, str, int]] = (),
        growth: Iterable[tuple[int, int, str]] = (),
    ) -> None:
        """`differences` says by how much a cell of one edition exceeds that of another, `growth` that it is not less."""
        self._programme = Programme()
        self._editions = editions
        self._classes = [
            [self._programme.addVariable(lb=0) for _ in range(edition.atoms)] for edition in editions
        ]
        for index, edition in enumerate(editions):
            for cell, value in edition.values.items():
                self._programme.addConstr(self._cell(index, cell) == value)
        for later, sooner, cell, difference in differences:
            self._programme.addConstr(self._cell(later, cell) - self._cell(sooner, cell) == difference)
        for later, sooner, cell in growth:
            self._programme.addConstr(self._cell(later, cell) - self._cell(sooner, cell) >= 0)

    def interval(self, edition: int, cell: str) -> tuple[float, float]:
        """The least and the greatest value that the cell can have."""
        ends = []
        for solve in (self._programme.minimize, self._programme.maximize):
            solve(self._cell(edition, cell))
            if self._programme.getModelStatus() in (
                highspy.HighsModelStatus.kUnbounded,
                highspy.HighsModelStatus.kUnboundedOrInfeasible,
            ):
                ends.append(float("inf"))
            else:
                assert self._programme.getModelStatus() == highspy.HighsModelStatus.kOptimal
                ends.append(self._programme.getObjectiveValue())
        return ends[0], ends[1]

    def _cell(self, edition: int, cell: str) -> highspy.highs.highs_linear_expression:
        return self._programme.qsum(
            self._classes[edition][atom] for atom in self._editions[edition].cells[cell]
        )
