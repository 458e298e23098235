"""Changing a draft without losing what a colleague typed meanwhile."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from common import clock
from common.errors import Stale
from common.refusals import shown_on
from partners.directory import Directory
from partners.models import Partner
from requests_app import policies
from requests_app.forms import RequestForm
from requests_app.reasons import why_this_date
from requests_app.services import edit_draft, proposed_due_date
from requests_app.views.file import found
from requests_app.views.register import court_person
from requests_app.vocab import EventKind, Family
from requests_app.workflow import LIFE


@require_http_methods(["GET", "POST"])
def edit(request: HttpRequest, code: str) -> HttpResponse:
    """The form that changes a draft; when somebody else was faster, a page that shows both."""
    person = court_person(request)
    draft = found(code)
    policies.check_may_write(draft, person)
    LIFE.check(EventKind.EDITED, draft.status)
    form = (
        RequestForm(request.POST, person=person)
        if request.POST
        else RequestForm.of_draft(draft, person=person)
    )
    context = {
        "draft": draft,
        "form": form,
        "has_contents": bool(policies.checklist(draft.family, draft.contents)),
        "marking": record_read([draft], by=person, path=request.path),
    }
    if request.method == "POST" and form.is_valid():
        try:
            with shown_on(form, Stale):
                edit_draft(
                    draft,
                    form.content(),
                    by=person,
                    known_at=clock.now(),
                    version=form.cleaned_data["version"] or 0,
                )
                messages.success(request, _("The draft is changed."))
                return redirect(draft)
        except Stale:
            current = found(code)
            context["differences"] = form.differences(current)
            form.data = {**request.POST.dict(), "version": current.version}
            return render(request, "requests_app/edit.html", context, status=409)
    return render(
        request, "requests_app/edit.html", context, status=400 if form.is_bound and form.errors else 200
    )


@require_GET
def proposal(request: HttpRequest) -> HttpResponse:
    """The due date that the policy gives for a family if the request were sent today; a part of the form's page."""
    court_person(request)
    family, proposed = request.GET.get("family", ""), None
    if family in Family.values:
        partner = Directory(Partner.objects.all()).known(request.GET.get("partner", ""))
        urgent = bool(request.GET.get("urgent"))
        proposed = proposed_due_date(family, urgent=urgent, start=clock.today(), partner=partner)
    context = {"due": proposed, "reasons": why_this_date(proposed.reason()) if proposed else []}
    return render(request, "requests_app/proposal.html", context)
