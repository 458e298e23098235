"""Pages of outreach events."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.changes import changes_of
from accounts.people import signed_in
from agreements.exports import events_csv
from agreements.filters import EventFilter
from agreements.forms.outreach import CancelledForm, EventEditForm, EventForm, HeldForm, LinkForm
from agreements.models import Agreement, OutreachEvent, OutreachHistory
from agreements.services.outreach import edit_event, end_event, link_agreement, plan_event
from agreements.tables.outreach import event_facts, event_pill, event_table
from agreements.tabs import tabs
from agreements.views.record import court, edited, recorded
from agreements.vocab.outreach import FOLLOWS, EventStatus
from common import clock
from common.keyset import Keyset
from partners.vocab import Treaty

PAGE: Final = 50
LATEST_FIRST: Final = Keyset("starts_on", descending=True)


@require_GET
def outreach(request: HttpRequest) -> HttpResponse:
    """The events, planned, held and cancelled, the latest first."""
    person = signed_in(request)
    filters = EventFilter(request.GET)
    page = LATEST_FIRST.page(filters.rows(), size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "tabs": tabs(Treaty.APIC, "outreach", person),
        "title": _("Outreach events"),
        "table": event_table(page.rows),
        "page": page,
        "filters": filters,
        "export_url": reverse("agreements:outreach_export"),
        "query": request.GET.urlencode(),
        "new": ("agreements:outreach_new", _("Plan an event")) if person.works_for_the_court else None,
    }
    return render(request, "agreements/outreach/list.html", context)


@require_GET
def outreach_export(request: HttpRequest) -> HttpResponse:
    """The events of the list as CSV."""
    return events_csv(EventFilter(request.GET).rows().order_by("-starts_on", "-id"))


@require_GET
def outreach_event(request: HttpRequest, event: str) -> HttpResponse:
    """One event, with the agreements signed at it that the person may see."""
    person, row = signed_in(request), found(event)
    signed = list(Agreement.objects.filter(outreach__event=row).in_order())
    inside = person.works_for_the_court
    context = {
        "event": row,
        "pill": event_pill(row),
        "facts": event_facts(row),
        "agreements": signed,
        "inside": inside,
        "may_link": inside and row.status != EventStatus.CANCELLED,
        "actions": [(status, status.label) for status in FOLLOWS[row.status]] if inside else [],
        "marking": record_read(signed, by=person, path=request.path),
    }
    return render(request, "agreements/outreach/event.html", context)


@require_GET
def outreach_changes(request: HttpRequest, event: str) -> HttpResponse:
    """Who changed what of an event."""
    court(request)
    row = found(event)
    context = {
        "row": row,
        "list_url": reverse("agreements:outreach"),
        "list_title": _("Outreach"),
        "changes": changes_of(row, OutreachHistory),
    }
    return render(request, "agreements/outreach/changes.html", context)


@require_http_methods(["GET", "POST"])
def outreach_new(request: HttpRequest) -> HttpResponse:
    """The form that plans an event."""
    person, form = court(request), EventForm(request.POST or None)
    return recorded(
        request,
        form,
        _("Plan an event"),
        lambda: plan_event(by=person, **form.cleaned_data),
        back=(reverse("agreements:outreach"), _("Outreach")),
    )


@require_http_methods(["GET", "POST"])
def outreach_edit(request: HttpRequest, event: str) -> HttpResponse:
    """The form that changes what is told of an event."""
    person, row = court(request), found(event)
    return edited(
        request,
        row,
        EventEditForm(request.POST or None, row=row),
        _("Edit the event"),
        lambda changes, version: edit_event(row, changes, version=version, today=clock.today(), by=person),
    )


@require_http_methods(["GET", "POST"])
def outreach_end(request: HttpRequest, event: str, status: EventStatus) -> HttpResponse:
    """The form that says that an event was held, or cancelled."""
    person, row = court(request), found(event)
    data = request.POST or None
    form = HeldForm(data) if status is EventStatus.HELD else CancelledForm(data)

    title = _("Record that it was held") if status is EventStatus.HELD else _("Record that it was cancelled")
    return recorded(
        request,
        form,
        title,
        lambda: end_event(row, status=status, today=clock.today(), by=person, **form.cleaned_data),
        back=(row.get_absolute_url(), row.title),
    )


@require_http_methods(["GET", "POST"])
def outreach_link(request: HttpRequest, event: str) -> HttpResponse:
    """The form that links an agreement to an event."""
    person, row = court(request), found(event)
    form = LinkForm(request.POST or None, by=person)
    return recorded(
        request,
        form,
        _("Link an agreement"),
        lambda: link_agreement(row, by=person, **form.cleaned_data),
        back=(row.get_absolute_url(), row.title),
    )


def found(code: str) -> OutreachEvent:
    """The event with the code; 404 otherwise."""
    return get_object_or_404(OutreachEvent.objects.with_list_data(), code=code)
