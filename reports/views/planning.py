"""The page on which the calendar of an edition is set."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.people import signed_in
from accounts.vocab import Level
from common import clock
from common.refusals import shown_on
from reports import policies, services
from reports.forms import PlanForm
from reports.models import Edition


@require_http_methods(["GET", "POST"])
def plan(request: HttpRequest, slug: str) -> HttpResponse:
    """The first day of the session and the days before it for each step."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if found.published or not policies.may_prepare(person):
        raise Http404
    form = PlanForm(found, request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            services.plan_edition(
                found,
                session_on=form.session,
                days=form.days,
                seen=form.cleaned_data["seen"],
                by=person,
                at=clock.now(),
            )
            messages.success(request, _("The calendar is kept."))
            return redirect(found)
    context = {"form": form, "edition": found, "marking": Level.CONFIDENTIAL}
    return render(request, "reports/plan.html", context, status=400 if form.errors else 200)
