"""Correcting what was recorded about a request."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from common import clock
from common.refusals import shown_on
from requests_app import policies
from requests_app.forms import CorrectionForm
from requests_app.services.corrections import correct
from requests_app.views.file import found
from requests_app.views.register import court_person


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, code: str) -> HttpResponse:
    """The form that corrects an entry of the timeline; `?event=` names it."""
    person, row = court_person(request), found(code)
    policies.check_may_write(row, person)
    entries = [
        entry for entry in policies.standing(row.events.all()).values() if entry.kind in policies.CORRECTABLE
    ]
    form = CorrectionForm(
        request.POST or None,
        entries=entries,
        initial={"event": request.GET.get("event", ""), "version": row.version},
    )
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            correct(row, **form.content(), by=person, known_at=clock.now())
            messages.success(request, _("The entry is corrected; the wrong one stays visible beside it."))
            return redirect(row)
    context = {
        "row": row,
        "form": form,
        "entries": entries,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "requests_app/correction.html", context, status=400 if form.is_bound else 200)
