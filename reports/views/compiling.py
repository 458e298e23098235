"""How far the compilation of an edition is, and stopping it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.people import signed_in
from common import clock
from common.errors import Forbidden, Refusal
from reports import policies
from reports.compiling import cancel_compilation
from reports.models import CompileJob, Edition


@require_GET
def compiling(request: HttpRequest, slug: str) -> HttpResponse:
    """The piece of the page that shows it; once it is over, the whole page is asked for again."""
    found = get_object_or_404(Edition, slug=slug)
    job = latest(found)
    context = {
        "edition": found,
        "compilation": job,
        "may_prepare": policies.may_prepare(signed_in(request)),
    }
    answer = render(request, "reports/compiling.html", context)
    if not (job and job.under_way):
        answer["HX-Refresh"] = "true"
    return answer


@require_POST
def stop_compiling(request: HttpRequest, slug: str) -> HttpResponse:
    """Gives up the compilation that is under way."""
    found = get_object_or_404(Edition, slug=slug)
    try:
        cancel_compilation(found, by=signed_in(request), at=clock.now())
    except Forbidden:
        raise
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    return redirect(found)


def latest(edition: Edition) -> CompileJob | None:
    """The compilation asked for last."""
    return CompileJob.objects.filter(edition=edition).order_by("-id").first()
