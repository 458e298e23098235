"""What is done to an edition from its page: each is one POST and one service."""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.people import signed_in
from common import clock
from common.errors import Refusal
from reports import services
from reports.models import Edition
from reports.rendering import request_rendering
from reports.vocab import Language


@require_POST
def compile_figures(request: HttpRequest, slug: str) -> HttpResponse:
    """Gathers figures and names anew."""
    return act(
        request,
        slug,
        lambda found, seen: services.compile_edition(found, seen=seen, by=signed_in(request), at=clock.now()),
        _("Compiled: figures and names are kept with their hash. A colleague can approve it."),
    )


@require_POST
def approve(request: HttpRequest, slug: str) -> HttpResponse:
    """The first of the two people agrees to publication."""
    return act(
        request,
        slug,
        lambda found, seen: services.approve_edition(
            found, seen=seen, by=signed_in(request), at=clock.now(), on=clock.today()
        ),
        _("Approved. A second person publishes it."),
    )


@require_POST
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """The second person publishes."""
    return act(
        request,
        slug,
        lambda found, seen: services.publish_edition(
            found, seen=seen, by=signed_in(request), at=clock.now(), on=clock.today()
        ),
        _("Published: the edition is frozen and open to the facilitators. Its PDF is being made."),
    )


@require_POST
def render_pdf(request: HttpRequest, slug: str) -> HttpResponse:
    """Asks the worker for the PDF."""
    found = get_object_or_404(Edition, slug=slug)
    request_rendering(found, language=Language.ENGLISH, by=signed_in(request), at=clock.now())
    return redirect(f"{found.get_absolute_url()}#pdf")


def act(
    request: HttpRequest, slug: str, action: Callable[[Edition, int], Edition], done: str
) -> HttpResponse:
    """Does one thing to the edition, tells how it went, and goes back to its page."""
    found = get_object_or_404(Edition, slug=slug)
    seen = request.POST.get("seen", "")
    if not (seen.isascii() and seen.isdigit()):
        raise Refusal(_("The page did not say which version of the edition it showed; open it again."))
    try:
        action(found, int(seen))
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        messages.success(request, done)
    return redirect(found)
