"""Framework against ad hoc, as page and CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from agreements.exports import comparison_csv
from agreements.forms import AsOfForm
from agreements.models import Placement
from agreements.queries.comparison import THRESHOLD, comparison
from agreements.queries.placements import cases
from agreements.views.places import places
from common import clock
from requests_app.views.register import court_person


@require_GET
def compared(request: HttpRequest) -> HttpResponse:
    """Of those asked, how many took the person and how fast, by basis."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    found = cases(Placement.objects.all(), at)
    context = {
        "at": at,
        "days": days,
        "places": places("comparison", person),
        "rows": comparison(found),
        "threshold": THRESHOLD,
        "query": request.GET.urlencode(),
        "marking": record_read([case.placement for case in found], by=person, path=request.get_full_path()),
    }
    return render(request, "agreements/comparison.html", context)


@require_GET
def comparison_export(request: HttpRequest) -> HttpResponse:
    """The same as CSV, without what lies in a compartment."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    found = cases(Placement.objects.outside_compartments(), at)
    record_read([case.placement for case in found], by=person, path=request.get_full_path())
    return comparison_csv(comparison(found), at)
