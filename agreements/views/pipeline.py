"""The pipeline board with the conversion of willingness, and the regional distribution; as pages and CSV."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.people import signed_in
from agreements.coverage import legend, tiles
from agreements.exports import conversion_csv, regions_csv
from agreements.filters import PipelineFilter
from agreements.forms import AsOfForm
from agreements.models import Agreement
from agreements.queries.comparison import THRESHOLD
from agreements.queries.pipeline import LEFT, OLD, board, conversions
from agreements.queries.regions import TYPES, furthest, regions, states_of
from agreements.views.places import places
from agreements.vocab import AgreementKind
from common import clock
from partners.queries import groups_on
from requests_app.views.register import court_person


@require_GET
def pipeline(request: HttpRequest) -> HttpResponse:
    """Agreements on their way, by stage with ages, and what became of those that were willing."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    filters = PipelineFilter(request.GET)
    known = list(Agreement.objects.with_stages(at.on, at.known_at).in_order())
    shown = set(filters.among(Agreement.objects.all(), at.on).values_list("pk", flat=True))
    columns = board([row for row in known if row.pk in shown], at.on)
    context = {
        "at": at,
        "days": days,
        "places": places("pipeline", person),
        "filters": filters,
        "columns": [column for column in columns if column.stage not in LEFT],
        "left": [column for column in columns if column.stage in LEFT],
        "old": OLD,
        "conversions": conversions(at),
        "threshold": THRESHOLD,
        "query": request.GET.urlencode(),
        # The conversion is counted from all of them, whatever the filter shows.
        "marking": record_read(known, by=person, path=request.get_full_path()),
    }
    return render(request, "agreements/pipeline.html", context)


@require_GET
def conversion_export(request: HttpRequest) -> HttpResponse:
    """The conversion as CSV; of relocation there is nothing in it, whoever asks."""
    court_person(request)
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    return conversion_csv([row for row in conversions(at) if row.kind != AgreementKind.RELOCATION], at)


@require_GET
def distribution(request: HttpRequest) -> HttpResponse:
    """States and types by regional group on a day, with the gaps."""
    person = signed_in(request)
    court = person.works_for_the_court
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at).in_order())
    context = {
        "at": at,
        "days": days,
        "places": places("regions", person),
        "types": TYPES,
        "regions": regions(at, rows),
        "tiles": tiles(states_of(at, rows), groups_on(at.on), furthest(rows), link=court),
        "legend": legend(court=court),
        "court": court,
        "query": request.GET.urlencode(),
        "marking": record_read(rows, by=person, path=request.get_full_path()),
    }
    return render(request, "agreements/regions.html", context)


@require_GET
def regions_export(request: HttpRequest) -> HttpResponse:
    """The distribution as CSV."""
    person = signed_in(request)
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at))
    record_read(rows, by=person, path=request.get_full_path())
    return regions_csv(regions(at, rows), at)
