"""Choosing what is held back."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from reports.disclosure.release import Earlier, Policy, Release
from reports.disclosure.room import EXACT, Moves, Room

DEAR: Final = 20.0
"""How many ordinary cells are rather held back than a dear one."""


@dataclass(frozen=True, slots=True)
class Protection:
    """The cells that are held back; `exposed` are those of them, or of an earlier release, that can be worked out all the same.

    That happens where what must be shown, or was shown before, leaves a cell no room; somebody then decides by name.
    """

    held: frozenset[str]
    exposed: frozenset[str]


@lru_cache(maxsize=32)
def protect(
    release: Release,
    *,
    sensitive: frozenset[str],
    known: frozenset[str] = frozenset(),
    earlier: tuple[Earlier, ...] = (),
    dear: frozenset[str] = frozenset(),
    policy: Policy,
) -> Protection:
    """Holds back the `sensitive` cells, and of the others, but never of the `known`, as few as protect every held cell.

    The `dear` ones only where nothing else would do. Held cells of the `earlier` releases stay protected too. The same
    input gives the same answer, which is kept: a page of a draft asks again and again.
    """
    room = Room(release, earlier)
    names = list(release.cells)
    costs = {
        cell: (DEAR if cell in dear else 1.0) * (1 + release.value(cell).bit_length())
        for cell in names
        if cell not in known
    }
    held, exposed = set(sensitive), set[str]()
    for place, cell in _targets(release, earlier, held):
        if room.left(place) > policy.threshold - EXACT:
            continue
        room.allow({**costs, **dict.fromkeys(held, 0.0)})
        found = _cheapest(room, place, policy)
        if not found:
            exposed.add(cell)
        for moves in found:
            held |= {name for name, move in zip(names, moves, strict=False) if abs(move) > EXACT}
            room.witness(moves)
    return Protection(frozenset(held), frozenset(exposed))


def _targets(
    release: Release, earlier: Sequence[Earlier], held: Collection[str]
) -> Iterator[tuple[int, str]]:
    """The cells that need room, by their places: first those of earlier releases, then those that are, or come to be, held."""
    first = len(release.cells)
    for past in earlier:
        for place, cell in enumerate(past.release.cells, first):
            if cell not in past.shown:
                yield place, cell
        first += len(past.release.cells)
    done = set[str]()
    places = {cell: place for place, cell in enumerate(release.cells)}
    while waiting := [cell for cell in places if cell in held and cell not in done]:
        for cell in waiting:
            yield places[cell], cell
        done.update(waiting)


def _cheapest(room: Room, place: int, policy: Policy) -> list[Moves]:
    """The moves that set the cell as far apart as the threshold asks, at the least cost; nothing where that cannot be."""
    for rise in range(policy.threshold, -1, -1):
        found = [
            moves
            for by in (rise, rise - policy.threshold)
            if by and (moves := room.moved_by(place, float(by))) is not None
        ]
        if len(found) == (1 if rise in (0, policy.threshold) else 2):
            return found
    return []
