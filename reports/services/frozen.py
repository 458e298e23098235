"""The snapshot that an edition keeps, with its hash, and what differs from it."""

from __future__ import annotations

import hashlib

from reports.document import Snapshot
from reports.models import Edition


def keep(edition: Edition, snapshot: Snapshot) -> None:
    """Puts the snapshot and its hash into the edition, which is not saved yet."""
    edition.snapshot = snapshot.to_json()
    edition.sha256 = hashlib.sha256(edition.snapshot.encode()).hexdigest()


def intact(edition: Edition) -> bool:
    """Whether the frozen snapshot still has the hash that was kept with it, and still is the canonical text."""
    return (
        hashlib.sha256(edition.snapshot.encode()).hexdigest() == edition.sha256
        and Snapshot.from_json(edition.snapshot).to_json() == edition.snapshot
    )


def moved_since_compiled(edition: Edition, current: Snapshot) -> list[str]:
    """What differs between the compilation that is kept and what the data give now; nothing when it is not compiled."""
    return (
        moved(Snapshot.from_json(edition.snapshot), current)
        if edition.snapshot and not edition.published
        else []
    )


def moved(approved: Snapshot, current: Snapshot) -> list[str]:
    """Ids of the figures that differ, or the names of the lists where no figure does."""
    figures = [one.id for one in approved.figures if one.value != current.figure(one.id).value]
    if figures or approved == current:
        return figures
    return [name for name in approved.__slots__ if getattr(approved, name) != getattr(current, name)]
