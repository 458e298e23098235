"""When an answer is due, and why on that very day. Pure functions: everything they need is given to them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.translation import gettext_lazy as _

from common.deadline import Deadline, DeadlineKind
from requests_app.vocab import Family

SATURDAY: Final = 5
WEEKDAYS: Final = {SATURDAY: _("Saturday"), SATURDAY + 1: _("Sunday")}

ASSUMED_DAYS: Final = {
    Family.VISA: 30,
    Family.ASSISTANCE: 60,
    Family.ARREST_SURRENDER: 90,
    Family.PROVISIONAL_ARREST: 30,
    Family.TRANSIT: 30,
    Family.ORGANIZATION_HELP: 60,
    Family.RELOCATION: 90,
    Family.INTERIM_RELEASE: 60,
    Family.RELEASE: 60,
    Family.ENFORCEMENT: 90,
    Family.SPECIALITY_WAIVER: 60,
    Family.IMMUNITY_WAIVER: 60,
    Family.REVERSE: 60,
}
"""Days to answer by family. The Court's practice is not public: an assumption, replaced in the policy table."""

ASSUMED_URGENT_DAYS: Final = 7
"""Days to answer an urgent request; an assumption likewise."""


@dataclass(frozen=True, slots=True)
class Policy:
    """How many calendar days an addressee has."""

    days: int
    urgent: bool = False


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day on which nothing falls due, and why."""

    on: date
    why: str


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date and every day that was passed over to reach it."""

    on: date
    start: date
    days: int
    steps: tuple[Skipped, ...] = ()

    def reason(self) -> dict[str, object]:
        """The reason as it is kept with the request."""
        return {
            "rule": "policy",
            "start": self.start.isoformat(),
            "days": self.days,
            "skipped": [{"on": step.on.isoformat(), "why": str(step.why)} for step in self.steps],
        }


def due_date(start: date, policy: Policy, calendar: Mapping[date, str]) -> DueDate:
    """The day `policy.days` calendar days after `start`, moved on to the next working day of the Court.

    `calendar` names the Court's holidays by day; Saturdays and Sundays need no entry.
    """
    day, steps = start + timedelta(days=policy.days), []
    while (why := calendar.get(day) or WEEKDAYS.get(day.weekday())) is not None:
        steps.append(Skipped(day, str(why)))
        day += timedelta(days=1)
    return DueDate(day, start, policy.days, tuple(steps))


def deadline(
    due_on: date | None, *, on: date, ended_on: date | None = None, stopped: bool = False
) -> Deadline | None:
    """How a due date stands on the day `on`; None without a due date."""
    if due_on is None:
        return None
    if ended_on is not None and ended_on <= on:
        overdrawn = (ended_on - due_on).days
        return Deadline(DeadlineKind.MISSED, overdrawn) if overdrawn > 0 else Deadline(DeadlineKind.MET)
    if stopped:
        return Deadline(DeadlineKind.STOPPED)
    left = (due_on - on).days
    if left < 0:
        return Deadline(DeadlineKind.LATE, -left)
    return Deadline(DeadlineKind.AHEAD, left) if left else Deadline(DeadlineKind.TODAY)
