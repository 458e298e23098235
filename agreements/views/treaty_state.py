"""The page of one State in one treaty, and the forms that keep it."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.people import signed_in
from accounts.vocab import Level
from agreements.forms import AsOfForm
from agreements.forms.treaty import StepCorrectionForm, StepForm
from agreements.models import NationalFact, Statement
from agreements.policies.next_step import next_step
from agreements.queries.participation import participation
from agreements.queries.treaty import corrections_of, declared, national, objections_by
from agreements.tables.participation import corrections_table, state_facts, taken_table
from agreements.tables.treaty import declared_table, national_table
from agreements.tabs import state_address
from agreements.vocab.treaty import PUBLIC_NATIONAL
from common import clock
from common.display import Text
from common.errors import Forbidden
from common.refusals import shown_on
from partners.facts import standing_pill
from partners.models import Partner, TreatyEvent
from partners.policies import may_record_steps
from partners.services import correct_step, record_step
from partners.vocab import Treaty
from partners.workflow import FOLLOWS


def found(state: str) -> Partner:
    """The State with the code; 404 otherwise."""
    return get_object_or_404(Partner.objects.states(), code=state)


@require_GET
def state(request: HttpRequest, treaty: Treaty, state: str) -> HttpResponse:
    """What the State did about the treaty, where it stands on a day, and what it could do next."""
    partner = found(state)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    (row,) = participation(treaty, at, of=partner)
    steps = TreatyEvent.objects.known(at.known_at).filter(partner=partner, treaty=treaty)
    keeps = may_record_steps(signed_in(request))
    known = national(treaty, at, of=partner)

    def correction(step: TreatyEvent) -> str:
        address = reverse(f"agreements:{treaty}_correct", args=[step.pk])
        return address if keeps and step.kind not in FOLLOWS.values() else ""

    def entry_correction(entry: Statement | NationalFact) -> str:
        name = "correct_declaration" if isinstance(entry, Statement) else "correct_national"
        return reverse(f"agreements:{treaty}_{name}", args=[entry.pk]) if keeps else ""

    context = {
        "treaty": treaty,
        "partner": partner,
        "days": days,
        "at": at,
        "pill": standing_pill(row.standing),
        "facts": [fact for fact in state_facts(treaty, row) if fact.known],
        "next_step": next_step(treaty, row.standing, leaving=row.notice_on is not None and row.party),
        "steps": taken_table(steps.order_by("-effective_on", "-id"), correction, at.on),
        "corrections": corrections_table(corrections_of(partner, treaty, at.known_at)),
        "declarations": declared_table(
            treaty, declared(treaty, at, of=partner), entry_correction, named=False
        ),
        "objections": objections_by(partner, treaty, at),
        "national": national_table(known, entry_correction),
        "marking": Level.PUBLIC
        if all(fact.kind in PUBLIC_NATIONAL for fact in known)
        else Level.CONFIDENTIAL,
        "may_record": keeps,
        "declare_url": reverse(f"agreements:{treaty}_declare", args=[partner.code]),
        "national_url": reverse(f"agreements:{treaty}_record_national", args=[partner.code]),
        "status_url": reverse(f"agreements:{treaty}_status"),
        "record_url": reverse(f"agreements:{treaty}_record", args=[partner.code]),
    }
    return render(request, "agreements/state.html", context)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, treaty: Treaty, state: str) -> HttpResponse:
    """The form that records a step."""
    partner, form = found(state), StepForm(request.POST or None)
    return kept(
        request,
        treaty,
        partner,
        form,
        _("Record a step"),
        lambda: record_step(
            partner, treaty=treaty, known_at=clock.now(), by=signed_in(request), **form.cleaned_data
        ),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, treaty: Treaty, step: int) -> HttpResponse:
    """The form that corrects a step, or strikes it out."""
    rows = TreatyEvent.objects.select_related("partner").filter(corrected_by=None, struck_out=False)
    event = get_object_or_404(rows, pk=step, treaty=treaty)
    if event.kind in FOLLOWS.values():
        raise Http404
    form = StepCorrectionForm(request.POST or None, step=event)
    title = _("Correct: %(step)s, %(day)s") % {
        "step": event.get_kind_display(),
        "day": event.effective_on.isoformat(),
    }
    return kept(
        request,
        treaty,
        event.partner,
        form,
        title,
        lambda: correct_step(event, known_at=clock.now(), by=signed_in(request), **form.cleaned_data),
    )


def kept(
    request: HttpRequest,
    treaty: Treaty,
    partner: Partner,
    form: forms.Form,
    title: Text,
    do: Callable[[], object],
) -> HttpResponse:
    """A form of whoever keeps the status of treaties: does it and goes back to the State; a refusal stands in the form."""
    if not may_record_steps(signed_in(request)):
        raise Http404
    if form.is_bound and form.is_valid():
        with shown_on(form, Forbidden):
            do()
            messages.success(request, _("It is recorded."))
            return redirect(state_address(treaty, partner))
    context = {
        "treaty": treaty,
        "partner": partner,
        "form": form,
        "title": title,
        "back": state_address(treaty, partner),
    }
    return render(request, "agreements/treaty_form.html", context, status=400 if form.is_bound else 200)
