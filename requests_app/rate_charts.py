"""The rates of an addressee in the shapes that its page shows: figures, a table by year, and charts."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from common.charts import Chart, Series, percent
from common.display import Text
from partners.models import Partner
from requests_app.rates import FEW, Duration, Rates, waiting_curve

AXIS_DAYS = tuple(range(0, 361, 30))
"""Where the curve of waiting is read: every thirty days up to a year."""


@dataclass(frozen=True, slots=True)
class YearLine:
    """A line of the table: one year of the partner, and of its group beside it."""

    year: int
    own: Rates
    group: Rates | None

    @property
    def response(self) -> str:
        """Share and numbers of the answers."""
        return share(self.own.answered, self.own.due)

    @property
    def execution(self) -> str:
        """Share and numbers of the executions."""
        return share(self.own.executed, self.own.due)

    @property
    def group_response(self) -> str:
        """As `response`, of the group."""
        return share(self.group.answered, self.group.due) if self.group else ""

    @property
    def group_execution(self) -> str:
        """As `execution`, of the group."""
        return share(self.group.executed, self.group.due) if self.group else ""

    @property
    def to_reply(self) -> str:
        """Median days to the first reply."""
        return days(self.own.median_to_reply, self.own.transmitted)

    @property
    def to_execution(self) -> str:
        """Median days to execution."""
        return days(self.own.median_to_execution, self.own.transmitted)

    @property
    def group_to_reply(self) -> str:
        """As `to_reply`, of the group."""
        return days(self.group.median_to_reply, self.group.transmitted) if self.group else ""

    @property
    def group_to_execution(self) -> str:
        """As `to_execution`, of the group."""
        return days(self.group.median_to_execution, self.group.transmitted) if self.group else ""


def share(part: int, whole: int) -> str:
    """“75 % (3 of 4)”; the numbers stand beside every share."""
    if not whole:
        return _("none due")
    return _("%(share)s (%(part)d of %(whole)d)") % {
        "share": percent(part / whole),
        "part": part,
        "whole": whole,
    }


def days(median: int | None, transmitted: int) -> str:
    """The median, or that fewer than half have come so far."""
    if median is not None:
        return ngettext("%d day", "%d days", median) % median
    return _("not reached") if transmitted else "–"


def panel_of(
    partner: Partner, own: Mapping[int, Rates], group: Mapping[int, Rates] | None, group_name: Text, on: date
) -> dict[str, Any]:
    """What the panel's template shows."""
    years = sorted(own)
    lines = [YearLine(year, own[year], group[year] if group else None) for year in reversed(years)]
    return {
        "lines": lines,
        "group": group_name,
        "few": FEW,
        "on": on,
        "some_few": any(0 < line.own.due < FEW for line in lines),
        "response": _by_year(_("Response rate"), partner, own, group, group_name, "response_rate"),
        "execution": _by_year(_("Execution rate"), partner, own, group, group_name, "execution_rate"),
        "waiting": _waiting(partner, own, group, group_name),
    }


def _by_year(
    title: str,
    partner: Partner,
    own: Mapping[int, Rates],
    group: Mapping[int, Rates] | None,
    group_name: Text,
    rate: str,
) -> Chart:
    years = sorted(own)
    series = [Series(partner.name, [getattr(own[year], rate) for year in years])]
    if group:
        series.append(Series(group_name, [getattr(group[year], rate) for year in years]))
    return Chart(
        title, "line", [str(year) for year in years], series, percent, 1.0, _("Year of transmission")
    )


def _waiting(
    partner: Partner, own: Mapping[int, Rates], group: Mapping[int, Rates] | None, group_name: Text
) -> Chart:
    """The share that still waits for a first reply, by days since the transmission, over all the years together."""
    series = [Series(partner.name, _read(own))]
    if group:
        series.append(Series(group_name, _read(group)))
    labels = [str(day) for day in AXIS_DAYS]
    return Chart(
        _("Requests that still wait for a first reply"), "step", labels, series, percent, 1.0, _("Days")
    )


def _read(rates: Mapping[int, Rates]) -> list[float | None]:
    """The curve at each of the days; nothing beyond the longest time that was watched."""
    durations: list[Duration] = [one for year in rates.values() for one in year.to_reply]
    longest = max((one.days for one in durations), default=-1)
    curve = waiting_curve(durations)
    return [
        next(waiting for at, waiting in reversed(curve) if at <= day) if day <= longest else None
        for day in AXIS_DAYS
    ]
