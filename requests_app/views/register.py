"""The registers as a list: filtered by the address, paged by key."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.models import Person
from accounts.people import signed_in
from common import clock
from common.counting import Count, capped_count
from common.keyset import Keyset, Page
from requests_app import policies
from requests_app.columns import STANDARD, Column, known
from requests_app.filters import RequestFilter
from requests_app.models import CooperationRequest, RequestQuerySet
from requests_app.queries import OFFERED, VIEWS
from requests_app.services.bulk import BULK, MOST
from requests_app.tables import request_table
from requests_app.workflow import LIFE

PAGE: Final = 50


def court_person(request: HttpRequest) -> Person:
    """The signed-in person, if requests are any of their business; 404 otherwise."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


@require_GET
def register(request: HttpRequest) -> HttpResponse:
    """Every request that the person sees; what is late comes first, unless they chose another view to open with."""
    person, today = court_person(request), clock.today()
    filters = RequestFilter(request.GET, person=person, on=today)
    chosen = next((view for view in filters.choices.views if view.code == filters.choices.first_view), None)
    if chosen and not request.GET:
        return redirect(f"{request.path}?{chosen.query}&view={chosen.code}")
    sort, cursor = filters.sort, request.GET.get("after", "")
    columns = (
        known(request.GET.get("columns", "").split(",")) or known(filters.choices.columns) or [*STANDARD]
    )
    found: RequestQuerySet = filters.qs
    rows = found.with_list_data()
    if Column.ASSIGNED_TO in columns:
        rows = rows.select_related("assigned_to")
    page = _keyset(sort).page(rows, size=PAGE, cursor=cursor)
    may_log = policies.may_log(person)
    context = {
        "filters": filters,
        "table": request_table(page.rows, on=today, sort=sort, columns=columns, pick=may_log),
        "page": page,
        "count": None if cursor else _count(found, page, exactly=request.GET.get("count") == "all"),
        "views": _views(request.GET, filters),
        "columns": [(column, column in columns) for column in Column if column != Column.REFERENCE],
        "may_log": may_log,
        "bulk": [LIFE.by_name[kind] for kind in BULK] if may_log else [],
        "most": MOST,
        "query": _without(request.GET, "after", "view", "count").urlencode(),
        "marking": record_read(page.rows, by=person, path=request.get_full_path()),
    }
    return render(request, "requests_app/list.html", context)


def _keyset(sort: str) -> Keyset:
    return Keyset(sort.removeprefix("-"), descending=sort.startswith("-"))


def _count(rows: RequestQuerySet, page: Page[CooperationRequest], *, exactly: bool) -> Count:
    """How many fit: those of an only page, all where somebody asks for it, else no further than anyone reads."""
    if page.next is None:
        return Count(len(page.rows))
    return Count(rows.count()) if exactly else capped_count(rows)


def _without(query: QueryDict, *names: str) -> QueryDict:
    kept = query.copy()
    for name in names:
        kept.pop(name, None)
    return kept


def _views(query: QueryDict, filters: RequestFilter) -> list[dict[str, Any]]:
    """The views as links: the register's own keep the filters, the saved ones bring theirs along."""
    saved = query.get("view", "")
    links: list[dict[str, Any]] = []
    for name, view in VIEWS.items():
        if name not in (*OFFERED, filters.name):
            continue
        kept = _without(query, "after", "sort", "view", "count")
        kept["show"] = name
        active = name == filters.name and not saved
        links.append({"label": view.label, "url": f"?{kept.urlencode()}", "active": active})
    for one in filters.choices.views:
        url = f"?{one.query}&view={one.code}"
        links.append({"label": one.name, "url": url, "active": one.code == saved})
    return links
