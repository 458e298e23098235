"""A form for each thing that can be done to a warrant."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.audit import record_read
from accounts.people import signed_in
from arrests import policies, queries, services
from arrests.forms import ChargeForm, CorrectionForm, EventForm, LinkForm, PersonForm, SealedWarrantForm
from arrests.models import Charge, Suspect
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
def charge(request: HttpRequest, code: str) -> HttpResponse:
    """Adds a count to a warrant."""
    viewer, warrant = signed_in(request), found_warrant(code)
    policies.check_records(warrant, viewer)
    counts = warrant.charges.known(clock.now()).values_list("count", flat=True)
    form = ChargeForm(request.POST or None, initial={"count": max(counts, default=0) + 1})
    return warrant_page(
        request,
        warrant,
        form,
        lambda data: services.add_charge(warrant, known_at=clock.now(), by=viewer, **data),
        heading=_("Add a charge"),
        submit=_("Add it"),
        done=_("The charge is added."),
    )


@require_POST
def strike(request: HttpRequest, charge: str) -> HttpResponse:
    """Strikes a count out."""
    found = get_object_or_404(Charge.objects.select_related("warrant__suspect"), code=charge)
    services.strike_charge(found, known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The charge is struck out; what was known before keeps it."))
    return redirect(found.warrant.suspect)


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """Changes what is known of a person besides the warrants."""
    viewer, suspect = signed_in(request), get_object_or_404(Suspect, code=code)
    policies.check_edits(suspect, viewer)
    now = {"aliases": suspect.aliases, "case": suspect.case, "seen": services.details(suspect)}
    return form_page(
        request,
        PersonForm(request.POST or None, initial=now),
        lambda data: services.edit_person(suspect, by=viewer, **data),
        heading=_("Other names and case"),
        subheading=str(suspect),
        submit=_("Save"),
        done=_("Saved."),
        back=suspect.get_absolute_url(),
        marking=record_read([suspect], by=viewer, path=request.path),
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
