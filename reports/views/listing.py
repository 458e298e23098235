"""What an edition lists, row by row: areas, meetings, related documents."""

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
from reports.forms import LISTINGS, VersionForm
from reports.models import Edition


@require_http_methods(["GET", "POST"])
def listing(request: HttpRequest, slug: str, listing: str) -> HttpResponse:
    """The rows of one list, with spare ones; it is changed as a whole."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if listing not in LISTINGS or found.published or not policies.may_prepare(person):
        raise Http404
    form = VersionForm(request.POST or None, initial={"seen": found.version})
    rows = LISTINGS[listing].rows(found, listing, request.POST or None)
    if request.method == "POST" and form.is_valid() and rows.is_valid():
        with shown_on(form):
            services.revise_edition(
                found, {listing: rows.items()}, seen=form.cleaned_data["seen"], by=person, at=clock.now()
            )
            messages.success(request, _("The edition is changed; it is a draft until it is compiled again."))
            return redirect(found)
    wrong = form.is_bound and not (form.is_valid() and rows.is_valid())
    context = {
        "edition": found,
        "listing": LISTINGS[listing],
        "form": form,
        "rows": rows,
        "wrong": wrong,
        "marking": Level.CONFIDENTIAL,
    }
    return render(request, "reports/listing.html", context, status=400 if wrong else 200)
