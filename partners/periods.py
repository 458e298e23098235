"""From when to when a State was in a treaty, by its steps: pure, the same rule as the questions in `partners.queries`."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from partners.vocab import TreatyEventKind
from partners.workflow import ORDER


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


@dataclass(frozen=True, slots=True)
class Departure:
    """A State's way out of a treaty: its notice, if known, and the day on which its withdrawal takes effect.

    `effective_on` is None where the notice was taken back before, on `rescinded_on`.
    """

    notified_on: date | None
    effective_on: date | None
    rescinded_on: date | None = None

    def shows(self, on: date) -> bool:
        """Whether the State was on its way out on the day, or had left."""
        begun = self.notified_on or self.effective_on
        return begun is not None and begun <= on and not (self.rescinded_on and self.rescinded_on <= on)


def departure(steps: Iterable[Taken], on: date) -> Departure | None:
    """The way out of one State on the day; None where it was on none, had turned back, or had joined again."""
    found: Departure | None = None
    notice: date | None = None
    for step in sorted(steps, key=lambda step: (step.effective_on, ORDER[step.kind], step.pk)):
        if step.kind == TreatyEventKind.WITHDRAWAL_NOTIFIED:
            notice = step.effective_on
        elif step.kind == TreatyEventKind.DEPOSITED and step.effective_on <= on:
            found = None
        elif step.kind in (TreatyEventKind.WITHDRAWAL_RESCINDED, TreatyEventKind.WITHDRAWAL_EFFECTIVE):
            left = step.kind == TreatyEventKind.WITHDRAWAL_EFFECTIVE
            way = Departure(notice, step.effective_on) if left else Departure(notice, None, step.effective_on)
            found, notice = (way if way.shows(on) else found), None
    return found
