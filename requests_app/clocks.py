"""When an answer is due, and why on that very day. Pure functions: everything they need is given to them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Final

from common.deadline import Deadline, DeadlineKind
from requests_app.vocab import DayUnit, Family

WEEK_END: Final = frozenset({5, 6})
"""Saturday and Sunday, as `date.weekday` numbers them: the Court's week-end, and that of most States."""

DAY_NAMES: Final = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
"""Kept with a request in English, translated when they are shown."""

FIRST_YEAR: Final = 2002
LAST_YEAR: Final = 2150
"""Due dates lie in these years: from the entry into force of the Rome Statute to where a year is surely mistyped."""

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
class WorkCalendar:
    """On which days the Court, or a State, does not work."""

    owner: str = ""
    """Code of the State; empty for the Court."""
    holidays: Mapping[date, str] = field(default_factory=dict)
    weekend: Collection[int] = WEEK_END
    years: Collection[int] | None = None
    """The years whose holidays are known; None for all of them."""

    def skips(self, day: date) -> str | None:
        """Why nothing falls due on the day; None for a working day."""
        name = self.holidays.get(day)
        if name is None and day.weekday() in self.weekend:
            return DAY_NAMES[day.weekday()]
        return name

    def knows(self, year: int) -> bool:
        """Whether the holidays of the year are entered."""
        return self.years is None or year in self.years


@dataclass(frozen=True, slots=True)
class Policy:
    """How many days an addressee has, as one version of the policy table says it."""

    days: int
    unit: str = DayUnit.CALENDAR
    key: int | None = None
    """Of the version in the table; None for an assumption that stands in for a missing row."""
    version: int = 0
    name: str = ""
    source: str = ""
    assumed: bool = True


@dataclass(frozen=True, slots=True)
class Given:
    """A due date that was set by hand or came with a file. It is kept; only pauses and extensions move it."""

    on: date
    imported: bool = False


@dataclass(frozen=True, slots=True)
class Pause:
    """Days on which the clock stood still, from `since` until it ran again on `until`; without that day it still stands."""

    since: date
    until: date | None = None
    why: str = ""
    """The kind of the event that stopped the clock."""


@dataclass(frozen=True, slots=True)
class Extension:
    """More time for the addressee, granted on the day `on`: so many days, or until a day that is then kept."""

    on: date
    days: int = 0
    until: date | None = None
    reason: str = ""
    by: str = ""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A day on which nothing falls due, why, and in whose calendar (empty: the Court's)."""

    on: date
    why: str
    owner: str = ""

    def kept(self) -> dict[str, str]:
        """As it is kept with the request."""
        return {"on": self.on.isoformat(), "why": self.why, "calendar": self.owner}


@dataclass(frozen=True, slots=True)
class Move:
    """What a pause or an extension did to the due date: by how many days of the rule's unit, and to which day."""

    cause: Pause | Extension
    days: int
    to: date
    skipped: tuple[Skipped, ...] = ()

    def kept(self) -> dict[str, Any]:
        """As it is kept with the request."""
        match self.cause:
            case Pause(since, until, why):
                cause = {
                    "kind": "pause",
                    "since": since.isoformat(),
                    "until": until and until.isoformat(),
                    "why": why,
                }
            case Extension(on, _, until, reason, by):
                cause = {
                    "kind": "extension",
                    "on": on.isoformat(),
                    "until": until and until.isoformat(),
                    "reason": reason,
                    "by": by,
                }
        return {
            **cause,
            "days": self.days,
            "to": self.to.isoformat(),
            "skipped": [one.kept() for one in self.skipped],
        }


@dataclass(frozen=True, slots=True)
class DueDate:
    """A due date and everything that led to it."""

    on: date
    start: date
    rule: Policy | Given
    skipped: tuple[Skipped, ...] = ()
    """Days that the rule alone passed over."""
    moves: tuple[Move, ...] = ()
    missing: tuple[tuple[str, int], ...] = ()
    """Calendars and years whose holidays are not entered: there, week-ends alone were skipped."""

    def reason(self) -> dict[str, Any]:
        """The reason as it is kept with the request: see `requests_app.reasons` for its sentences."""
        match self.rule:
            case Given(on, imported):
                rule: dict[str, Any] = {"rule": "imported" if imported else "given", "given": on.isoformat()}
            case Policy() as policy:
                rule = {
                    "rule": "assumption" if policy.key is None else "policy",
                    "days": policy.days,
                    "unit": str(policy.unit),
                    "version": policy.version,
                    "name": policy.name,
                    "source": policy.source,
                    "assumed": policy.assumed,
                }
        return {
            **rule,
            "start": self.start.isoformat(),
            "skipped": [one.kept() for one in self.skipped],
            "moves": [move.kept() for move in self.moves],
            "missing": [{"calendar": owner, "year": year} for owner, year in self.missing],
        }


def due_date(
    start: date,
    rule: Policy | Given,
    calendars: Sequence[WorkCalendar],
    pauses: Iterable[Pause] = (),
    extensions: Iterable[Extension] = (),
) -> DueDate:
    """The day by which an answer is due, with every day that was skipped and everything that moved it.

    The day of the start does not count. Calendar days run on and end on a working day of every calendar given;
    of working days, those alone count. A pause moves the date by its length; an extension by so many days, or to a
    day that is kept as it was agreed. Both are counted in the unit of the rule and in the order in which they came.
    """
    count = _Count(calendars, rule.unit if isinstance(rule, Policy) else DayUnit.CALENDAR)
    reached = Reached(rule.on, rule.on) if isinstance(rule, Given) else count.on(start, rule.days)
    skipped, agreed, moves = reached.skipped, start, list[Move]()
    causes: list[Pause | Extension] = [*pauses, *extensions]
    for cause in sorted(causes, key=_turn):
        days = 0
        if isinstance(cause, Pause):
            # What follows the last agreed day alone still moves it; it is as if the count had begun later.
            days = count.length(cause, agreed)
            moved = count.on(reached.counted, days) if days else None
        elif cause.until is not None:
            agreed, moved = cause.on, Reached(cause.until, cause.until)
        else:
            days = cause.days
            moved = count.on(reached.day, days)
        reached = moved or reached
        moves.append(Move(cause, days, reached.day, moved.skipped if moved else ()))
    return DueDate(reached.day, start, rule, skipped, tuple(moves), count.missing())


@dataclass(frozen=True, slots=True)
class Reached:
    """Where a count leads: the day that was counted, and the working day that it ends on."""

    counted: date
    day: date
    skipped: tuple[Skipped, ...] = ()


def _turn(cause: Pause | Extension) -> tuple[date, bool]:
    """A pause takes effect when it ends; one that has not ended comes last."""
    if isinstance(cause, Pause):
        return cause.until or date.max, False
    return cause.on, True


class _Count:
    """Counts days in some calendars, and remembers which years it had to judge without knowing their holidays."""

    def __init__(self, calendars: Sequence[WorkCalendar], unit: str) -> None:
        self.calendars, self.working = calendars, unit == DayUnit.WORKING
        self.unknown = set[tuple[str, int]]()

    def on(self, first: date, days: int) -> Reached:
        """Where so many days after `first` lead, with the days passed over."""
        counted = first if self.working else first + timedelta(days=days)
        day, left, skipped = counted - timedelta(days=not self.working), days if self.working else 1, []
        while left:
            day += timedelta(days=1)
            found = self._skip(day)
            if found is None:
                left -= 1
            else:
                skipped.append(found)
        return Reached(day if self.working else counted, day, tuple(skipped))

    def length(self, pause: Pause, after: date) -> int:
        """How many days of the unit the pause takes from the clock, as far as it lies on or after `after`."""
        since = max(pause.since, after)
        days = (pause.until - since).days if pause.until is not None else 0
        if not self.working:
            return max(days, 0)
        # As at the start, the day on which the clock runs again does not count.
        return sum(self._skip(since + timedelta(days=number)) is None for number in range(1, days + 1))

    def missing(self) -> tuple[tuple[str, int], ...]:
        """The calendars and years that were asked about and not known."""
        return tuple(sorted(self.unknown))

    def _skip(self, day: date) -> Skipped | None:
        found = None
        for calendar in self.calendars:
            if not calendar.knows(day.year):
                self.unknown.add((calendar.owner, day.year))
            if found is None and (why := calendar.skips(day)) is not None:
                found = Skipped(day, why, calendar.owner)
        return found


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
