"""How a figure of one edition stands beside that of another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class Cause(StrEnum):
    """Why two editions may say different numbers, as far as they tell it themselves."""

    NEW = "new"
    GONE = "gone"
    DATE = "date"
    RULE = "rule"
    RECORD = "record"
    """Date and rule are the same: what is recorded for them changed."""


@dataclass(frozen=True, slots=True)
class Movement:
    """One figure in two editions; `group` is a part of a distribution. None where an edition does not have it.

    `before_on` and `after_on` are the day or period (`from/to`) that the figure holds for.
    """

    id: str
    group: str
    before: int | None
    after: int | None
    before_on: str
    after_on: str
    rule_changed: bool

    @property
    def moved(self) -> bool:
        """Whether the number is another one."""
        return self.before != self.after

    @property
    def difference(self) -> int | None:
        """By how much the later edition says more; None where one of them says nothing."""
        return None if self.before is None or self.after is None else self.after - self.before

    @property
    def causes(self) -> Sequence[Cause]:
        """Another date, another rule, or else what became known in between; nothing where all is the same."""
        if self.before is None:
            return (Cause.NEW,)
        if self.after is None:
            return (Cause.GONE,)
        asked = [Cause.DATE] * (self.before_on != self.after_on) + [Cause.RULE] * self.rule_changed
        return asked or [Cause.RECORD] * self.moved
