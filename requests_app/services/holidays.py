"""The calendars that due dates follow are kept by people: their days off, and what a change of these moves."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from partners.models import Partner
from requests_app import policies
from requests_app.clocks import FIRST_YEAR, LAST_YEAR, WEEK_END
from requests_app.models import CalendarYear, Holiday, Recomputation, WorkingCalendar
from requests_app.reference import HOST, enter_years, known_holidays, known_weekend
from requests_app.services.due import UNKNOWN_COURT, Rulebook
from requests_app.services.preview import Preview, examined, ordered, shown
from requests_app.services.recompute import moved, touched_by_days


@transaction.atomic
def open_calendar(partner: Partner, *, by: Person) -> WorkingCalendar:
    """An empty calendar for a State, with its week-end as far as that is known (an assumption)."""
    policies.check_may_keep_rules(by)
    if not partner.is_state:
        raise Refusal(_("Only States have a calendar of their own."), field="partner")
    known = known_weekend(partner.iso2)
    made, _new = WorkingCalendar.objects.get_or_create(
        partner=partner, defaults={"weekend": known or sorted(WEEK_END)}
    )
    return made


def preview_days(
    calendar: WorkingCalendar, *, added: dict[date, str] | None = None, removed: Collection[date] = ()
) -> Preview:
    """The open requests that the viewer sees and that would move if these days were added or removed."""
    rules, added = Rulebook.load(), added or {}
    days = [*added, *removed]
    if not days:
        return Preview([])
    key = calendar.partner_id
    known = rules.calendars.get(key, UNKNOWN_COURT)
    holidays = {day: name for day, name in {**known.holidays, **added}.items() if day not in removed}
    changed = replace(rules, calendars={**rules.calendars, key: replace(known, holidays=holidays)})
    rows, more = examined(touched_by_days(min(days), max(days), key, rules))
    return shown(moved(rows, changed), more=more)


@transaction.atomic
def add_holiday(calendar: WorkingCalendar, *, day: date, name: str, by: Person, at: datetime) -> Holiday:
    """A day off; every open request whose computation meets it moves, in a job."""
    policies.check_may_keep_rules(by)
    _check_day(day)
    if not name.strip():
        raise Refusal(_("Give the holiday a name; it stands in the reason of each due date."), field="name")
    made, new = Holiday.objects.get_or_create(
        calendar=calendar, day=day, defaults={"name": name.strip(), "assumed": False}
    )
    if not new:
        raise Refusal(_("This day is in the calendar already, as “%s”.") % made.name, field="day")
    cause = _("Holiday added to the calendar of %(owner)s: %(name)s, %(day)s")
    _order_days(calendar, [day], cause % _words(calendar, day, made.name), by=by, at=at)
    return made


@transaction.atomic
def remove_holiday(holiday: Holiday, *, by: Person, at: datetime) -> None:
    """The day is worked after all; every open request that had skipped it moves, in a job."""
    policies.check_may_keep_rules(by)
    calendar, day = holiday.calendar, holiday.day
    cause = _("Holiday removed from the calendar of %(owner)s: %(name)s, %(day)s")
    words = cause % _words(calendar, day, holiday.name)
    holiday.delete()
    _order_days(calendar, [day], words, by=by, at=at)


def missing_days(calendar: WorkingCalendar, years: Iterable[int]) -> dict[date, str]:
    """The public holidays of these years that the calendar does not have, where the year is not entered yet.

    Raises Refusal for a State of which nothing is known.
    """
    wanted = sorted(set(years) - set(calendar.years.values_list("year", flat=True)))
    found = known_holidays(_iso2(calendar), wanted)
    if found is None:
        raise Refusal(_("No holidays of this State are known; enter them one by one."), field="first")
    present = set(calendar.holidays.values_list("day", flat=True))
    return {day: name for day, name in found.items() if day not in present}


@transaction.atomic
def enter_holidays(calendar: WorkingCalendar, *, first: int, last: int, by: Person, at: datetime) -> int:
    """Enters the public holidays of whole years as an assumption; what was entered by hand stands. Returns how many."""
    policies.check_may_keep_rules(by)
    check_years(first, last)
    days = missing_days(calendar, range(first, last + 1))
    written = enter_years(calendar, _iso2(calendar), range(first, last + 1))
    cause = _("Holidays of %(first)d to %(last)d entered in the calendar of %(owner)s")
    words = cause % {"first": first, "last": last, "owner": calendar}
    _order_days(calendar, list(days), words, by=by, at=at)
    return written


@transaction.atomic
def confirm_year(calendar: WorkingCalendar, *, year: int, by: Person) -> CalendarYear:
    """Somebody who knows says that the holidays of the year are complete: no assumption any more."""
    policies.check_may_keep_rules(by)
    check_years(year, year)
    made, _new = CalendarYear.objects.update_or_create(
        calendar=calendar, year=year, defaults={"assumed": False}
    )
    calendar.holidays.filter(day__year=year).update(assumed=False)
    return made


def check_years(first: int, last: int) -> None:
    """Whole years in order, and no more than half a century at once."""
    if not FIRST_YEAR <= first <= last <= LAST_YEAR or last - first > 50:
        raise Refusal(
            _("Give years between %(first)d and %(last)d, the earlier one first, and no more than 50.")
            % {"first": FIRST_YEAR, "last": LAST_YEAR},
            field="last",
        )


def _check_day(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise Refusal(
            _("Give a day between %(first)d and %(last)d.") % {"first": FIRST_YEAR, "last": LAST_YEAR},
            field="day",
        )


def _iso2(calendar: WorkingCalendar) -> str:
    return calendar.partner.iso2 if calendar.partner is not None else HOST


def _words(calendar: WorkingCalendar, day: date, name: str) -> dict[str, str]:
    return {"owner": str(calendar), "name": name, "day": date_format(day)}


def _order_days(calendar: WorkingCalendar, days: list[date], cause: str, *, by: Person, at: datetime) -> None:
    if days:
        job = Recomputation(cause=cause[:300], calendar=calendar, first=min(days), last=max(days))
        ordered(job, by=by, at=at)
