"""The board of persons sought: every order and filter, and a page far down, beside the same people in bare SQL."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from typing import Final

from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.vocab import Organ
from arrests.queries import outstanding
from arrests.queries.orders import page_of
from arrests.queries.search import Search
from arrests.vocab import EXITS, HELD
from bench import warrants
from bench.lines import Line
from bench.measure import Measured, measure
from bench.measure import bare as bare_sql
from common import clock
from common.asof import AsOf

RUNS: Final = 5
QUERIES, RATIO, GRACE, FAR_PAGE = 8, 3.0, 40.0, 1.3
"""At most: queries of a page; a page to its bare SQL, and milliseconds besides; a page far down to the first."""

FAR: Final = 10_000
"""So many people stand before the page far down, where there are so many."""

STANDS: Final = (
    "{0}.effective_on <= %(on)s and {0}.known_from <= now() and {0}.id not in "
    "(select corrects_id from {1} where corrects_id is not null)"
)


def _events(alias: str, condition: str) -> str:
    stands = STANDS.format(alias, "arrests_warrantevent")
    return f"from arrests_warrantevent {alias} where {condition} and {stands} and not {alias}.struck_out"


def _sought(warrant: str) -> str:
    """The warrant is open, public and outstanding."""
    return (
        f"{warrant}.level <> 'under_seal' "
        f"and exists (select 1 {_events('u', f'u.warrant_id = {warrant}.id')} and u.kind = 'unsealed') "
        f"and not exists (select 1 {_events('x', f'x.warrant_id = {warrant}.id')} and x.kind = any(%(exits)s))"
    )


COUNTED: Final = "(select count(*) from (select 1 {people} limit 1001) as found)"
PEOPLE: Final = (
    "from arrests_suspect s join partners_situation t on t.id = s.situation_id where s.level <> 'under_seal' "  # noqa: S608
    f"and exists (select 1 from arrests_warrant w where w.suspect_id = s.id and {_sought('w')})"
)


def _listed(order: str, condition: str = "true") -> str:
    people = f"{PEOPLE} and {condition}"
    return f"select s.*, t.*, {COUNTED.format(people=people)} {people} order by {order}, s.id limit 51"


@dataclass(frozen=True, slots=True)
class Entry:
    """What ranks a person: an entry in the history of a warrant, by a column, and the first or last by a day."""

    table: str
    condition: str
    column: str = "effective_on"
    day: str = "effective_on"
    latest: bool = False

    def of(self, entry: str, warrant: str) -> str:
        """The entries that count."""
        return f"{self.condition.format(entry)} and {STANDS.format(entry, self.table)} and {_sought(warrant)}"

    @property
    def listed(self) -> str:
        """The people by the entry that decides."""
        past = ">" if self.latest else "<"
        stronger = (
            f"select 1 from {self.table} f join arrests_warrant v on v.id = f.warrant_id "  # noqa: S608
            f"where v.suspect_id = w.suspect_id and {self.of('f', 'v')} and (f.{self.day}, f.id) {past} (e.{self.day}, e.id)"
        )
        return (
            f"select e.{self.column}, s.*, t.*, {COUNTED.format(people=PEOPLE)} from {self.table} e "  # noqa: S608
            "join arrests_warrant w on w.id = e.warrant_id join arrests_suspect s on s.id = w.suspect_id "
            "join partners_situation t on t.id = s.situation_id "
            f"where {self.of('e', 'w')} and not exists ({stronger}) order by e.{self.column}, e.id limit 51"
        )


def _last(table: str, condition: str) -> str:
    """No later entry of the same warrant stands."""
    stands = STANDS.format("l", table)
    return (
        f"not exists (select 1 from {table} l where l.warrant_id = {{0}}.warrant_id and {condition} and {stands} "  # noqa: S608
        "and (l.effective_on, l.id) > ({0}.effective_on, {0}.id))"
    )


EVENTS, REVIEWS = "arrests_warrantevent", "arrests_review"
HELD_NOW: Final = "{0}.kind = any(%(held)s) and " + _last(
    EVENTS, "l.kind in ('provisionally_arrested', 'arrested', 'released')"
)
ORDERS: Final[Mapping[str, str]] = {
    "situation": _listed("t.name_en, s.sort_name"),
    "name": _listed("s.sort_name"),
    "-age": Entry(EVENTS, "{0}.kind = 'issued'").listed,
    "public": Entry(EVENTS, "{0}.kind = 'unsealed'").listed,
    "custody": Entry(EVENTS, HELD_NOW).listed,
    "obstacle": Entry(REVIEWS, "true", column="scenario", latest=True).listed,
    "review": Entry(REVIEWS, "true", latest=True).listed,
    "step": Entry(
        REVIEWS, "{0}.next_on is not null and " + _last(REVIEWS, "true"), column="next_on", day="next_on"
    ).listed,
}


def _has(entry: Entry, condition: str = "true") -> str:
    return (
        f"exists (select 1 from {entry.table} e join arrests_warrant w on w.id = e.warrant_id "  # noqa: S608
        f"where w.suspect_id = s.id and {entry.of('e', 'w')} and {condition})"
    )


FILTERS: Final[Mapping[str, str]] = {
    "situation=darfur": _listed("t.name_en, s.sort_name", "t.code = 'darfur'"),
    "custody=held": _listed("t.name_en, s.sort_name", _has(Entry(EVENTS, HELD_NOW))),
    "scenario=none": _listed("t.name_en, s.sort_name", "not " + _has(Entry(REVIEWS, "true"))),
    "q=f00": _listed("t.name_en, s.sort_name", "(s.sort_name like '%%f00%%' or s.aliases ilike '%%f00%%')"),
}


def lines(count: int, compartment: Compartment) -> Iterator[Line]:
    """Fills in so many persons sought and measures the board; the sealed ones are of the compartment."""
    today = clock.today()
    with purpose("demo"):
        analyst = Person.objects.create_user(
            "analyst@bench.example", name="Analyst", organ=Organ.OTP, synthetic=True
        )
    warrants.fill(count, on=today, compartment=compartment.pk, analyst=analyst.pk)
    client = Client()
    client.force_login(analyst)
    values = {"on": today, "exits": list(EXITS), "held": list(HELD)}
    for sort, sql in ORDERS.items():
        first = measure(_page(client, f"sort={sort}"), runs=RUNS)
        by_hand = bare_sql(sql, values, runs=RUNS)
        yield Line(f"board of {count:,}: by {sort}", first, by_hand, _heavy(first, by_hand))
        far = measure(_page(client, f"sort={sort}&after={_far_cursor(analyst, sort)}"), runs=RUNS)
        missed = f"more than {FAR_PAGE} of the first page" if far.median > FAR_PAGE * first.median else ""
        yield Line(f"board of {count:,}: by {sort}, far down", far, by_hand, missed)
    for query, sql in FILTERS.items():
        found = measure(_page(client, query), runs=RUNS)
        by_hand = bare_sql(sql, values, runs=RUNS)
        yield Line(f"board of {count:,}: {query}", found, by_hand, _heavy(found, by_hand))


def _page(client: Client, query: str) -> Callable[[], None]:
    def get() -> None:
        answer = client.get(f"/warrants/?{query}")
        if answer.status_code != HTTPStatus.OK:
            sys.exit(f"/warrants/?{query} answered {answer.status_code}.")

    return get


def _far_cursor(analyst: Person, sort: str) -> str:
    """The cursor of the page after as many people, and of the last full page where there are fewer."""
    with viewing(analyst):
        at = AsOf(clock.today(), clock.now())
        search = Search(outstanding(at.on, at.known_at), at)
        before = min(FAR, search.people.count() - 100)
        return page_of(search, sort, size=before).next or ""


def _heavy(page: Measured, by_hand: float) -> str:
    if page.queries > QUERIES:
        return f"more than {QUERIES} queries"
    if page.median > RATIO * by_hand + GRACE:
        return f"more than {RATIO} of bare SQL and {GRACE} ms"
    return ""
