"""Completing what a request has to contain, as long as it is a draft."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from common import clock
from common.errors import Stale
from common.refusals import shown_on
from requests_app import policies
from requests_app.contents import CONVICTED
from requests_app.forms import ContentsForm
from requests_app.services import edit_draft
from requests_app.services.lifecycle import kinds_of
from requests_app.views.file import found
from requests_app.views.register import court_person
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE


@require_http_methods(["GET", "POST"])
def contents(request: HttpRequest, code: str) -> HttpResponse:
    """The checklist of a draft as a form; when somebody else was faster, a page that shows both."""
    person, draft = court_person(request), found(code)
    policies.check_may_write(draft, person)
    LIFE.check(EventKind.EDITED, draft.status)
    documents = kinds_of(draft)
    form = ContentsForm(request.POST or None, draft=draft, documents=documents)
    context = {
        "draft": draft,
        "form": form,
        "missing": policies.incomplete(draft.family, draft.contents, documents),
        "marking": record_read([draft], by=person, path=request.path),
    }
    if request.method == "POST" and form.is_valid():
        texts, version = form.content(), form.cleaned_data["version"]
        try:
            with shown_on(form, Stale):
                done = edit_draft(
                    draft, {"contents": texts}, by=person, known_at=clock.now(), version=version
                )
                messages.success(request, _("The contents are saved."))
                other_list = draft.contents.get(CONVICTED) != done.contents.get(CONVICTED)
                return redirect("requests:contents", code) if other_list else redirect(done)
        except Stale:
            current = found(code)
            context["differences"] = form.differences(current)
            form.data = {**request.POST.dict(), "version": current.version}
            return render(request, "requests_app/contents.html", context, status=409)
    return render(request, "requests_app/contents.html", context, status=400 if form.is_bound else 200)
