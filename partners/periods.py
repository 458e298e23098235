"""From when to when a State was in a treaty, by its steps: pure, the same rule as the questions in `partners.queries`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from partners.vocab import TreatyEventKind


class Taken(Protocol):
    """A step that stands."""

    @property
    def kind(self) -> str:
        """What it was."""

    @property
    def effective_on(self) -> date:
        """The day on which it took effect."""

    @property
    def pk(self) -> int:
        """In the order of recording."""


@dataclass(frozen=True, slots=True)
class Span:
    """Days from `start` on, up to the day before `end`; without end where it is None."""

    start: date
    end: date | None = None

    def __contains__(self, day: date) -> bool:
        return self.start <= day and (self.end is None or day < self.end)


def spans(steps: Iterable[Taken], begins: TreatyEventKind = TreatyEventKind.DEPOSITED) -> list[Span]:
    """The spans of one State in one treaty, which never touch: from each step `begins` to the withdrawal that ends it.

    Of two steps of one day the later entry decides. A step that repeats what holds already changes nothing.
    """
    deciding = [step for step in steps if step.kind in (begins, TreatyEventKind.WITHDRAWAL_EFFECTIVE)]
    found: list[Span] = []
    start: date | None = None
    for step in sorted(deciding, key=lambda step: (step.effective_on, step.pk)):
        if step.kind == begins:
            if start is None:
                start = _joined(found, step.effective_on)
        elif start is not None:
            if start < step.effective_on:
                found.append(Span(start, step.effective_on))
            start = None
    return found if start is None else [*found, Span(start)]


def _joined(found: list[Span], day: date) -> date:
    """A span that ended on the very day on which the next begins goes on."""
    return found.pop().start if found and found[-1].end == day else day
