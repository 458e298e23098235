"""The page of one State: which agreements it has, which not yet, what next, and who talks to whom."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from agreements import policies
from agreements.forms import AsOfForm
from agreements.models import Agreement
from agreements.queries.state import state_view
from agreements.tables.placement import state_table
from agreements.views.places import places
from agreements.vocab import AgreementKind
from common import clock
from partners.models import FocalPoint, Partner
from partners.queries import membership_of
from requests_app.views.register import court_person


@require_GET
def state(request: HttpRequest, state: str) -> HttpResponse:
    """The State on a day. Whether there is a relocation agreement is told in its compartment alone."""
    person = court_person(request)
    partner = get_object_or_404(Partner.objects.states(), code=state)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    sees = Agreement.objects.filter(kind=AgreementKind.RELOCATION).exists()
    view = state_view(partner, at, sees_relocation=sees)
    offices = FocalPoint.objects.filter(partner=partner, starts_on__lte=at.on).order_by("office", "id")
    context = {
        "at": at,
        "days": days,
        "places": places("", person),
        "partner": partner,
        "membership": membership_of(partner, at.on),
        "view": view,
        "placements": state_table(view.cases) if view.cases else None,
        "offices": [one for one in offices if one.ends_on is None or one.ends_on >= at.on],
        "may_open": bool(policies.kinds_led_by(person)),
        "marking": record_read(
            [
                *(line.agreement for line in view.lines if line.agreement),
                *(case.placement for case in view.cases),
            ],
            by=person,
            path=request.path,
        ),
    }
    return render(request, "agreements/states/detail.html", context)
