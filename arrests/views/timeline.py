"""The timeline of warrants by situation."""

from __future__ import annotations

from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.people import signed_in
from arrests.forms import TimelineForm
from arrests.queries.timeline import begun, courses
from arrests.tables.timeline import groups
from common import clock
from common.keyset import Keyset

PAGE: Final = 100
ORDER: Final = Keyset("suspect__situation__code")


@require_GET
def timeline(request: HttpRequest) -> HttpResponse:
    """Every warrant that had been issued by the day asked, drawn by situation, with the same days as a table."""
    viewer = signed_in(request)
    form = TimelineForm(request.GET, viewer=viewer)
    at = form.as_of(today=clock.today(), now=clock.now())
    situation, audience = form.asked
    rows = begun(at, audience, situation)
    page = ORDER.page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "form": form,
        "on": at.on,
        "known": form.cleaned_data.get("known"),
        "groups": groups(courses(page.rows, at, audience)),
        "page": page,
        "marking": record_read(
            [person for row in page.rows for person in (row, row.suspect)],
            by=viewer,
            path=request.get_full_path(),
        ),
    }
    return render(request, "arrests/timeline.html", context)
