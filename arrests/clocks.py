"""How long somebody has been sought, to the day asked."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext


@dataclass(frozen=True, slots=True, order=True)
class Age:
    """A span in full years and the days beyond them."""

    years: int
    days: int

    def __str__(self) -> str:
        days = ngettext("%(days)d day", "%(days)d days", self.days) % {"days": self.days}
        if not self.years:
            return days
        years = ngettext("%(years)d year", "%(years)d years", self.years) % {"years": self.years}
        return _("%(years)s, %(days)s") % {"years": years, "days": days} if self.days else years


def age(since: date, on: date) -> Age:
    """The time from `since` to `on`; a span that began on 29 February completes a year on 1 March.

    Raises ValueError when `since` lies after `on`.
    """
    if since > on:
        raise ValueError(f"No age on {on} of what began on {since}.")
    years = on.year - since.year
    if _anniversary(since, on.year) > on:
        years -= 1
    return Age(years, (on - _anniversary(since, since.year + years)).days)


def _anniversary(of: date, year: int) -> date:
    try:
        return of.replace(year=year)
    except ValueError:  # 29 February
        return date(year, 3, 1)
