"""One situation: its warrants as they stood on a day, and notes on crimes that are said to continue."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.people import signed_in
from accounts.vocab import Level
from arrests import policies, services
from arrests.forms import AsOfForm, SituationNoteForm
from arrests.models import SituationNote
from arrests.queries.situation_notes import notes_of
from arrests.queries.timeline import begun, courses
from arrests.tables.timeline import groups
from arrests.views.frame import form_page
from arrests.views.timeline import ORDER, PAGE
from arrests.vocab import Audience
from common import clock
from partners.models import Situation
from requests_app.views.register import court_person


@require_GET
def situation(request: HttpRequest, situation: str) -> HttpResponse:
    """The public warrants of a situation and, for the Court's own people, its notes with their history."""
    viewer, found = signed_in(request), get_object_or_404(Situation, code=situation)
    form = AsOfForm(request.GET)
    at = form.as_of(today=clock.today(), now=clock.now())
    rows = begun(at, Audience.PUBLIC, found.code)
    page = ORDER.page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    notes = notes_of(found, at)
    context = {
        "situation": found,
        "form": form,
        "on": at.on,
        "known": form.cleaned_data.get("known"),
        "groups": groups(courses(page.rows, at, Audience.PUBLIC)),
        "page": page,
        "notes": notes,
        "inside": viewer.works_for_the_court,
        "may_note": policies.may_note(viewer),
        "marking": Level.CONFIDENTIAL if notes else Level.PUBLIC,
    }
    return render(request, "arrests/situation.html", context)


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, situation: str) -> HttpResponse:
    """Writes a note."""
    viewer, found = court_person(request), get_object_or_404(Situation, code=situation)
    policies.check_notes(viewer)

    def write(data: dict[str, Any]) -> str:
        services.add_note(found, known_at=clock.now(), by=viewer, **data)
        return _page(found)

    return form_page(
        request,
        SituationNoteForm(request.POST or None, initial={"on": clock.today()}),
        write,
        heading=_("Note on continuing crimes"),
        subheading=found.name,
        submit=_("Write the note"),
        done=_("The note is written."),
        back=_page(found),
        marking=Level.CONFIDENTIAL,
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, note: str) -> HttpResponse:
    """Writes a note as it should be."""
    viewer, found = court_person(request), _found(note)
    policies.check_notes(viewer)
    before = {"on": found.effective_on, "text": found.text, "source": found.source}

    def write(data: dict[str, Any]) -> str:
        services.correct_note(found, known_at=clock.now(), by=viewer, **data)
        return _page(found.situation)

    return form_page(
        request,
        SituationNoteForm(request.POST or None, initial=before),
        write,
        heading=_("Correct the note"),
        subheading=_("%(situation)s · The old note stays in the history.")
        % {"situation": found.situation.name},
        submit=_("Correct it"),
        done=_("Corrected."),
        back=_page(found.situation),
        marking=Level.CONFIDENTIAL,
    )


@require_POST
def strike(request: HttpRequest, note: str) -> HttpResponse:
    """Strikes a note out."""
    viewer, found = court_person(request), _found(note)
    services.strike_note(found, known_at=clock.now(), by=viewer)
    messages.success(request, _("The note is struck out; the history keeps it."))
    return redirect(_page(found.situation))


def _found(code: str) -> SituationNote:
    return get_object_or_404(SituationNote.objects.select_related("situation"), code=code, struck_out=False)


def _page(situation: Situation) -> str:
    return reverse("arrests:situation", args=[situation.code])
