"""Pages of voluntary agreements: where they stand on a day, one of them, and recording what happened."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.people import signed_in
from agreements import policies
from agreements.exports import agreements_csv
from agreements.filters import AgreementFilter
from agreements.forms import AsOfForm, OpenForm, StageForm
from agreements.models import Agreement
from agreements.queries.overview import overview
from agreements.queries.remarks import conflicts_of, said_of
from agreements.services import open_agreement, record_stage
from agreements.tables.agreement import agreement_table, facts, moments
from agreements.views.places import places
from agreements.vocab import FORWARD, REMARKS
from agreements.workflow import LIFE, NEW, NEXT
from common import clock
from common.refusals import shown_on
from partners.vocab import RegionalGroup


@require_GET
def agreement_list(request: HttpRequest) -> HttpResponse:
    """Concluded and in force by type and regional group on a day, and the agreements behind the numbers."""
    person = signed_in(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    filters = AgreementFilter(request.GET)
    found = filters.among(Agreement.objects.with_stages(at.on, at.known_at), at.on)
    rows = list(found.in_order())
    table = agreement_table(rows, sort=request.GET.get("sort") or "partner")
    context = {
        "at": at,
        "days": days,
        "filters": filters,
        "places": places("list", person),
        "overview": overview(at),
        "groups": list(RegionalGroup),
        "table": table,
        "may_open": bool(policies.kinds_led_by(person)),
        "marking": record_read(rows, by=person, path=request.get_full_path()),
        "query": request.GET.urlencode(),
    }
    return render(request, "agreements/list.html", context)


@require_GET
def agreement_export(request: HttpRequest) -> HttpResponse:
    """The agreements of the list as CSV; relocation agreements never leave their compartment."""
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    days.refuse_errors()
    found = Agreement.objects.without_relocation().with_stages(at.on, at.known_at)
    rows = list(AgreementFilter(request.GET).among(found, at.on).in_order())
    record_read(rows, by=signed_in(request), path=request.get_full_path())
    return agreements_csv(rows, at)


@require_GET
def agreement_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One agreement: what happened, what may be recorded next, the facts."""
    person = signed_in(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    rows = Agreement.objects.select_related("partner").on_day(at.on, at.known_at)
    agreement = get_object_or_404(rows, code=code)
    leads = agreement.kind in policies.kinds_led_by(person)
    events = list(
        agreement.events.filter(struck_out=False, effective_on__lte=at.on, known_from__lte=at.known_at)
        .select_related("recorded_by", "corrected_by")
        .latest_first()
    )
    context = {
        "at": at,
        "days": days,
        "agreement": agreement,
        "leads": leads,
        "moments": moments(events, at.known_at),
        "facts": facts(agreement, court=person.works_for_the_court),
        "next_step": NEXT[agreement.stage or NEW] if person.works_for_the_court else "",
        "said": said_of(agreement, at),
        "conflicts": conflicts_of(agreement, at, list(agreement.events.known(at.known_at).in_order())),
        "support": [one for one in agreement.support.begun(at.on, at.known_at) if person.works_for_the_court],
        "remarks": [(kind, REMARKS[kind]) for kind in policies.remarks_for(agreement.kind) if leads],
        "actions": [(action, action.target in FORWARD) for action in LIFE.allowed(agreement.status) if leads],
        "marking": record_read([agreement], by=person, path=request.path),
    }
    return render(request, "agreements/detail.html", context)


@require_http_methods(["GET", "POST"])
def agreement_open(request: HttpRequest) -> HttpResponse:
    """The form that opens an agreement, for the organs that lead one of the types."""
    person = signed_in(request)
    if not policies.kinds_led_by(person):
        raise Http404
    form = OpenForm(request.POST or None, by=person, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = open_agreement(**form.cleaned_data, known_at=clock.now(), by=person)
            messages.success(request, _("The agreement is in the register."))
            return redirect(made)
    return render(request, "agreements/open.html", {"form": form})


@require_http_methods(["GET", "POST"])
def agreement_stage(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """The form that records one stage of an agreement."""
    person = signed_in(request)
    agreement = get_object_or_404(Agreement.objects.select_related("partner"), code=code)
    if action not in LIFE.by_name or agreement.kind not in policies.kinds_led_by(person):
        raise Http404
    step = LIFE.by_name[action]
    form = StageForm(request.POST or None, agreement=agreement, target=step.target)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            record_stage(agreement, action=action, known_at=clock.now(), by=person, **form.cleaned_data)
            messages.success(request, _("Recorded."))
            return redirect(agreement)
    marking = record_read([agreement], by=person, path=request.path)
    context = {"agreement": agreement, "action": step, "form": form, "marking": marking}
    return render(request, "agreements/stage.html", context)
