"""Where persons sought were seen or plan to travel, and who is on duty."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.vocab import Level
from common import clock
from pursuit.forms.sighting import SightingForm, TurnForm
from pursuit.models import Turn
from pursuit.policies import case as policies
from pursuit.queries.sightings import routes_of
from pursuit.services.sightings import record_sighting, set_turn
from pursuit.views.frame import court_person, form_page, found_warrant, places


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
def roster(request: HttpRequest) -> HttpResponse:
    """Who is on duty from today on; supervisors set it."""
    person, today = court_person(request), clock.today()
    form = TurnForm(request.POST or None)
    turns = Turn.objects.filter(last__gte=today).select_related("person").order_by("first", "id")[:100]
    return form_page(
        request,
        form,
        lambda data: set_turn(by=person, on=today, **data),
        done=_("The roster is set."),
        then=reverse("pursuit:roster"),
        template="pursuit/roster.html",
        turns=turns,
        may_set=person.supervisor and policies.may_keep(person),
        places=places("roster", person),
    )
