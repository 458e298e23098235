"""Pages of APIC: the part of every State on any day."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from agreements.exports import apic_csv
from agreements.filters import StandingFilter
from agreements.forms import AsOfForm
from agreements.queries.apic import ApicStatus, Standing, figures, standings
from agreements.tables.apic import standing_table
from agreements.tiles import LEGEND, tile_groups
from common import clock


@require_GET
def apic_status(request: HttpRequest) -> HttpResponse:
    """Figures, tiles by regional group and the table, on a day and as known on a day."""
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = standings(at)
    filters = StandingFilter(request.GET)
    context = {
        "at": at,
        "days": days,
        "figures": figures(rows),
        "not_states_parties": _names(rows),
        "legend": LEGEND,
        "groups": tile_groups(rows),
        "filters": filters,
        "table": standing_table(filters.among(rows), sort=request.GET.get("sort") or "partner"),
        "query": request.GET.urlencode(),
    }
    return render(request, "agreements/apic.html", context)


@require_GET
def apic_export(request: HttpRequest) -> HttpResponse:
    """The table as CSV, with the filters of the page."""
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    return apic_csv(StandingFilter(request.GET).among(standings(at)), at)


def _names(rows: Sequence[Standing]) -> str:
    """The parties that are no States Parties, by name while they are few."""
    names = [row.partner.name for row in rows if row.status is ApicStatus.PARTY_ALONE]
    return ", ".join(names) if len(names) <= 3 else _("see the striped tiles")
