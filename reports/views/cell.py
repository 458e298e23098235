"""From a number in a statistical table to what stands behind it."""

from __future__ import annotations

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.marking import Marked, highest
from accounts.people import signed_in
from common import clock
from reports import policies
from reports.cells import OpenTable, opened
from reports.explanation import origin_of
from reports.figures import Asked
from reports.models import Edition
from reports.queries import dates_of, moment_of, snapshot_of
from reports.rendering import written_from
from reports.rows import page_of
from reports.statistics import KINDS, rows_of
from reports.views.downloads import asked_language
from reports.views.pages import marking_of


@require_GET
def cells(request: HttpRequest, slug: str, table: str) -> HttpResponse:
    """A statistical table of an edition; each number leads to what stands behind it."""
    edition, _table, context = _opened(request, slug, table)
    return render(request, "reports/cells.html", context | {"marking": marking_of(edition)})


@require_GET
def cell(request: HttpRequest, slug: str, table: str, row: int, column: str) -> HttpResponse:
    """One number of a table: rule, origin, and its rows as far as the reader sees them. `row` counts from 1.

    Of a number that is held back nothing is told but the rule that holds numbers back.
    """
    person = signed_in(request)
    edition, shown, context = _opened(request, slug, table)
    one = shown.cell(row, column)
    if one is None:
        raise Http404
    context["cell"] = one
    objects: list[Marked] = []
    if not one.withheld and policies.may_look_behind(person, KINDS[table]):
        asked = Asked(dates_of(edition), moment_of(edition, clock.now()))
        rows = rows_of(table, one.key, column, asked)
        if rows is None:
            context["whole"] = shown.cell(row, "transmitted")
        else:
            context["page"] = page_of(rows, cursor=request.GET.get("after", ""))
            objects = [row for row in context["page"].objects if isinstance(row, Marked)]
    context["marking"] = highest([marking_of(edition), record_read(objects, by=person, path=request.path)])
    return render(request, "reports/cell.html", context)


def _opened(request: HttpRequest, slug: str, table: str) -> tuple[Edition, OpenTable, dict[str, Any]]:
    """The edition with one of its tables in the language asked for, and what both pages say of it."""
    found = get_object_or_404(Edition, slug=slug)
    language, now = asked_language(request.GET), clock.now()
    snapshot = snapshot_of(found, now)
    shown = opened(snapshot, written_from(snapshot, language), table)
    if shown is None:
        raise Http404
    facts = origin_of(found, shown.counted, known_at=moment_of(found, now))
    return found, shown, {"edition": found, "table": shown, "language": language, "facts": facts}
