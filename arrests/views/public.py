"""What is public of those who are sought: the same page for every reader, as of any day."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.people import signed_in
from accounts.vocab import Level
from arrests.forms import AsOfForm
from arrests.models import Suspect
from arrests.queries import RULE, individuals_at_large
from arrests.queries.public_record import public_records
from arrests.tables.public_record import person_facts, public_panels
from common import clock
from common.counting import capped_count
from common.keyset import Keyset

PAGE: Final = 50


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """Everyone at large under a public warrant on the day asked, with all that is public of them."""
    context = _asked(request)
    at = context["at"]
    rows = individuals_at_large(at.on, at.known_at).select_related("situation")
    cursor = request.GET.get("after", "")
    page = Keyset("sort_name").page(rows, size=PAGE, cursor=cursor)
    context |= {
        "people": _shown(page.rows, context),
        "page": page,
        "count": None if cursor else capped_count(rows),
        "rule": RULE,
        "marking": record_read(page.rows, by=signed_in(request), path=request.path),
    }
    return render(request, "arrests/public/list.html", context)


@require_GET
def person(request: HttpRequest, code: str) -> HttpResponse:
    """All that is public of one person on the day asked; a page that does not exist for a person who is not public."""
    suspect = get_object_or_404(Suspect.objects.select_related("situation"), code=code)
    if suspect.level != Level.PUBLIC:
        raise Http404
    context = _asked(request)
    ((_suspect, facts, panels),) = _shown([suspect], context)
    context |= {"suspect": suspect, "facts": facts, "panels": panels}
    return render(request, "arrests/public/person.html", context)


def _asked(request: HttpRequest) -> dict[str, Any]:
    form = AsOfForm(request.GET)
    at = form.as_of(today=clock.today(), now=clock.now())
    return {"form": form, "at": at, "on": at.on, "known": form.cleaned_data.get("known")}


def _shown(suspects: Iterable[Suspect], context: dict[str, Any]) -> list[tuple[Suspect, Any, Any]]:
    """Each person with what is public; names and notes carry no day, so they are not told of an earlier knowledge."""
    plain = context["known"] is None
    return [
        (record.suspect, person_facts(record, plain=plain), public_panels(record, plain=plain))
        for record in public_records(suspects, context["at"])
    ]
