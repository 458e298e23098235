"""How a deadline stands on a day, in a form that a page, a message or a table can show."""

from dataclasses import dataclass
from enum import StrEnum

SOON_DAYS = 7
"""A deadline this many days away, or fewer, is shown as near."""


class DeadlineKind(StrEnum):
    """Where a deadline stands."""

    LATE = "late"
    """Open, and the due date has passed."""
    TODAY = "today"
    """Open, and due on this very day."""
    AHEAD = "ahead"
    """Open, and the due date is still to come."""
    STOPPED = "stopped"
    """Open, while the clock stands still."""
    MET = "met"
    """Ended on or before the due date."""
    MISSED = "missed"
    """Ended after the due date."""


@dataclass(frozen=True, slots=True)
class Deadline:
    """A deadline as it stands; `days` is how many days late, ahead or overdrawn, never negative."""

    kind: DeadlineKind
    days: int = 0

    def __post_init__(self) -> None:
        if self.days < 0:
            raise ValueError(f"The days of a deadline are counted from zero, not {self.days}.")

    @property
    def near(self) -> bool:
        """Whether the deadline falls today or within the next days."""
        return self.kind is DeadlineKind.TODAY or (self.kind is DeadlineKind.AHEAD and self.days <= SOON_DAYS)
