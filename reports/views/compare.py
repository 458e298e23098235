"""Two editions beside each other, figure by figure."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.vocab import Level
from common import clock
from reports.comparison import compared
from reports.display import movements
from reports.models import Edition
from reports.queries import snapshot_of


@require_GET
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """What moved from another published edition to this one: both are frozen, so the answer stays."""
    after = get_object_or_404(Edition.objects.published(), slug=slug)
    others = list(Edition.objects.published().exclude(pk=after.pk).newest_first())
    chosen = request.GET.get("with", "")
    before = next((one for one in others if one.slug == chosen), None)
    if chosen and before is None:
        raise Http404
    if before is None:
        before = next((one for one in others if one.pk == after.replaces_id), others[0] if others else None)
    rows = []
    if before is not None:
        now = clock.now()
        rows = movements(compared(snapshot_of(before, now), snapshot_of(after, now)))
    context = {
        "edition": after,
        "before": before,
        "others": others,
        "rows": rows,
        "marking": Level.PUBLIC,
    }
    return render(request, "reports/compare.html", context)
