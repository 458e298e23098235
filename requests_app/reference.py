"""The rules that an instance starts with: the Court's calendar and the days to answer. Both are assumptions."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Final

import holidays

from requests_app.clocks import ASSUMED_DAYS, ASSUMED_URGENT_DAYS, FIRST_YEAR, WEEK_END
from requests_app.models import CalendarYear, DuePolicy, Holiday, WorkingCalendar
from requests_app.vocab import DayUnit

YEARS: Final = range(FIRST_YEAR, 2051)
"""From the entry into force of the Rome Statute; beyond the last year the calendar is extended by hand."""

SINCE: Final = date(FIRST_YEAR, 7, 1)
"""The day from which the assumed policies hold."""

HOST: Final = "NL"
"""The host State, whose public holidays stand in for the Court's own calendar."""

SOURCE: Final = "Assumption: public holidays of the host State. The Court’s own calendar is not public."
POLICY_SOURCE: Final = "Assumption: the Court’s practice is not public."


def seed_rules() -> int:
    """Writes the public holidays of the host State and the assumed policies where there are none yet.

    The Court's own calendar is not public; whoever knows it edits the table. Returns how many rows were written.
    """
    written = 0
    if not WorkingCalendar.objects.filter(partner=None).exists():
        court = WorkingCalendar.objects.create(weekend=sorted(WEEK_END), source=SOURCE)
        written += 1 + enter_years(court, HOST, YEARS)
    if not DuePolicy.objects.exists():
        written += len(DuePolicy.objects.bulk_create(assumed_policies()))
    return written


def assumed_policies() -> list[DuePolicy]:
    """The first version of every family's rule, ordinary and urgent."""
    return [
        DuePolicy(
            family=family,
            urgent=urgent,
            days=ASSUMED_URGENT_DAYS if urgent else days,
            unit=DayUnit.CALENDAR,
            valid_from=SINCE,
            source=POLICY_SOURCE,
        )
        for family, days in ASSUMED_DAYS.items()
        for urgent in (False, True)
    ]


def known_holidays(iso2: str, years: Iterable[int]) -> dict[date, str] | None:
    """The public holidays of a State by day, in English where the package has them; None if it knows nothing of it."""
    if iso2 not in holidays.list_supported_countries():
        return None
    languages = holidays.list_localized_countries().get(iso2, [])
    language = next((one for one in languages if one.startswith("en")), None)
    return dict(sorted(holidays.country_holidays(iso2, years=years, language=language).items()))


def known_weekend(iso2: str) -> list[int]:
    """The week-end of a State, as the package knows it."""
    return sorted(holidays.country_holidays(iso2).weekend)


def enter_years(calendar: WorkingCalendar, iso2: str, years: Iterable[int]) -> int:
    """Enters the public holidays of whole years that the calendar does not have yet; returns how many rows."""
    wanted = sorted(set(years) - set(calendar.years.values_list("year", flat=True)))
    days = known_holidays(iso2, wanted) or {}
    # A holiday that somebody entered before its year stands.
    entered = Holiday.objects.bulk_create(
        (Holiday(calendar=calendar, day=day, name=name[:120]) for day, name in days.items()),
        ignore_conflicts=True,
    )
    made = CalendarYear.objects.bulk_create(CalendarYear(calendar=calendar, year=year) for year in wanted)
    return len(entered) + len(made)
