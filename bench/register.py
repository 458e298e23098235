"""The register at its desk: every filter and every order, the last pages, searches, and actions on many.

`scripts/bench register [COUNT]`, 1,000,000 requests by default. Beside each page stand the same rows in bare SQL with sight
written by hand, and Django's own change list on the same table.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from http import HTTPStatus
from typing import Any, Final
from urllib.parse import urlencode

from django.contrib.admin import ModelAdmin, register, site
from django.core.management import call_command
from django.db import connections
from django.http import HttpRequest
from django.test import Client, RequestFactory

from accounts.models import Person
from accounts.sight import purpose, viewing
from accounts.vocab import Organ
from bench.bare import FIRST, LINE
from bench.lines import Line, show
from bench.measure import Measured, measure
from bench.measure import bare as bare_sql
from bench.rows import fill
from bench.work import ON, people
from common import clock
from common.keyset import Keyset
from requests_app.models import CooperationRequest
from requests_app.services.bulk import MOST, Bulk, act_on_all
from requests_app.vocab import EventKind

RUNS: Final = 5
QUERIES, BULK_QUERIES, RATIO, GRACE, LAST_PAGE, SEARCH = 8, 20, 3.0, 40.0, 1.3, 10.0
"""At most: queries of a page and of an action on 500; a page to its bare SQL, and milliseconds besides; page 10,000 to the
first; a search to the first page."""

LAST: Final = 10_000
"""The page that is measured besides the first, where there are so many."""

VISIBLE: Final = "level <> 'under_seal' and owner_organ = 'registry'"
VISIBLE_LINE: Final = "r.level <> 'under_seal' and r.owner_organ = 'registry'"
"""What the clerk sees, as the statements beside the pages say it."""

SORTS: Final = ("due_on", "-due_on", "transmitted_on", "-transmitted_on", "reference", "-id")
FILTERS: Final = {
    "": "true",
    "family=assistance": "r.family = 'assistance'",
    "family=transit": "r.family = 'transit'",
    "partner=KEN": "p.code = 'KEN'",
    "situation=darfur": "s.code = 'darfur'",
    "status=transmitted": "r.status = 'transmitted'",
    "status=draft": "r.status = 'draft'",
    "originator=defence": "r.originator = 'defence'",
    "organ=otp": "r.owner_organ = 'otp'",
    "level=confidential": "r.level = 'confidential'",
    "level=under_seal": "r.level = 'under_seal'",
    "assigned=me": "r.assigned_to_id = %(me)s",
    "assigned=none": "r.assigned_to_id is null",
    "urgent=yes": "r.urgent",
    "first=2013-01-01&last=2013-01-31": "r.transmitted_on between '2013-01-01' and '2013-01-31'",
    "overdue=2013-09-30": "r.transmitted_on <= '2013-09-30' and (r.ended_on is null or r.ended_on > '2013-09-30') "
    "and r.due_on < '2013-09-30' and not r.clock_stopped",
}
SEARCHES: Final = ("institution 17", "records", "B/5000", '"institution 401"', "kenya records", "nonsense")


def run(count: int) -> None:
    """Fills, measures, prints; exits with 1 when a bar is missed."""
    call_command("setup", verbosity=0, stdout=sys.stderr)
    clerk, sealed = people()
    fill(count, on=ON, compartment=sealed.pk)
    with purpose("demo"):
        president = Person.objects.create_user(
            "president@bench.example", name="President", organ=Organ.PRESIDENCY
        )
    show(count, _lines(clerk, president))


def _lines(clerk: Person, president: Person) -> Iterator[Line]:
    client = _client(clerk)
    first = measure(_page(client, "show=all"), runs=RUNS)
    opening = measure(_page(client, "show=open"), runs=RUNS)
    by_hand = bare_sql(FIRST, {"on": clock.today()}, runs=RUNS)
    yield Line("as it opens: what is late first", opening, by_hand, _heavy(opening, by_hand))
    for query, condition in FILTERS.items():
        for sort in SORTS:
            yield _listed(client, clerk, query, LINE, condition, sort)
    yield from _few(president)
    deep = _deepest()
    yield from _last_page(client, first, deep)
    for words in SEARCHES:
        found = measure(_page(client, "show=all", q=words), runs=RUNS)
        slow = found.median > SEARCH * first.median
        yield Line(f"search: {words}", found, None, f"more than {SEARCH} of the first page" if slow else "")
    yield from _many(clerk)
    yield from _rival(client, clerk, deep)


def _few(president: Person) -> Iterator[Line]:
    """The same for somebody who sees few of the rows: requests for the enforcement of sentences."""
    client, line = (
        _client(president),
        LINE.replace(VISIBLE_LINE, f"{VISIBLE_LINE} and r.family = 'enforcement'"),
    )
    for query, condition in FILTERS.items():
        for sort in ("due_on", "-transmitted_on"):
            one = _listed(client, president, query, line, condition, sort)
            yield replace(one, name=f"Presidency: {one.name}")


def _client(person: Person) -> Client:
    client = Client()
    client.force_login(person)
    return client


def _page(client: Client, query: str, **more: str) -> Callable[[], None]:
    address = f"/requests/?{query}" + (f"&{urlencode(more)}" if more else "")

    def get() -> None:
        answer = client.get(address)
        if answer.status_code != HTTPStatus.OK:
            sys.exit(f"{address} answered {answer.status_code}.")

    return get


def _listed(client: Client, person: Person, query: str, line: str, condition: str, sort: str) -> Line:
    measured = measure(_page(client, f"show=all&sort={sort}&{query}"), runs=RUNS)
    column, turn = sort.removeprefix("-"), " desc" if sort.startswith("-") else ""
    valued = "" if column == "id" else f" and r.{column} is not null"
    sql = line.format(condition=condition + valued, order=f"r.{column}{turn}, r.id{turn}")
    by_hand = bare_sql(sql, {"me": person.pk}, runs=RUNS)
    return Line(f"{query or 'all'}, by {sort}", measured, by_hand, _heavy(measured, by_hand))


def _heavy(page: Measured, by_hand: float) -> str:
    """Which bar a page of the register misses."""
    if page.queries > QUERIES:
        return f"more than {QUERIES} queries"
    if page.median > RATIO * by_hand + GRACE:
        return f"more than {RATIO} of bare SQL and {GRACE} ms"
    return ""


def _deepest() -> int:
    """The last page that is measured, LAST where there are so many, counted from 0."""
    count = _one(f"select count(due_on) from requests_app_cooperationrequest where {VISIBLE}")  # noqa: S608
    return min(LAST - 1, (count - 100) // 50)


def _after(sort: str, page: int) -> str:
    """The cursor of the page, counted from 0, of the register in this order."""
    column, turn = sort.removeprefix("-"), " desc" if sort.startswith("-") else ""
    key = _one(
        f"select id from requests_app_cooperationrequest where {VISIBLE} and {column} is not null "  # noqa: S608
        f"order by {column}{turn}, id{turn} offset {page * 50 - 1} limit 1"
    )
    with purpose("export"):
        row = CooperationRequest.objects.get(pk=key)
    return Keyset(column, descending=bool(turn)).cursor(row)


def _one(sql: str) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _last_page(client: Client, first: Measured, deep: int) -> Iterator[Line]:
    """The page that lies LAST pages deep, or near the end where there are not so many."""
    for sort in ("-transmitted_on", "due_on"):
        one = measure(_page(client, f"show=all&sort={sort}"), runs=RUNS)
        page = measure(_page(client, f"show=all&sort={sort}&after={_after(sort, deep)}"), runs=RUNS)
        slow = page.median > LAST_PAGE * max(one.median, first.median)
        yield Line(
            f"page {deep + 1:,}, by {sort}",
            page,
            one.median,
            f"more than {LAST_PAGE} of page 1" if slow else "",
        )


def _many(clerk: Person) -> Iterator[Line]:
    """Assigning as many as can be assigned at once; each time others are awaited, so that all of them change."""
    with viewing(clerk):
        other = Person.objects.create_user("colleague@bench.example", name="Colleague", organ=clerk.organ)
    turns = [clerk, other]

    def assign() -> None:
        with viewing(clerk):
            rows = CooperationRequest.objects.filter(status="transmitted", owner_organ=clerk.organ)
            picked = dict(rows.order_by("-id").values_list("code", "version")[:MOST])
            turns.reverse()
            done = act_on_all(
                picked, Bulk(EventKind.ASSIGNED, clerk, clock.today(), clock.now(), to=turns[0])
            )
            if len(done.moves) != len(picked):
                sys.exit(f"{len(done.stays)} were left out.")

    measured = measure(assign, runs=3)
    missed = f"{BULK_QUERIES} queries or more" if measured.queries >= BULK_QUERIES else ""
    yield Line(f"assign {MOST}", measured, None, missed)


@register(CooperationRequest)
class RivalAdmin(ModelAdmin):  # type: ignore[type-arg]
    """Django's own change list with the same columns, for the same person."""

    list_display = ("reference", "partner", "subject", "status", "transmitted_on", "due_on")
    list_filter = ("family", "status")
    list_per_page = 50
    list_select_related = ("partner", "situation")
    search_fields = ("reference", "subject", "note_number")

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Whoever asks may look."""
        return True

    def has_module_permission(self, request: HttpRequest) -> bool:
        """Whoever asks may look."""
        return True


def _rival(client: Client, clerk: Person, deep: int) -> Iterator[Line]:
    """Django's change list beside the page of the register that shows the same: the register is ahead on each."""
    rival = site.get_model_admin(CooperationRequest)

    def listed(query: str) -> Callable[[], None]:
        def get() -> None:
            request = RequestFactory().get(f"/admin/?{query}", SERVER_NAME="testserver")
            request.user = clerk
            with viewing(clerk):
                answer = rival.changelist_view(request)
                if answer.status_code != HTTPStatus.OK:
                    sys.exit(f"Django's change list answered {answer.status_code} to {query}.")
                answer.render()  # type: ignore[attr-defined]

        return get

    newest = "show=all&sort=-transmitted_on"
    for name, query, its_query in (
        ("first page", newest, "o=-5"),
        ("filtered by family", f"{newest}&family=assistance", "o=-5&family__exact=assistance"),
        (f"page {deep + 1:,}", f"{newest}&after={_after('-transmitted_on', deep)}", f"o=-5&p={deep + 1}"),
        ("search: institution 17", f"{newest}&q=institution+17", "o=-5&q=institution+17"),
    ):
        ours, its = measure(_page(client, query), runs=RUNS), measure(listed(its_query), runs=1)
        missed = f"the register takes {ours.median:,.0f} ms" if ours.median >= its.median else ""
        yield Line(f"Django's change list: {name}", its, ours.median, missed)
