"""What stands beside a request: internal notes, the history of its changes, and the sheet for the file."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from common import clock
from common.refusals import shown_on
from requests_app import policies
from requests_app.changes import changes
from requests_app.forms import NoteForm
from requests_app.queries import standing_documents
from requests_app.reasons import why_this_date
from requests_app.related import succession
from requests_app.services.notes import add_note
from requests_app.tables import contents, facts, moments, people
from requests_app.views.file import found
from requests_app.views.register import court_person


@require_http_methods(["GET", "POST"])
def notes(request: HttpRequest, code: str) -> HttpResponse:
    """The internal notes of a request, and the form that adds one."""
    person = court_person(request)
    row = found(code)
    form = NoteForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            add_note(row, text=form.cleaned_data["text"], by=person)
            messages.success(request, _("The note is kept."))
            return redirect(f"{row.get_absolute_url()}#notes")
    context = {
        "row": row,
        "form": form,
        "notes": row.internal_notes.select_related("written_by").order_by("-id"),
        "may_write": policies.may_write(row, person),
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "requests_app/notes.html", context, status=400 if form.is_bound else 200)


@require_GET
def history(request: HttpRequest, code: str) -> HttpResponse:
    """Every change of the request's fields in words."""
    person = court_person(request)
    row = found(code)
    context = {
        "row": row,
        "changes": changes(row),
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "requests_app/changes.html", context)


@require_GET
def sheet(request: HttpRequest, code: str) -> HttpResponse:
    """All facts and the timeline of a request, to be printed and filed; internal notes only where they are asked for."""
    person, today = court_person(request), clock.today()
    row = found(code)
    documents, chain = standing_documents(row), succession(row)
    events = list(row.events.select_related("recorded_by", "corrected_by").order_by("id"))
    with_notes = request.GET.get("notes") == "yes"
    context = {
        "row": row,
        "on": today,
        "deadline": row.deadline(today),
        "facts": [*facts(row, events), *(link.fact for link in chain), *contents(row), *people(row, events)],
        "why": why_this_date(row.due_reason),
        "moments": moments(row, events, row.notices.all(), today, internal=False),
        "documents": documents,
        "with_notes": with_notes,
        "notes": row.internal_notes.select_related("written_by").order_by("id") if with_notes else (),
        "marking": record_read(
            [row, *documents, *(link.row for link in chain)], by=person, path=request.path
        ),
    }
    return render(request, "requests_app/sheet.html", context)
