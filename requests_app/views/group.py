"""Requests that were logged together, and how they stood on a day."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from common import clock
from partners.forms import DayForm
from requests_app.services import groups
from requests_app.views.register import court_person


@require_GET
def together(request: HttpRequest, group: str) -> HttpResponse:
    """The roll-up of a group; 404 for whoever does not see at least two of its members."""
    person, form = court_person(request), DayForm(request.GET)
    on = form.day(today=clock.today())
    found = groups.group(group, on=on)
    if found is None:
        raise Http404
    rows = [member.request for member in found.members]
    context = {
        "form": form,
        "on": on,
        "group": found,
        "first": rows[0],
        "marking": record_read(rows, by=person, path=request.path),
    }
    return render(request, "requests_app/group.html", context)
