"""A form for each thing that can be done to a warrant."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people import signed_in
from arrests import policies, queries, services
from arrests.forms import CorrectionForm, EventForm, LinkForm, ObstacleForm, SealedWarrantForm
from arrests.views.frame import form_page, found_warrant, warrant_page
from common import clock


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Registers a warrant under seal."""
    viewer = signed_in(request)
    policies.check_registers(viewer)
    form = SealedWarrantForm(request.POST or None, viewer=viewer)
    return form_page(
        request,
        form,
        lambda data: services.register_sealed_warrant(known_at=clock.now(), by=viewer, **data).suspect,
        heading=_("Register a warrant under seal"),
        subheading=_(
            "Outside the compartment nothing will tell that it exists: no number, no count, no hit."
        ),
        submit=_("Register it"),
        done=_("The warrant is registered. Only the members of its compartment know of it."),
        back=reverse("arrests:board"),
        marking="under_seal",
    )


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, code: str) -> HttpResponse:
    """Records what happened to a warrant."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_records(warrant, viewer)
    status = queries.status_of(warrant.events.known(clock.now()).in_order())
    form = EventForm(request.POST or None, status=status)
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.record_event(warrant, known_at=clock.now(), by=viewer, **data),
        heading=_("Record what happened"),
        submit=_("Record it"),
        done=_("Recorded."),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Corrects the day of an entry, or strikes it out."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_records(warrant, viewer)
    form = CorrectionForm(request.POST or None, warrant=warrant)
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.correct_event(known_at=clock.now(), by=viewer, **data),
        heading=_("Correct an entry"),
        note=_("The old entry stays, and answers as known before now keep it."),
        submit=_("Correct it"),
        done=_("Corrected."),
    )


@require_http_methods(["GET", "POST"])
def assess(request: HttpRequest, code: str) -> HttpResponse:
    """Judges what stands in the way of an arrest."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_assesses(viewer)
    form = ObstacleForm(request.POST or None, initial={"on": clock.today()})
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.assess_obstacle(warrant, known_at=clock.now(), by=viewer, **data),
        heading=_("Assess the obstacle"),
        note=_("Internal to the Court; earlier assessments stay."),
        submit=_("Record the assessment"),
        done=_("The assessment is recorded."),
    )


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Links a request for arrest and surrender."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_links(viewer)
    form = LinkForm(request.POST or None, warrant=warrant)
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.link_request(warrant, by=viewer, **data),
        heading=_("Link a request"),
        note=_(
            "A request that is not under seal is then readable by the Registry and the Office of the Prosecutor."
        ),
        submit=_("Link it"),
        done=_("The request is linked."),
    )
