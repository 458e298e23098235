"""The note verbale or reminder of a request: written, looked at as page and as PDF, and then sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.safestring import mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from common import clock
from common.errors import Stale
from common.refusals import shown_on
from requests_app import policies
from requests_app.forms.letter import NoteForm, ReminderForm
from requests_app.letters import Letter, letter_html
from requests_app.letters import render as render_pdf
from requests_app.models import CooperationRequest
from requests_app.services import letters as services
from requests_app.views.file import LETTERS, found
from requests_app.views.register import court_person
from requests_app.workflow import LIFE


@require_http_methods(["GET", "POST"])
def letter(request: HttpRequest, code: str, letter: str) -> HttpResponse:
    """The form of the note with its preview below, which may be had as PDF. One of its buttons sends the note.

    What is typed travels in the body of the request: it may be secret, and addresses are kept in many places.
    """
    row, form = _asked(request, code, letter)
    person, do = court_person(request), request.POST.get("do", "")
    marking = record_read([row], by=person, path=request.path)
    shown = _letter(row, form, letter)
    if shown and do == "pdf":
        return _preview(shown)
    if shown and do == "send":
        send = services.remind_with_note if letter == "reminder" else services.transmit_with_note
        with shown_on(form, Stale):
            sent = send(row, wording=form.wording(), by=person, known_at=clock.now(), **form.content())
            messages.success(request, _("The note is sent and filed among the documents: %s.") % sent.title)
            return redirect(sent)
    context = {
        "row": row,
        "form": form,
        "letter": letter,
        "action": LIFE.by_name[LETTERS[letter]],
        # Made by a template of our own, which escapes what it is given.
        "preview": mark_safe(letter_html(shown)) if shown else "",  # noqa: S308
        "marking": marking,
    }
    return render(request, "requests_app/letter/page.html", context, status=400 if form.errors else 200)


def _preview(letter: Letter) -> HttpResponse:
    response = HttpResponse(render_pdf(letter), content_type="application/pdf")
    response["Content-Disposition"] = 'attachment; filename="preview.pdf"'
    return response


def _asked(request: HttpRequest, code: str, letter: str) -> tuple[CooperationRequest, ReminderForm]:
    """The request and the form as filled so far. Raises Refusal where the note cannot be sent as things stand."""
    if letter not in LETTERS:
        raise Http404
    person, row = court_person(request), found(code)
    policies.check_may_write(row, person)
    LIFE.check(LETTERS[letter], row.status)
    form = ReminderForm if letter == "reminder" else NoteForm
    if request.method == "POST":
        return row, form(form.typed(request.POST, row))
    return row, form(form.first(row, clock.today()))


def _letter(row: CooperationRequest, form: ReminderForm, letter: str) -> Letter | None:
    if not form.is_valid():
        return None
    data = form.cleaned_data
    return services.preview(
        row,
        reminder=letter == "reminder",
        wording=form.wording(),
        on=data["on"],
        due_on=data.get("due_on"),
        language=data.get("language", ""),
    )
