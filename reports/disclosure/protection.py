"""Choosing what is held back."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from reports.disclosure.release import Earlier, Policy, Release
from reports.disclosure.room import Room


@dataclass(frozen=True, slots=True)
class Protection:
    """The cells that are held back; `exposed` are those of them, or of an earlier release, that can be worked out all the same.

    That happens where what must be shown, or was shown before, leaves a cell no room; somebody then decides by name.
    """

    held: frozenset[str]
    exposed: frozenset[str]


def protect(
    release: Release,
    *,
    sensitive: Collection[str],
    known: Collection[str] = (),
    earlier: Sequence[Earlier] = (),
    policy: Policy,
) -> Protection:
    """Holds back the `sensitive` cells, and of the others, but never of the `known`, as few as protect every held cell.

    Held cells of the `earlier` releases stay protected too. The same input gives the same answer.
    """
    room = Room(release, earlier, policy)
    costs = {cell: 1 + release.value(cell).bit_length() for cell in release.cells if cell not in known}
    held, exposed = set(sensitive), set[str]()
    targets: list[tuple[str, int | None]] = [(cell, None) for cell in release.cells if cell in held]
    for index, past in enumerate(earlier):
        targets += [(cell, index) for cell in past.release.cells if cell not in past.shown]
    for cell, past_index in targets:  # grows as further cells are held
        room.allow(held)
        if room.reach(cell, past_index) >= policy.threshold:
            continue
        room.allow(held, costs)
        added = _cheapest(room, cell, past_index, policy)
        if added is None:
            exposed.add(cell)
            continue
        targets += [(one, None) for one in release.cells if one in added - held]
        held |= added
    return Protection(frozenset(held), frozenset(exposed))


def _cheapest(room: Room, cell: str, past: int | None, policy: Policy) -> set[str] | None:
    """The cells that must be held so that this one may be as much as the threshold away from one end to the other."""
    for rise in range(policy.threshold, -1, -1):
        up = room.moved_with(cell, rise, past)
        down = room.moved_with(cell, rise - policy.threshold, past) if up is not None else None
        if up is not None and down is not None:
            return up | down
    return None
