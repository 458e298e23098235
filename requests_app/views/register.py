"""The registers as a list: filtered by the address, paged by key, exported as CSV."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.models import Person
from accounts.people import signed_in
from accounts.sight import viewing
from accounts.vocab import Level
from common import clock
from common.errors import Refusal
from common.keyset import Keyset
from requests_app import policies
from requests_app.filters import RequestFilter
from requests_app.models import RequestQuerySet
from requests_app.queries import VIEWS, Count, capped_count
from requests_app.services.exports import csv_lines
from requests_app.tables import RequestTable

PAGE: Final = 50
SORTS: Final = ("reference", "transmitted_on", "due_on", "id")
"""Columns by which a page is one range of an index."""


def court_person(request: HttpRequest) -> Person:
    """The signed-in person, if requests are any of their business; 404 otherwise."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every request that the person sees; what is late comes first."""
    person, today = court_person(request), clock.today()
    filters = RequestFilter(request.GET, person=person, on=today)
    sort, cursor = _sort(filters), request.GET.get("after", "")
    found: RequestQuerySet = filters.qs
    page = _keyset(sort).page(found.with_list_data(), size=PAGE, cursor=cursor)
    count = None if cursor else capped_count(found) if page.next else Count(len(page.rows))
    context = {
        "filters": filters,
        "table": RequestTable(page.rows, on=today, order_by=sort),
        "page": page,
        "count": count,
        "views": _views(request.GET, filters.name),
        "may_log": policies.may_log(person),
        "query": request.GET.urlencode(),
        "marking": record_read(page.rows, by=person, path=request.get_full_path()),
    }
    return render(request, "requests_app/list.html", context)


@require_GET
def export(request: HttpRequest) -> StreamingHttpResponse:
    """The filtered list as CSV in the columns of the import; nothing under seal leaves its compartment this way."""
    person, today, path = court_person(request), clock.today(), request.get_full_path()
    filters = RequestFilter(request.GET, person=person, on=today)
    if not filters.is_valid():
        raise Refusal(" ".join(str(error) for errors in filters.errors.values() for error in errors))
    response = StreamingHttpResponse(
        _lines(filters.qs, _sort(filters), person, path), content_type="text/csv; charset=utf-8"
    )
    response["Content-Disposition"] = f'attachment; filename="requests-{today.isoformat()}.csv"'
    return response


def _lines(rows: RequestQuerySet, sort: str, person: Person, path: str) -> Iterator[str]:
    """The stream outlives the view's transaction, and so opens its own."""
    rows = rows.exclude(level=Level.UNDER_SEAL).order_by(sort, "id")
    with viewing(person):
        record_read(
            rows.exclude(level=Level.PUBLIC).only("level", "owner_organ", "compartment"), by=person, path=path
        )
        yield from csv_lines(rows)


def _sort(filters: RequestFilter) -> str:
    wish = str(filters.data.get("sort", ""))
    return wish if wish.removeprefix("-") in SORTS else filters.view.sort


def _keyset(sort: str) -> Keyset:
    return Keyset(sort.removeprefix("-"), descending=sort.startswith("-"))


def _views(query: QueryDict, current: str) -> list[dict[str, Any]]:
    """The saved views as links that keep the filters."""
    links: list[dict[str, Any]] = []
    for name, view in VIEWS.items():
        kept = query.copy()
        for gone in ("after", "sort"):
            kept.pop(gone, None)
        kept["show"] = name
        links.append({"label": view.label, "url": f"?{kept.urlencode()}", "active": name == current})
    return links
