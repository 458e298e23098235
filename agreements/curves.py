"""The parties of a treaty over time as a chart."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from agreements.queries.curve import Point
from common.charts import Chart, Series
from partners.vocab import Treaty


def chart(treaty: Treaty, points: Sequence[Point]) -> Chart:
    """A line for each count, at the end of each year and on the day itself."""
    *ends, day = points
    series = [
        Series(_("Parties"), [point.parties for point in points]),
        Series(_("Of them in force"), [point.in_force for point in points]),
    ]
    if treaty is Treaty.APIC:
        series.append(Series(_("States Parties outside"), [point.outside for point in points]))
    return Chart(
        _("Parties over time"),
        "line",
        [*(str(point.on.year) for point in ends), date_format(day.on)],
        series,
        head=_("End of"),
    )
