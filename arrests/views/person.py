"""The dossier of one person."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.marking import highest
from accounts.people import signed_in
from arrests import queries
from arrests.models import ObstacleAssessment, SurrenderLink, Suspect, UnsealingProposal, WarrantEvent
from arrests.tables.dossier import panels
from arrests.vocab import Status
from common import clock


@require_GET
def person(request: HttpRequest, code: str) -> HttpResponse:
    """The dossier of one person: warrants, what happened, what stands in the way, who was asked."""
    viewer, now, today = signed_in(request), clock.now(), clock.today()
    suspect = get_object_or_404(Suspect.objects.select_related("situation"), code=code)
    warrants = list(suspect.warrants.with_days(today, now))
    links = list(
        SurrenderLink.objects.filter(warrant__in=warrants)
        .select_related("request__partner")
        .order_by("request_id")
    )
    found = panels(
        warrants,
        events=WarrantEvent.objects.filter(warrant__in=warrants).select_related("recorded_by").in_order(),
        obstacles=ObstacleAssessment.objects.filter(warrant__in=warrants)
        .select_related("recorded_by")
        .order_by("-effective_on", "-id"),
        links=links,
        proposals=UnsealingProposal.objects.filter(
            warrant__in=warrants, confirmed_at__isnull=True, withdrawn_at__isnull=True
        ).select_related("proposed_by", "warrant"),
        viewer=viewer,
    )
    wanted = [panel.warrant for panel in found if panel.status is Status.AT_LARGE]
    context = {
        "suspect": suspect,
        "panels": found,
        "assessed": any(panel.obstacles for panel in found),
        "sought": queries.Sought(suspect, wanted, today),
        "inside": viewer.works_for_the_court,
        "marking": highest(
            [
                record_read([suspect, *warrants], by=viewer, path=request.path),
                record_read(
                    [link.request for link in links], by=viewer, path=request.path, on_page_of=suspect
                ),
            ]
        ),
    }
    return render(request, "arrests/person.html", context)
