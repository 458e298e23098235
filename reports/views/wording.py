"""What the texts of an edition are called in another of its languages."""

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
from reports.document import ORIGINAL
from reports.forms import WordingForm
from reports.models import Edition
from reports.queries import snapshot_of
from reports.vocab import Language


@require_http_methods(["GET", "POST"])
def wording(request: HttpRequest, slug: str, language: str) -> HttpResponse:
    """A field for each text that people wrote, with what it is called in the language; the rest comes from the data."""
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if language == ORIGINAL or language not in Language.values or not policies.may_word(found, person):
        raise Http404
    form = WordingForm(found, snapshot_of(found, clock.now()), Language(language), request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            services.revise_edition(
                found,
                {"translations": form.translations()},
                seen=form.cleaned_data["seen"],
                by=person,
                at=clock.now(),
            )
            messages.success(
                request, _("The wordings are kept; the edition is a draft until it is compiled again.")
            )
            return redirect(found)
    context = {"form": form, "edition": found, "language": Language(language), "marking": Level.CONFIDENTIAL}
    return render(request, "reports/wording.html", context)
