"""Exceptions from disclosure control: asked for, approved and ended on one page."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.errors import Forbidden, Refusal
from common.refusals import shown_on
from reports import policies, services
from reports.document import Snapshot
from reports.exemptions import choices, words_of
from reports.forms import ExemptionForm
from reports.models import Edition, Exemption
from reports.queries import snapshot_of
from reports.views.pages import marking_of


@require_http_methods(["GET", "POST"])
def exemptions(request: HttpRequest, slug: str) -> HttpResponse:
    """What is excepted or asked to be, with who asked and who approved; and the form to ask for another one."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if not person.works_for_the_court:
        raise Http404
    if request.method == "POST" and ({"approve", "end"} & request.POST.keys()):
        return _answer(request, found, person)
    form = None
    if not found.published:
        offered = list(choices(_as_compiled(found)))
        form = ExemptionForm(request.POST or None, choices=offered)
    if request.method == "POST" and form and form.is_valid():
        with shown_on(form):
            services.ask_exemption(
                found, **form.place(), reason=form.cleaned_data["reason"], by=person, at=clock.now()
            )
            messages.success(request, _("Asked for. A second person approves it."))
            return redirect("reports:exemptions", found.slug)
    context = {
        "edition": found,
        "form": form,
        "rows": [_row(one, person) for one in _all(found)],
        "marking": marking_of(found),
    }
    return render(request, "reports/exemptions.html", context, status=400 if form and form.errors else 200)


def _answer(request: HttpRequest, found: Edition, person: Person) -> HttpResponse:
    code = request.POST.get("approve") or request.POST.get("end", "")
    one = get_object_or_404(found.exemptions.select_related("edition"), code=code)
    try:
        if "approve" in request.POST:
            services.approve_exemption(one, by=person, at=clock.now())
            messages.success(request, _("Approved. The edition is a draft until it is compiled again."))
        else:
            services.end_exemption(one, by=person, at=clock.now())
            messages.success(request, _("The exception has ended."))
    except Forbidden:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect("reports:exemptions", found.slug)


def _as_compiled(edition: Edition) -> Snapshot:
    """What the edition says as it was compiled; a draft as it would be."""
    return Snapshot.from_json(edition.snapshot) if edition.snapshot else snapshot_of(edition, clock.now())


def _all(edition: Edition) -> list[Exemption]:
    rows = edition.exemptions.select_related("asked_by", "approved_by", "ended_by")
    return list(rows.order_by("-id"))


def _row(one: Exemption, person: Person) -> dict[str, Any]:
    open_still = one.ended_at is None and not one.edition.published
    return {
        "exemption": one,
        "words": words_of(one.table, one.row, one.column),
        "may_approve": open_still and one.approved_at is None and policies.may_approve_exemption(one, person),
        "may_end": open_still and policies.may_end_exemption(one, person),
    }
