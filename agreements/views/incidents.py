"""Pages of incidents on privileges and immunities."""

from __future__ import annotations

from typing import Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.changes import changes_of
from accounts.models import Person
from agreements.exports import incidents_csv
from agreements.filters import IncidentFilter
from agreements.forms.incident import IncidentEditForm, IncidentForm, ResolutionForm
from agreements.models import Incident, IncidentHistory
from agreements.services.incident import edit_incident, log_incident, resolve_incident
from agreements.tables.incident import incident_facts, incident_table
from agreements.tabs import tabs
from agreements.views.record import court, edited, recorded
from common import clock
from common.keyset import Keyset
from partners.vocab import Treaty

PAGE: Final = 50
LATEST_FIRST: Final = Keyset("happened_on", descending=True)


@require_GET
def incidents(request: HttpRequest) -> HttpResponse:
    """The incidents that the person may see, the latest first."""
    person = court(request)
    filters = IncidentFilter(request.GET)
    page = LATEST_FIRST.page(filters.rows(), size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "tabs": tabs(Treaty.APIC, "incidents", person),
        "title": _("Incidents on privileges and immunities"),
        "table": incident_table(page.rows),
        "page": page,
        "filters": filters,
        "export_url": reverse("agreements:incident_export"),
        "query": request.GET.urlencode(),
        "new": ("agreements:incident_new", _("Log an incident")),
        "marking": record_read(page.rows, by=person, path=request.get_full_path()),
    }
    return render(request, "agreements/outreach/list.html", context)


@require_GET
def incident_export(request: HttpRequest) -> HttpResponse:
    """The incidents of the list as CSV; what lies in a compartment never leaves it."""
    person = court(request)
    rows = list(IncidentFilter(request.GET).rows().outside_compartments().order_by("-happened_on", "-id"))
    record_read(rows, by=person, path=request.get_full_path())
    return incidents_csv(rows)


@require_GET
def incident(request: HttpRequest, incident: str) -> HttpResponse:
    """One incident: what happened, and how each side read the duty."""
    person = court(request)
    row = found(incident)
    keeps = row.owner_organ == person.organ
    context = {
        "incident": row,
        "facts": incident_facts(row),
        "may_edit": keeps,
        "may_resolve": keeps and row.resolved_on is None,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/outreach/incident.html", context)


@require_GET
def incident_changes(request: HttpRequest, incident: str) -> HttpResponse:
    """Who changed what of an incident."""
    person = court(request)
    row = found(incident)
    context = {
        "row": row,
        "list_url": reverse("agreements:incidents"),
        "list_title": _("Incidents"),
        "changes": changes_of(row, IncidentHistory),
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "agreements/outreach/changes.html", context)


@require_http_methods(["GET", "POST"])
def incident_new(request: HttpRequest) -> HttpResponse:
    """The form that logs an incident."""
    person = court(request)
    form = IncidentForm(request.POST or None, by=person, initial={"happened_on": clock.today()})
    return recorded(
        request,
        form,
        _("Log an incident"),
        lambda: log_incident(**form.cleaned_data, today=clock.today(), by=person),
        back=(reverse("agreements:incidents"), _("Incidents")),
    )


@require_http_methods(["GET", "POST"])
def incident_edit(request: HttpRequest, incident: str) -> HttpResponse:
    """The form that changes what is told of an incident."""
    person = court(request)
    row = _kept_by(person, incident)
    return edited(
        request,
        row,
        IncidentEditForm(request.POST or None, row=row),
        _("Edit the incident"),
        lambda changes, version: edit_incident(row, changes, version=version, today=clock.today(), by=person),
        marking=record_read([row], by=person, path=request.path),
    )


@require_http_methods(["GET", "POST"])
def incident_resolve(request: HttpRequest, incident: str) -> HttpResponse:
    """The form that tells how an incident ended."""
    person = court(request)
    row = _kept_by(person, incident)
    form = ResolutionForm(request.POST or None, initial={"on": clock.today()})
    return recorded(
        request,
        form,
        _("Record how it ended"),
        lambda: resolve_incident(row, **form.cleaned_data, today=clock.today(), by=person),
        back=(row.get_absolute_url(), str(row)),
        marking=record_read([row], by=person, path=request.path),
    )


def found(code: str) -> Incident:
    """The incident with the code, if it exists for whoever looks; 404 otherwise."""
    rows = Incident.objects.with_list_data().select_related("compartment", "recorded_by")
    return get_object_or_404(rows, code=code)


def _kept_by(person: Person, code: str) -> Incident:
    """The incident, for the organ that keeps it; 404 for everyone else."""
    row = found(code)
    if row.owner_organ != person.organ:
        raise Http404
    return row
