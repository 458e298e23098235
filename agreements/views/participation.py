"""Pages of a treaty: the part of every State on any day, and what changed between two days."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.people import signed_in
from agreements.curves import chart
from agreements.exports import participation_csv, steps_csv
from agreements.filters import ParticipationFilter
from agreements.forms import AsOfForm, BetweenForm
from agreements.queries.changes import differences, steps_between
from agreements.queries.curve import curve
from agreements.queries.participation import Participation, figures, participation
from agreements.queries.treaty import extents, national
from agreements.tables.participation import (
    COUNTED,
    COUNTS_OF,
    difference_table,
    participation_table,
    step_table,
)
from agreements.tabs import tabs
from agreements.tiles import legend, tile_groups
from common import clock
from partners.vocab import Treaty


@require_GET
def status(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """Figures, tiles by regional group, the table and the curve, on a day and as known on a day."""
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = participation(treaty, at)
    counted = figures(rows)
    filters = ParticipationFilter(request.GET, treaty=treaty)
    context = {
        "treaty": treaty,
        "tabs": tabs(treaty, "status", signed_in(request)),
        "others": [(one.label, reverse(f"agreements:{one}_status")) for one in Treaty if one != treaty],
        "at": at,
        "days": days,
        "figures": counted,
        "counts": [
            (COUNTED[name], getattr(counted, name), _names(rows) if name == "not_states_parties" else "")
            for name in COUNTS_OF[treaty]
        ],
        "legend": legend(treaty),
        "groups": tile_groups(treaty, rows),
        "filters": filters,
        "table": participation_table(treaty, filters.among(rows), sort=request.GET.get("sort") or "partner"),
        "chart": chart(treaty, curve(treaty, at)),
        "export_url": reverse(f"agreements:{treaty}_export"),
        "query": request.GET.urlencode(),
    }
    return render(request, "agreements/treaty.html", context)


@require_GET
def export(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """The table as CSV, with the filters of the page."""
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = ParticipationFilter(request.GET, treaty=treaty).among(participation(treaty, at))
    return participation_csv(treaty, rows, extents(national(treaty, at)), at)


@require_GET
def changes(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """The steps that States took between two days, and what they did to the counts."""
    days = BetweenForm(request.GET)
    period, known_at = days.between(today=clock.today(), now=clock.now())
    before, after = (date_format(day) for day in (period.start, period.end))
    context = {
        "treaty": treaty,
        "tabs": tabs(treaty, "changes", signed_in(request)),
        "days": days,
        "period": period,
        "known_at": known_at,
        "differences": difference_table(treaty, differences(treaty, period, known_at), before, after),
        "steps": step_table(treaty, steps_between(treaty, period, known_at)),
        "export_url": reverse(f"agreements:{treaty}_changes_export"),
        "query": request.GET.urlencode(),
    }
    return render(request, "agreements/changes.html", context)


@require_GET
def changes_export(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """The steps between two days as CSV."""
    days = BetweenForm(request.GET)
    period, known_at = days.between(today=clock.today(), now=clock.now())
    days.refuse_errors()
    return steps_csv(treaty, steps_between(treaty, period, known_at), period)


def _names(rows: Sequence[Participation]) -> str:
    """The parties that are no States Parties, by name while they are few."""
    names = [row.partner.name for row in rows if row.party and not row.state_party]
    return ", ".join(names) if len(names) <= 3 else _("see the striped tiles")
