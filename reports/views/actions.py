"""What is done to an edition from its page: each is one POST and one service."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime
from typing import Final, NamedTuple

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.errors import Forbidden, Refusal
from common.refusals import shown_on
from reports import policies, services
from reports.compiling import request_compilation
from reports.forms import ReplacementForm
from reports.models import Edition
from reports.rendering import cancel_rendering, request_rendering
from reports.services.replacement import next_symbol
from reports.vocab import Language, Replacement

Service = Callable[[Edition, int, Person, datetime, date], object]


class Deed(NamedTuple):
    """The service of an action, and what is said when it is done."""

    service: Service
    done: str | Promise


DEEDS: Final[Mapping[str, Deed]] = {
    "compile": Deed(
        lambda found, seen, by, at, on: request_compilation(found, seen=seen, by=by, at=at),
        gettext_lazy("The figures are being counted and kept with the text and their hash."),
    ),
    "clear": Deed(
        lambda found, seen, by, at, on: services.clear_part(found, seen=seen, by=by, at=at),
        gettext_lazy("The part of your organ is cleared."),
    ),
    "withdraw_clearance": Deed(
        lambda found, seen, by, at, on: services.withdraw_clearance(found, seen=seen, by=by, at=at),
        gettext_lazy("The clearance of your organ is taken back."),
    ),
    "sign": Deed(
        lambda found, seen, by, at, on: services.sign_edition(found, seen=seen, by=by, at=at, on=on),
        gettext_lazy("Signed. A second person countersigns."),
    ),
    "countersign": Deed(
        lambda found, seen, by, at, on: services.countersign_edition(found, seen=seen, by=by, at=at, on=on),
        gettext_lazy("Countersigned. The edition can be published."),
    ),
    "withdraw_signature": Deed(
        lambda found, seen, by, at, on: services.withdraw_signature(found, seen=seen, by=by, at=at),
        gettext_lazy("The signatures are taken back."),
    ),
    "publish": Deed(
        lambda found, seen, by, at, on: services.publish_edition(found, seen=seen, by=by, at=at, on=on),
        gettext_lazy("Published: the edition is frozen and open to the facilitators. Its PDF is being made."),
    ),
}
"""The actions of the life cycle that take one press of a button."""


@require_POST
def act(request: HttpRequest, slug: str, action: str) -> HttpResponse:
    """Does one thing to the edition, tells how it went, and goes back to its page."""
    found = get_object_or_404(Edition, slug=slug)
    if action not in DEEDS:
        raise Http404
    seen = request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit()):
        raise Refusal(_("The page did not say which version of the edition it showed; open it again."))
    try:
        DEEDS[action].service(found, int(seen), signed_in(request), clock.now(), clock.today())
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, str(DEEDS[action].done))
    return redirect(found)


@require_http_methods(["GET", "POST"])
def replace(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Asks for the reason and drafts the edition that takes the place of this one."""
    person = signed_in(request)
    found = get_object_or_404(Edition.objects.published(), slug=slug)
    if kind not in Replacement.values or not policies.may_prepare(person):
        raise Http404
    form = ReplacementForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = services.replace_edition(
                found,
                kind=Replacement(kind),
                reason=form.cleaned_data["reason"],
                by=person,
                at=clock.now(),
            )
            messages.success(request, _("%(symbol)s is drafted.") % {"symbol": made.symbol})
            return redirect(made)
    context = {
        "edition": found,
        "form": form,
        "kind": kind,
        "symbol": next_symbol(found.symbol, Replacement(kind)),
        "marking": "confidential",
    }
    return render(request, "reports/replace.html", context, status=400 if form.errors else 200)


@require_POST
def render_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks the worker for the PDF."""
    found = get_object_or_404(Edition, slug=slug)
    request_rendering(found, language=_language(request), by=signed_in(request), at=clock.now())
    return redirect(f"{found.get_absolute_url()}#pdf")


@require_POST
def stop_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Gives up the rendering that is under way."""
    found = get_object_or_404(Edition, slug=slug)
    try:
        cancel_rendering(found, language=_language(request), by=signed_in(request), at=clock.now())
    except Forbidden:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(f"{found.get_absolute_url()}#pdf")


def _language(request: HttpRequest) -> Language:
    given = request.POST.get("language", Language.ENGLISH.value)
    if given not in Language.values:
        raise Refusal(_("No edition is written in this language; press a button of its page again."))
    return Language(given)
