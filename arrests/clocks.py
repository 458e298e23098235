"""How long somebody has been sought, to the day asked, and by when something has to happen to a warrant."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from arrests.vocab import TermKind

SURRENDER_REQUEST_DAYS: Final = 60
"""From the provisional arrest until the request for surrender with its documents is with the State (rule 188)."""

TRANSIT_HOURS: Final = 96
"""The longest detention after an unscheduled landing until a request for transit (article 89(3)(e))."""

ASSUMED_REVIEW_DAYS: Final = 90
"""An assumption: how often a warrant is reviewed is the Office's own affair."""

FLAGS: Final[Mapping[TermKind, tuple[int, ...]]] = {
    TermKind.REVIEW: (1,),
    TermKind.SURRENDER_REQUEST: (-15, -5, 1),
    TermKind.TRANSIT: (-1, 1),
}
"""On which days a term is flagged, counted from its last day; the warnings at 45 and 55 of the 60 days are an assumption."""


@dataclass(frozen=True, slots=True, order=True)
class ReviewPeriod:
    """How many days pass at most between two reviews that follow each other, from the day `valid_from`."""

    valid_from: date
    days: int


def review_due(last: date, periods: Iterable[ReviewPeriod]) -> date | None:
    """The last day for the review after that of `last`, or after the issue; None where no period was ever set.

    The period in force on that day counts. What lies before the first period counts from its beginning.
    """
    known = sorted(periods)
    if not known:
        return None
    period = max((one for one in known if one.valid_from <= last), default=known[0])
    return max(last, period.valid_from) + timedelta(days=period.days)


def surrender_request_due(arrested_on: date) -> date:
    """The last day on which the State may wait for the request for surrender."""
    return arrested_on + timedelta(days=SURRENDER_REQUEST_DAYS)


def transit_ends(landed_at: datetime) -> datetime:
    """The moment at which detention after an unscheduled landing ends unless a request for transit has come."""
    return landed_at + timedelta(hours=TRANSIT_HOURS)


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
