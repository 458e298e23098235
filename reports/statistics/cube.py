"""Rows counted by all the ways in which the tables cut them, and the cells that add these counts up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from reports.disclosure import Release

Key: TypeAlias = tuple[str, ...]
Cut: TypeAlias = tuple[Collection[str] | None, ...]
"""For each dimension the values that a cell takes in, or None for all of them."""


@dataclass
class Cube:
    """The count of each class of rows; a class that could be and counts nothing is there with 0."""

    counts: Mapping[Key, int]
    _index: list[dict[str, set[int]]] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        self._index = [defaultdict(set) for _dimension in next(iter(self.counts), ())]
        for atom, key in enumerate(self.counts):
            for dimension, value in enumerate(key):
                self._index[dimension][value].add(atom)

    def release(self, cells: Mapping[str, Cut]) -> Release:
        """The classes as atoms, with the cells that are cut out of them."""
        return Release(tuple(self.counts.values()), {name: self._atoms(cut) for name, cut in cells.items()})

    def count(self, cut: Cut) -> int:
        """How many rows the cut takes in."""
        return self.release({"": cut}).value("")

    def _atoms(self, cut: Cut) -> tuple[int, ...]:
        chosen = set(range(len(self.counts)))
        for index, values in zip(self._index, cut, strict=False):
            if values is not None:
                chosen &= set().union(*(index.get(value, ()) for value in values))
        return tuple(sorted(chosen))


def only(*values: str) -> Sequence[str]:
    """The values of one dimension of a cut."""
    return values
