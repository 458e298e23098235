"""Where persons sought were seen or plan to travel."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.vocab import Level
from common import clock
from pursuit.forms.sighting import SightingCorrectionForm, SightingForm, as_typed
from pursuit.models import Sighting
from pursuit.policies import case as policies
from pursuit.queries.sightings import routes_of
from pursuit.services.sightings import correct_sighting, record_sighting
from pursuit.views.frame import court_person, form_page, found_warrant


@require_GET
def whereabouts(request: HttpRequest, warrant: str) -> HttpResponse:
    """Sightings and planned travel, with the duty of each State on the first of the days."""
    person = court_person(request)
    row = found_warrant(warrant)
    context = {
        "warrant": row,
        "routes": routes_of(row, clock.now()),
        "may_keep": policies.may_keep(person),
        "marking": record_read([row], by=person, path=request.path, least=Level.CONFIDENTIAL),
    }
    return render(request, "pursuit/whereabouts.html", context)


@require_http_methods(["GET", "POST"])
def sighting(request: HttpRequest, warrant: str) -> HttpResponse:
    """Records where somebody was seen, or planned travel."""
    person = court_person(request)
    row = found_warrant(warrant)
    policies.check_keeps(person)
    back = reverse("pursuit:whereabouts", args=[row.code])
    return form_page(
        request,
        SightingForm(request.POST or None),
        lambda data: record_sighting(row, known_at=clock.now(), by=person, **data),
        done=_("Recorded."),
        then=back,
        heading=_("Record a sighting or planned travel"),
        subheading=str(row),
        submit=_("Record it"),
        back=back,
        marking=record_read([row], by=person, path=request.path, least=Level.CONFIDENTIAL),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, sighting: str) -> HttpResponse:
    """Corrects an entry, or strikes it out."""
    person, now = court_person(request), clock.now()
    rows = Sighting.objects.known(now).select_related("warrant__suspect")
    row = get_object_or_404(rows, code=sighting)
    policies.check_keeps(person)
    back = reverse("pursuit:whereabouts", args=[row.warrant.code])
    return form_page(
        request,
        SightingCorrectionForm(request.POST or None, initial=as_typed(row)),
        lambda data: correct_sighting(row, known_at=now, by=person, **data),
        done=_("Corrected; the old entry stays for earlier answers, and so do the instances that it opened."),
        then=back,
        heading=_("Correct a sighting or planned travel"),
        subheading=f"{row.warrant} · {row}",
        submit=_("Correct it"),
        back=back,
        marking=record_read([row.warrant], by=person, path=request.path, least=Level.CONFIDENTIAL),
    )
