"""Time as an argument: the day a question is about, and the moment of knowledge it is asked from."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from common.errors import Refusal


@dataclass(frozen=True, slots=True)
class AsOf:
    """`on`: the day the answer is true for. `known_at`: what the Court knew by then (aware)."""

    on: date
    known_at: datetime

    def __post_init__(self) -> None:
        if self.known_at.tzinfo is None:
            raise ValueError("known_at must carry a time zone.")


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days with both ends included."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise Refusal(
                _("The period starts on %(start)s, after its end on %(end)s; exchange the two dates.")
                % {"start": self.start.isoformat(), "end": self.end.isoformat()},
                field="from",
            )

    def __str__(self) -> str:
        return f"{self.start.isoformat()}/{self.end.isoformat()}"

    def __contains__(self, day: date) -> bool:
        return self.start <= day <= self.end


def start_of(day: date) -> datetime:
    """00:00 of the day at the Court, as a moment."""
    return timezone.make_aware(datetime.combine(day, time.min), timezone.get_default_timezone())


def end_of(day: date) -> datetime:
    """The last moment of the day at the Court."""
    return timezone.make_aware(datetime.combine(day, time.max), timezone.get_default_timezone())


def court_day(moment: datetime) -> date:
    """The Court's calendar day at a moment."""
    return moment.astimezone(timezone.get_default_timezone()).date()


def court_hour(moment: datetime) -> int:
    """The hour that the Court's clocks show at a moment, 0 to 23."""
    return moment.astimezone(timezone.get_default_timezone()).hour


def quarter_start(day: date) -> date:
    """The first day of the calendar quarter that the day lies in."""
    return date(day.year, (day.month - 1) // 3 * 3 + 1, 1)


def last_quarter_end(day: date) -> date:
    """The latest end of a calendar quarter on or before the day."""
    tomorrow = day + timedelta(days=1)
    return quarter_start(tomorrow) - timedelta(days=1)
