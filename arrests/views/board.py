"""The board of persons sought."""

from __future__ import annotations

import csv

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.people import signed_in
from arrests import policies, queries
from arrests.forms import BoardForm
from arrests.tables.board import BOARD_COLUMNS, board_line, by_situation, in_order
from common import clock


@require_GET
def board(request: HttpRequest) -> HttpResponse:
    """Everyone at large under a public warrant on the day asked, and below it those whom nobody counts."""
    viewer = signed_in(request)
    form = BoardForm(request.GET, viewer=viewer)
    at = form.as_of(today=clock.today(), now=clock.now())
    rows = queries.board(at.on, at.known_at)
    hidden: list[queries.Sought] = []
    if viewer.works_for_the_court:
        hidden = queries.not_counted(at.on, at.known_at)
        everybody = queries.with_obstacles([*rows, *hidden], at.on, at.known_at)
        rows, hidden = everybody[: len(rows)], everybody[len(rows) :]
    rows = in_order(rows, form.order)
    context = {
        "form": form,
        "on": at.on,
        "known": form.cleaned_data.get("known"),
        "count": len(rows),
        "rule": queries.RULE,
        "groups": by_situation(rows) if form.order == "situation" else [("", rows)],
        "hidden": hidden,
        "inside": viewer.works_for_the_court,
        "may_import": policies.may_import(viewer),
        "may_register": policies.may_register(viewer),
        "marking": record_read(
            [warrant for row in hidden for warrant in row.warrants], by=viewer, path=request.get_full_path()
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
    writer.writerows(board_line(row) for row in in_order(queries.board(at.on, at.known_at), form.order))
    return response
