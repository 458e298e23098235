"""Whether a published edition still says what was published."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.people import signed_in
from accounts.vocab import Level
from common import clock
from reports.display import movements
from reports.document import Snapshot
from reports.models import Edition
from reports.services import note_opening
from reports.verification import verified


@require_GET
def verify(request: HttpRequest, slug: str) -> HttpResponse:
    """The checks of a published edition for whoever reads it; of figures only public facts are counted anew here."""
    found = get_object_or_404(Edition.objects.published().select_related("replaces"), slug=slug)
    now = clock.now()
    note_opening(found, by=signed_in(request), at=now)
    replaced = Snapshot.from_json(found.snapshot).replaces
    context = {
        "edition": found,
        "checks": verified(found, at=now),
        "replaced": replaced,
        "rows": movements(replaced.moved) if replaced else [],
        "marking": Level.PUBLIC,
    }
    return render(request, "reports/verify.html", context)
