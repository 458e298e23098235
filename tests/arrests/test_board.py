"""The board: who stands on it, in which order, and what leaves somebody out."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests import queries
from arrests.models import Suspect, Warrant
from arrests.queries.orders import ORDERS, page_of
from arrests.queries.search import Search, Wish
from arrests.vocab import Audience
from common.asof import AsOf
from common.counting import Count
from partners.models import Situation
from tests.arrests.conftest import NOW, SECRET, add_event, reviewed, write_warrant, write_warrants

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
TODAY = NOW.date()


@pytest.fixture
def four(situation: Situation, analyst: Person) -> list[Warrant]:
    """Four people, each the first in one of the orders; the last of them in another situation."""
    with purpose("demo"):
        other = Situation.objects.create(code="thule", name_en="Aaland")
    made = [
        write_warrant(situation, "Delta", issued=date(2010, 1, 1), unsealed=date(2020, 1, 1)),
        write_warrant(situation, "Charlie", issued=date(2012, 1, 1), unsealed=date(2012, 1, 1)),
        write_warrant(situation, "Bravo", issued=date(2013, 1, 1), unsealed=date(2014, 1, 1)),
        write_warrant(other, "Zulu", issued=date(2014, 1, 1), unsealed=date(2015, 1, 1)),
    ]
    add_event(made[1], "arrested", date(2016, 1, 1))
    add_event(made[3], "provisionally_arrested", date(2015, 6, 1))
    step: dict[str, Any] = {"next_step": "Ask.", "next_owner": analyst}
    with viewing(analyst):
        reviewed(
            made[0], analyst, date(2026, 3, 1), scenario="political_will", **step, next_on=date(2026, 8, 1)
        )
        reviewed(made[1], analyst, date(2026, 2, 1), scenario="both", **step, next_on=date(2026, 7, 1))
        reviewed(made[1], analyst, date(2026, 4, 1), scenario="operational")
    return made


def names(viewer: Person, order: str = "name", wish: Wish = Wish(), size: int = 9) -> list[str]:  # noqa: B008
    """Those on the board today, read page by page."""
    at = AsOf(TODAY, NOW)
    found: list[int] = []
    cursor: str | None = ""
    with viewing(viewer):
        search = Search(queries.outstanding(at.on, at.known_at), at, wish)
        while cursor is not None:
            page = page_of(search, order, cursor, size)
            found += page.rows
            cursor = page.next
        named = dict(Suspect.objects.values_list("pk", "name"))
    return [named[key] for key in found]


EXPECTED = {
    "situation": ["Zulu", "Bravo", "Charlie", "Delta"],
    "-situation": ["Bravo", "Charlie", "Delta", "Zulu"],
    "name": ["Bravo", "Charlie", "Delta", "Zulu"],
    "-name": ["Zulu", "Delta", "Charlie", "Bravo"],
    "age": ["Zulu", "Bravo", "Charlie", "Delta"],
    "-age": ["Delta", "Charlie", "Bravo", "Zulu"],
    "-public": ["Delta", "Zulu", "Bravo", "Charlie"],
    "custody": ["Zulu", "Charlie", "Bravo", "Delta"],
    "-custody": ["Charlie", "Zulu", "Bravo", "Delta"],
    "obstacle": ["Charlie", "Delta", "Bravo", "Zulu"],
    "-review": ["Charlie", "Delta", "Bravo", "Zulu"],
    "step": ["Delta", "Bravo", "Charlie", "Zulu"],
}


def test_every_order_by_pages_of_any_size(four: list[Warrant], analyst: Person) -> None:
    assert {order.removeprefix("-") for order in EXPECTED} == set(ORDERS)
    for size in (1, 9):
        assert {order: names(analyst, order, size=size) for order in EXPECTED} == EXPECTED


FITTING = {
    Wish(): ["Bravo", "Charlie", "Delta", "Zulu"],
    Wish(words="rav"): ["Bravo"],
    Wish(words="%"): [],
    Wish(situation="thule"): ["Zulu"],
    Wish(custody="held"): ["Charlie", "Zulu"],
    Wish(custody="free"): ["Bravo", "Delta"],
    Wish(scenario="operational"): ["Charlie"],
    Wish(scenario="both"): [],
    Wish(scenario="none"): ["Bravo", "Zulu"],
    Wish(situation="atlantis", custody="free", scenario="political_will"): ["Delta"],
}


def test_filters_leave_out_whoever_does_not_fit(four: list[Warrant], analyst: Person) -> None:
    assert {wish: names(analyst, wish=wish) for wish in FITTING} == FITTING


def test_orders_and_filters_of_the_analysts_do_not_exist_for_outsiders(
    four: list[Warrant], facilitator: Person, analyst: Person, signed_in: SignIn
) -> None:
    def shown_to(person: Person, **query: str) -> list[str]:
        page = signed_in(person).get("/warrants/", query)
        return [row.suspect.name for row in page.context["table"].rows]

    plain = shown_to(facilitator)
    for query in ({"sort": "obstacle"}, {"sort": "-review"}, {"sort": "step"}, {"scenario": "operational"}):
        assert shown_to(facilitator, **query) == plain
        assert shown_to(analyst, **query) != plain


def test_reader_is_answered_with_all_that_they_may_know_of(
    sealed: Warrant, public: Warrant, undated: Warrant, clerk: Person, officer: Person, facilitator: Person
) -> None:
    everyone = {SECRET, public.suspect.name, undated.suspect.name}
    for person, known in [
        (clerk, everyone),
        (officer, everyone - {SECRET}),
        (facilitator, {public.suspect.name}),
    ]:
        with viewing(person):
            for audience, expected in [(Audience.PUBLIC, {public.suspect.name}), (Audience.READER, known)]:
                found = queries.individuals_at_large(TODAY, NOW, audience)
                assert set(found.values_list("name", flat=True)) == expected


def test_parts_of_the_board_are_for_the_court_and_hold_what_the_reader_may_know(
    sealed: Warrant, public: Warrant, clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    counted = public.suspect.name
    for person, expected in [
        (clerk, {"public": [counted], "hidden": [SECRET], "all": [counted, SECRET]}),
        (officer, {"public": [counted], "hidden": [], "all": [counted]}),
        (facilitator, {"public": [counted], "hidden": [counted], "all": [counted]}),
    ]:
        client = signed_in(person)
        pages = {show: client.get("/warrants/", {"show": show, "sort": "name"}) for show in expected}
        assert {
            show: [row.suspect.name for row in page.context["table"].rows] for show, page in pages.items()
        } == expected
        assert pages["public"].context["marking"] == ("public" if person is facilitator else "confidential")


def test_board_counts_once_and_takes_as_many_queries_whatever_its_length(
    situation: Situation, analyst: Person, signed_in: SignIn
) -> None:
    # Only where an instance may hold demonstration data is one more query asked, whether it does.
    analyst.synthetic = True
    analyst.save()
    client = signed_in(analyst)
    client.get("/warrants/")
    asked = []
    for first, last in ((0, 1), (1, 4), (4, 54)):
        write_warrants(situation, [f"P{number:02}" for number in range(first, last)])
        with CaptureQueriesContext(connection) as captured:
            page = client.get("/warrants/", {"sort": "age", "custody": "free", "show": "all"})
        # The test's own transaction around the request makes these; a real request has none of them.
        around = ("SAVEPOINT", "RELEASE", "select icc_view_as(null")
        asked.append([query["sql"] for query in captured if not query["sql"].startswith(around)])
    # Where the page is not full, one more: who has no day of issue comes last.
    assert [len(one) for one in asked] == [9, 9, 8], "\n".join(asked[-1])
    second = client.get("/warrants/", {"after": page.context["page"].next, "sort": "age"})
    assert [len(one.context["table"].rows) for one in (page, second)] == [50, 4]
    assert (page.context["count"], second.context["count"]) == (Count(54), None)
