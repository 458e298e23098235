"""Pages of placements: the list on a day, one of them, and what is recorded about it."""

from __future__ import annotations

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.marking import highest
from accounts.models import Person
from accounts.people import signed_in
from agreements import policies
from agreements.exports import placements_csv
from agreements.filters import PlacementFilter
from agreements.forms import AsOfForm, PickForm, PlacementForm, PlacementStepForm
from agreements.models import Placement
from agreements.queries.choosing import candidates
from agreements.queries.placements import case_page, cases
from agreements.services import edit_placement, open_placement, record_placement
from agreements.tables.placement import (
    ORDERS,
    pill,
    placement_facts,
    placement_moments,
    placement_table,
    weighed,
)
from agreements.views.places import places
from agreements.vocab import STEPS, PlacementEventKind
from common import clock
from common.errors import Stale
from common.keyset import Keyset
from common.refusals import shown_on
from requests_app.views.register import court_person
from requests_app.vocab import Family

PAGE: Final = 50


def found(code: str) -> Placement:
    """The placement with the code, if it exists for whoever looks; 404 otherwise."""
    return get_object_or_404(Placement.objects.with_request(), code=code)


def kept(code: str, person: Person) -> Placement:
    """The placement, for the organ that keeps it; 404 for everyone else."""
    placement = found(code)
    if placement.request.family not in policies.families_kept_by(person):
        raise Http404
    return placement


@require_GET
def placements(request: HttpRequest) -> HttpResponse:
    """Every placement that the person sees, as it stood on a day."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    filters = PlacementFilter(request.GET)
    sort = request.GET.get("sort", "")
    if sort.removeprefix("-") not in ORDERS:
        sort = "-asked_on"
    page = case_page(
        filters.rows(at),
        at,
        order=Keyset(ORDERS[sort.removeprefix("-")], descending=sort.startswith("-")),
        size=PAGE,
        cursor=request.GET.get("after", ""),
        fits=filters.fits,
    )
    context = {
        "at": at,
        "days": days,
        "places": places("placements", person),
        "filters": filters,
        "table": placement_table(page.rows, sort=sort),
        "page": page,
        "may_open": bool(policies.families_kept_by(person)),
        "marking": record_read([row.placement for row in page.rows], by=person, path=request.get_full_path()),
        "query": request.GET.urlencode(),
    }
    return render(request, "agreements/placements/list.html", context)


@require_GET
def placement_export(request: HttpRequest) -> HttpResponse:
    """The placements of the list as CSV; what lies in a compartment never leaves it."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    days.refuse_errors()
    at = days.as_of(today=clock.today(), now=clock.now())
    filters = PlacementFilter(request.GET)
    rows = filters.among(cases(filters.rows(at).outside_compartments().order_by("-id"), at))
    record_read([row.placement for row in rows], by=person, path=request.get_full_path())
    return placements_csv(rows, at)


@require_GET
def placement(request: HttpRequest, placement: str) -> HttpResponse:
    """One placement: where it stood on a day, what happened, what was weighed, what may be recorded."""
    person = court_person(request)
    row = found(placement)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    (case,) = cases([row], at)
    keeps = row.request.family in policies.families_kept_by(person)
    told = row.request.events.known(at.known_at).filter(effective_on__lte=at.on).in_order()
    own = row.events.known(at.known_at).filter(effective_on__lte=at.on).select_related("recorded_by")
    context = {
        "at": at,
        "days": days,
        "row": row,
        "case": case,
        "pill": pill(case),
        "facts": placement_facts(case),
        "weighed": weighed(case),
        "moments": placement_moments(told, own.order_by("id")),
        "steps": [(kind, STEPS[kind]) for kind in policies.may_record(case.outcome) if keeps],
        "keeps": keeps,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/placements/detail.html", context)


@require_http_methods(["GET", "POST"])
def placement_new(request: HttpRequest) -> HttpResponse:
    """Picks the request, then takes the particulars; `?request=` names it."""
    person = signed_in(request)
    if not policies.families_kept_by(person):
        raise Http404
    pick = PickForm(request.GET if "request" in request.GET else None, by=person)
    if not pick.is_valid():
        context = {
            "form": pick,
            "marking": record_read(pick.proposed, by=person, path=request.get_full_path()),
        }
        status = 400 if pick.is_bound else 200
        return render(request, "agreements/placements/pick.html", context, status=status)
    of = pick.cleaned_data["request"]
    form = PlacementForm(request.POST or None, of=of, opening=True)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = open_placement(request=of, by=person, **form.content())
            messages.success(request, _("The placement is in the register."))
            return redirect(made)
    context = {
        "form": form,
        "of": of,
        "marking": record_read([of], by=person, path=request.path),
    }
    return render(request, "agreements/placements/form.html", context)


@require_http_methods(["GET", "POST"])
def placement_edit(request: HttpRequest, placement: str) -> HttpResponse:
    """The form that changes the particulars."""
    person = signed_in(request)
    row = kept(placement, person)
    form = PlacementForm(request.POST or None, of=row.request, opening=False, initial=PlacementForm.told(row))
    if request.method == "POST" and form.is_valid():
        version = form.cleaned_data["version"] or 0
        try:
            with shown_on(form, Stale):
                edit_placement(row, by=person, version=version, known_at=clock.now(), **form.content())
                messages.success(request, _("Changed."))
                return redirect(row)
        except Stale as stale:
            form.add_error(None, stale.sentence)
    context = {
        "form": form,
        "of": row.request,
        "row": row,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/placements/form.html", context)


@require_http_methods(["GET", "POST"])
def placement_step(request: HttpRequest, placement: str, answer: str) -> HttpResponse:
    """The form that records one step."""
    person = signed_in(request)
    row = kept(placement, person)
    if answer not in PlacementEventKind.values:
        raise Http404
    kind = PlacementEventKind(answer)
    form = PlacementStepForm(request.POST or None, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            record_placement(row, kind=kind, known_at=clock.now(), by=person, **form.cleaned_data)
            messages.success(request, _("Recorded."))
            return redirect(row)
    context = {
        "form": form,
        "row": row,
        "title": STEPS[kind],
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/placements/step.html", context)


@require_GET
def choosing(request: HttpRequest) -> HttpResponse:
    """The States that could enforce a sentence, with what article 103 asks to be weighed."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    designations = cases(Placement.objects.of_family(Family.ENFORCEMENT), at)
    rows = candidates(at, designations)
    context = {
        "at": at,
        "days": days,
        "places": places("choosing", person),
        "rows": rows,
        "marking": highest(
            [
                record_read([row.agreement for row in rows], by=person, path=request.get_full_path()),
                record_read(
                    [case.placement for case in designations], by=person, path=request.get_full_path()
                ),
            ]
        ),
    }
    return render(request, "agreements/placements/choosing.html", context)
