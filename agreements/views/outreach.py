"""Pages of incidents on privileges and immunities, and of outreach events."""

from __future__ import annotations

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level
from agreements.forms.outreach import (
    CancelledForm,
    EventForm,
    HeldForm,
    IncidentForm,
    LinkForm,
    ResolutionForm,
)
from agreements.models import Agreement, Incident, OutreachEvent
from agreements.services.outreach import end_event, link_agreement, log_incident, plan_event, resolve_incident
from agreements.tables.outreach import event_facts, event_pill, event_table, incident_facts, incident_table
from agreements.tabs import tabs
from agreements.vocab.outreach import FOLLOWS, EventStatus
from common import clock
from common.display import Text
from common.refusals import shown_on
from partners.vocab import Treaty

SHOWN = 500
"""Rows that a list shows, the latest first."""


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that the person may see."""
    person = _court(request)
    rows = list(Incident.objects.latest_first()[:SHOWN])
    context = {
        "tabs": tabs(Treaty.APIC, "incidents", person),
        "title": _("Incidents on privileges and immunities"),
        "table": incident_table(rows),
        "new": ("agreements:incident_new", _("Log an incident")),
        "marking": record_read(rows, by=person, path=request.get_full_path()),
    }
    return render(request, "agreements/outreach/list.html", context)


@require_GET
def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident: what happened, and how each side read the duty."""
    person = _court(request)
    row = _incident(incident)
    context = {
        "incident": row,
        "facts": incident_facts(row),
        "may_resolve": row.resolved_on is None and row.owner_organ == person.organ,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/outreach/incident.html", context)


@require_http_methods(["GET", "POST"])
def incident_new(request: HttpRequest) -> HttpResponse:
    """The form that logs an incident."""
    person = _court(request)
    form = IncidentForm(request.POST or None, by=person, initial={"happened_on": clock.today()})
    return _kept(
        request,
        form,
        _("Log an incident"),
        lambda: log_incident(**form.cleaned_data, today=clock.today(), by=person),
    )


@require_http_methods(["GET", "POST"])
def incident_resolve(request: HttpRequest, incident: str) -> HttpResponse:
    """The form that tells how an incident ended."""
    person, row = _court(request), _incident(incident)
    if row.owner_organ != person.organ:
        raise Http404
    record_read([row], by=person, path=request.path)
    form = ResolutionForm(request.POST or None, initial={"on": clock.today()})
    return _kept(
        request,
        form,
        _("Record how it ended"),
        lambda: resolve_incident(row, **form.cleaned_data, today=clock.today(), by=person),
        marking=row.level,
    )


@require_GET
def outreach(request: HttpRequest) -> HttpResponse:
    """The events, planned, held and cancelled."""
    person = signed_in(request)
    context = {
        "tabs": tabs(Treaty.APIC, "outreach", person),
        "title": _("Outreach events"),
        "table": event_table(OutreachEvent.objects.latest_first()[:SHOWN]),
        "new": ("agreements:outreach_new", _("Plan an event")) if person.works_for_the_court else None,
    }
    return render(request, "agreements/outreach/list.html", context)


@require_GET
def outreach_event(request: HttpRequest, event: str) -> HttpResponse:
    """One event, with the agreements signed at it that the person may see."""
    person, row = signed_in(request), get_object_or_404(OutreachEvent.objects.latest_first(), code=event)
    signed = list(Agreement.objects.filter(outreach__event=row).in_order())
    context = {
        "event": row,
        "pill": event_pill(row),
        "facts": event_facts(row),
        "agreements": signed,
        "may_link": person.works_for_the_court and row.status != EventStatus.CANCELLED,
        "actions": [(status, status.label) for status in FOLLOWS[row.status]]
        if person.works_for_the_court
        else [],
        "marking": record_read(signed, by=person, path=request.path),
    }
    return render(request, "agreements/outreach/event.html", context)


@require_http_methods(["GET", "POST"])
def outreach_new(request: HttpRequest) -> HttpResponse:
    """The form that plans an event."""
    person, form = _court(request), EventForm(request.POST or None)
    return _kept(request, form, _("Plan an event"), lambda: plan_event(by=person, **form.cleaned_data))


@require_http_methods(["GET", "POST"])
def outreach_end(request: HttpRequest, event: str, status: EventStatus) -> HttpResponse:
    """The form that says that an event was held, or cancelled."""
    person, row = _court(request), get_object_or_404(OutreachEvent, code=event)
    data = request.POST or None
    form = HeldForm(data) if status is EventStatus.HELD else CancelledForm(data)

    title = _("Record that it was held") if status is EventStatus.HELD else _("Record that it was cancelled")
    return _kept(
        request,
        form,
        title,
        lambda: end_event(row, status=status, today=clock.today(), by=person, **form.cleaned_data),
    )


@require_http_methods(["GET", "POST"])
def outreach_link(request: HttpRequest, event: str) -> HttpResponse:
    """The form that links an agreement to an event."""
    person, row = _court(request), get_object_or_404(OutreachEvent, code=event)
    form = LinkForm(request.POST or None, by=person)
    return _kept(
        request,
        form,
        _("Link an agreement"),
        lambda: link_agreement(row, by=person, **form.cleaned_data),
    )


def _court(request: HttpRequest) -> Person:
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


def _incident(code: str) -> Incident:
    rows = Incident.objects.select_related("partner", "recommendation", "compartment", "recorded_by")
    return get_object_or_404(rows, code=code)


def _kept(
    request: HttpRequest,
    form: forms.Form,
    title: Text,
    do: Callable[[], Incident | OutreachEvent],
    *,
    marking: str = Level.PUBLIC,
) -> HttpResponse:
    """A form: does it and goes to what was made; a refusal stands in the form."""
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = do()
            messages.success(request, _("It is recorded."))
            return redirect(made)
    context = {"form": form, "title": title, "marking": marking}
    return render(request, "agreements/outreach/form.html", context, status=400 if form.is_bound else 200)
