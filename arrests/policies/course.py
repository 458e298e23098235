"""The course of a warrant in days: when somebody was sought, and when a State held them; pure, from its events."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arrests.models import WarrantEvent
from arrests.vocab import EXITS, HELD, EventKind


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days that follow each other; `last` is None where they have not ended."""

    first: date
    last: date | None


@dataclass(frozen=True, slots=True)
class Course:
    """What became of a warrant: when it was issued and made public, and every stretch of days since.

    `outstanding` has several stretches only where somebody escaped. National custody lies inside them: it ends nothing.
    """

    issued_on: date | None
    unsealed_on: date | None
    outstanding: tuple[Stretch, ...]
    custody: tuple[Stretch, ...]
    ended_on: date | None
    ended_by: EventKind | None

    @property
    def held_since(self) -> date | None:
        """Since when a State holds the person; None where none does."""
        return self.custody[-1].first if self.custody and self.custody[-1].last is None else None


def course_of(events: Iterable[WarrantEvent]) -> Course:
    """The course after `events`, which come in their order and without what was corrected."""
    issued = unsealed = ended = held = since = None
    by: EventKind | None = None
    outstanding: list[Stretch] = []
    custody: list[Stretch] = []
    for event in events:
        day, kind = event.effective_on, EventKind(event.kind)
        if kind == EventKind.ISSUED:
            issued, since = issued or day, since or day
        elif kind == EventKind.UNSEALED:
            unsealed = unsealed or day
        elif kind in HELD:
            held = held or day
        elif kind == EventKind.ESCAPED:
            since, ended, by = since or day, None, None
        if held and kind in (EventKind.RELEASED, *EXITS):
            custody.append(Stretch(held, day))
            held = None
        if kind in EXITS:
            # A surrender may be followed by a death or the end of the proceedings: the first exit ended the search.
            if since or ended is None:
                ended, by = day, kind
            if since:
                outstanding.append(Stretch(since, day))
                since = None
    outstanding += [Stretch(since, None)] if since else []
    custody += [Stretch(held, None)] if held else []
    return Course(issued, unsealed, tuple(outstanding), tuple(custody), ended, by)
