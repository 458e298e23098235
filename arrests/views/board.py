"""The board of persons sought."""

from __future__ import annotations

import csv
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.people import signed_in
from accounts.vocab import Level
from arrests import policies, queries
from arrests.forms import BoardForm
from arrests.queries.board import HIDDEN, PUBLIC, VIEWS, shown
from arrests.queries.orders import page_of
from arrests.queries.search import Search
from arrests.tables.board import BOARD_COLUMNS, board_line, board_table
from common import clock


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Everyone who is sought on the day asked: at large under a public warrant, or, inside the Court, not counted."""
    viewer = signed_in(request)
    inside = viewer.works_for_the_court
    form = BoardForm(request.GET, viewer=viewer)
    at = form.as_of(today=clock.today(), now=clock.now())
    cursor = request.GET.get("after", "")
    search = Search(VIEWS[form.view].warrants(at.on, at.known_at), at, form.wish)
    page = page_of(search, form.sort, cursor)
    rows, count = shown(page.rows, search, with_reviews=inside, counted=not cursor)
    context = {
        "form": form,
        "on": at.on,
        "known": form.cleaned_data.get("known"),
        "count": count,
        "rule": queries.RULE,
        "filtered": search.narrows,
        "counted": form.view == PUBLIC,
        "hidden": form.view == HIDDEN,
        "page": page,
        "table": board_table(rows, inside=inside, caption=VIEWS[form.view].label, sort=form.sort),
        "views": _views(request, form.view) if inside else [],
        "inside": inside,
        "may_import": policies.may_import(viewer),
        "may_register": policies.may_register(viewer),
        "marking": record_read(
            [warrant for row in rows for warrant in row.warrants],
            by=viewer,
            path=request.get_full_path(),
            # The reviews beside them are the Court's own.
            least=Level.CONFIDENTIAL if inside else Level.PUBLIC,
        ),
    }
    return render(request, "arrests/board.html", context)


@require_GET
def board_csv(request: HttpRequest) -> HttpResponse:
    """The public board of a day as a file; the same for every reader."""
    form = BoardForm(request.GET, viewer=signed_in(request))
    form.refuse_errors()
    at = form.as_of(today=clock.today(), now=clock.now())
    response = HttpResponse(content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="at-large-{at.on.isoformat()}.csv"'
    writer = csv.writer(response)
    writer.writerow(BOARD_COLUMNS)
    rows = sorted(
        queries.board(at.on, at.known_at),
        key=lambda row: (row.suspect.situation.name_en, row.suspect.sort_name, row.suspect.pk),
    )
    writer.writerows(board_line(row) for row in rows)
    return response


def _views(request: HttpRequest, active: str) -> list[dict[str, Any]]:
    """The parts of the board as links that keep the day and the filters."""
    links = []
    for name, view in VIEWS.items():
        query = request.GET.copy()
        query.pop("after", None)
        query["show"] = name
        links.append({"label": view.label, "url": f"?{query.urlencode()}", "active": name == active})
    return links
