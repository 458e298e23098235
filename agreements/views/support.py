"""Pages of support among States: who helps whom to take part."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.people import signed_in
from agreements import policies
from agreements.forms import AsOfForm, SupportForm
from agreements.queries.support import lacking, support_on
from agreements.services import record_support
from agreements.views.places import places
from common import clock
from common.refusals import shown_on
from requests_app.views.register import court_person


@require_GET
def support(request: HttpRequest) -> HttpResponse:
    """States that are willing but lack capacity, with the support that others give; and all support among States."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    given = support_on(at)
    missing = lacking(at, given)
    shown = [row.agreement for row in given if row.agreement is not None]
    context = {
        "at": at,
        "days": days,
        "places": places("support", person),
        "lacking": missing,
        "given": given,
        "may_record": policies.may_keep_texts(person),
        "marking": record_read(
            {row.pk: row for row in [*shown, *(one.agreement for one in missing)]}.values(),
            by=person,
            path=request.get_full_path(),
        ),
    }
    return render(request, "agreements/support/list.html", context)


@require_http_methods(["GET", "POST"])
def support_new(request: HttpRequest) -> HttpResponse:
    """The form that records support."""
    person = signed_in(request)
    if not policies.may_keep_texts(person):
        raise Http404
    form = SupportForm(
        request.POST or None,
        by=person,
        initial={"on": clock.today(), "agreement": request.GET.get("agreement", "")},
    )
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            record_support(**form.cleaned_data, known_at=clock.now(), by=person)
            messages.success(request, _("The support is in the register."))
            return redirect("agreements:support")
    return render(request, "agreements/support/new.html", {"form": form})
