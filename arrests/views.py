"""Pages about warrants: the board of persons sought, the dossier of one person, and a form for each action."""

from __future__ import annotations

import csv
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.audit import record_read
from accounts.marking import highest
from accounts.people import signed_in
from arrests import policies, queries, services, tables
from arrests.forms import (
    BoardForm,
    CorrectionForm,
    EventForm,
    LinkForm,
    ObstacleForm,
    SealedWarrantForm,
    UnsealingForm,
)
from arrests.models import (
    ObstacleAssessment,
    SurrenderLink,
    Suspect,
    UnsealingProposal,
    Warrant,
    WarrantEvent,
)
from arrests.vocab import Status
from common import clock
from common.errors import Stale
from common.refusals import shown_on


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Everyone at large under a public warrant on the day asked, and below it those whom nobody counts."""
    viewer = signed_in(request)
    form = BoardForm(request.GET, viewer=viewer)
    at = form.as_of(today=clock.today(), now=clock.now())
    rows = queries.board(at.on, at.known_at)
    hidden: list[queries.Sought] = []
    if viewer.works_for_the_court:
        hidden = queries.not_counted(at.on, at.known_at)
        everybody = queries.with_obstacles([*rows, *hidden], at.on, at.known_at)
        rows, hidden = everybody[: len(rows)], everybody[len(rows) :]
    rows = tables.in_order(rows, form.order)
    context = {
        "form": form,
        "on": at.on,
        "known": form.cleaned_data.get("known"),
        "count": len(rows),
        "rule": queries.RULE,
        "groups": tables.by_situation(rows) if form.order == "situation" else [("", rows)],
        "hidden": hidden,
        "inside": viewer.works_for_the_court,
        "may_register": policies.may_register(viewer),
        "marking": record_read(
            [warrant for row in hidden for warrant in row.warrants], by=viewer, path=request.get_full_path()
        ),
    }
    return render(request, "arrests/board.html", context)


@require_GET
def board_csv(request: HttpRequest) -> HttpResponse:
    """The public board of a day as a file; the same for every reader."""
    form = BoardForm(request.GET, viewer=signed_in(request))
    form.refuse_errors()
    at = form.as_of(today=clock.today(), now=clock.now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="at-large-{at.on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(tables.BOARD_COLUMNS)
    writer.writerows(
        tables.board_line(row) for row in tables.in_order(queries.board(at.on, at.known_at), form.order)
    )
    return response


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
    found = tables.panels(
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


@require_http_methods(["GET", "POST"])
def register(request: HttpRequest) -> HttpResponse:
    """Registers a warrant under seal."""
    viewer = signed_in(request)
    policies.check_registers(viewer)
    form = SealedWarrantForm(request.POST or None, viewer=viewer)
    return _form_page(
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
    viewer, warrant = signed_in(request), _warrant(code)
    policies.check_records(warrant, viewer)
    status = queries.status_of(warrant.events.known(clock.now()).in_order())
    form = EventForm(request.POST or None, status=status)
    return _warrant_page(
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
    viewer, warrant = signed_in(request), _warrant(code)
    policies.check_records(warrant, viewer)
    form = CorrectionForm(request.POST or None, warrant=warrant)
    return _warrant_page(
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
    viewer, warrant = signed_in(request), _warrant(code)
    policies.check_assesses(viewer)
    form = ObstacleForm(request.POST or None, initial={"on": clock.today()})
    return _warrant_page(
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
    viewer, warrant = signed_in(request), _warrant(code)
    policies.check_links(viewer)
    form = LinkForm(request.POST or None, warrant=warrant)
    return _warrant_page(
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


@require_http_methods(["GET", "POST"])
def unseal(request: HttpRequest, code: str) -> HttpResponse:
    """Proposes to unseal a warrant; while a proposal waits, shows it to whoever decides."""
    viewer, warrant = signed_in(request), _warrant(code)
    policies.check_unseals(viewer)
    proposal = services.open_proposal(warrant)
    if proposal is not None and request.method == "GET":
        context = {
            "warrant": warrant,
            "proposal_facts": tables.proposal_facts(proposal),
            "may_confirm": policies.may_confirm(proposal, viewer),
            "marking": record_read([warrant], by=viewer, path=request.path),
        }
        return render(request, "arrests/unsealing.html", context)
    form = UnsealingForm(request.POST or None)
    return _warrant_page(
        request,
        warrant,
        form,
        lambda data: services.propose_unsealing(warrant, known_at=clock.now(), by=viewer, **data),
        heading=_("Propose to unseal"),
        note=_("A second person of the compartment confirms it. Until then nothing becomes public."),
        submit=_("Propose it"),
        done=_("Proposed. Another member of the compartment can now confirm it."),
    )


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The second person agrees, and the warrant is public."""
    event = services.confirm_unsealing(_warrant(code), known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The warrant is public."))
    return redirect(Warrant.objects.select_related("suspect").get(pk=event.warrant_id).suspect)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Takes the proposal back."""
    warrant = _warrant(code)
    services.withdraw_unsealing(warrant, known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The proposal is withdrawn; the warrant stays under seal."))
    return redirect(warrant.suspect)


def _warrant(code: str) -> Warrant:
    return get_object_or_404(Warrant.objects.select_related("suspect"), code=code)


def _warrant_page(
    request: HttpRequest,
    warrant: Warrant,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    *,
    note: str = "",
    **words: str,
) -> HttpResponse:
    """A form about one warrant, from which one returns to the person's page."""
    return _form_page(
        request,
        form,
        lambda data: act(data) and Suspect.objects.get(warrants=warrant),
        subheading=" · ".join(part for part in (str(warrant.suspect), note) if part),
        back=warrant.suspect.get_absolute_url(),
        marking=record_read([warrant], by=signed_in(request), path=request.path),
        **words,
    )


def _form_page(
    request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], Any], *, done: str, **words: str
) -> HttpResponse:
    """Shows the form; what is valid goes to `act`, whose result says where to go on, and whose refusal is shown."""
    if request.method == "POST" and form.is_valid():
        with shown_on(form, Stale):
            following = act(form.cleaned_data)
            messages.success(request, done)
            return redirect(following)
    return render(request, "arrests/form.html", {"form": form, **words})
