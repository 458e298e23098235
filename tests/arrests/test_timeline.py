"""The timeline of warrants: the days of the register as drawing and as table, the same for everyone who reads of the public."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from arrests import services
from arrests.models import Warrant, WarrantEvent
from arrests.policies.course import Course, Stretch, course_of
from arrests.queries.timeline import begun, courses
from arrests.vocab import Audience, EventKind
from common.asof import AsOf, start_of
from partners.models import Situation
from tests.arrests.conftest import ISSUED, NOW, SECRET, add_event, write_warrant

SignIn = Callable[[Person], Client]
DAYS = [date(2020, 1, day) for day in range(1, 10)]
TIMELINE = "/warrants/timeline/"


def course(*kinds: str) -> Course:
    """The course after one event a day."""
    return course_of(
        WarrantEvent(kind=kind, effective_on=day) for kind, day in zip(kinds, DAYS, strict=False)
    )


def test_custody_lies_inside_the_search_and_an_escape_begins_another_one() -> None:
    assert course(
        "issued", "unsealed", "arrested", "released", "arrested", "surrendered", "escaped"
    ) == Course(
        issued_on=DAYS[0],
        unsealed_on=DAYS[1],
        outstanding=(Stretch(DAYS[0], DAYS[5]), Stretch(DAYS[6], None)),
        custody=(Stretch(DAYS[2], DAYS[3]), Stretch(DAYS[4], DAYS[5])),
        ended_on=None,
        ended_by=None,
    )


def test_the_first_exit_ended_the_search() -> None:
    found = course("issued", "surrendered", "unsealed", "died", "proceedings_terminated")
    assert found == Course(DAYS[0], DAYS[2], (Stretch(DAYS[0], DAYS[1]),), (), DAYS[1], EventKind.SURRENDERED)


def drawn(client: Client, **query: str) -> tuple[list[str], list[list[str]]]:
    """The looks in the drawings with their legends, and the cells of the tables without markup."""
    page = client.get(TIMELINE, query).content.decode()
    looks = re.findall(r'class="span-(\w+)"', page)
    rows = re.findall(r"<tr>(<td.*?)</tr>", page, re.DOTALL)
    cells = [
        [
            " ".join(re.sub(r"<[^>]+>", " ", cell).split())
            for cell in re.findall(r"<td[^>]*>(.*?)</td>", row, re.DOTALL)
        ]
        for row in rows
    ]
    return looks, cells


@pytest.mark.django_db
def test_drawing_and_table_show_the_same_public_days_to_everyone(
    public: Warrant,
    situation: Situation,
    sealed: Warrant,
    clerk: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    late = write_warrant(situation, "<b>Late</b>", issued=date(2021, 1, 1), unsealed=date(2024, 1, 1))
    add_event(public, "arrested", date(2022, 5, 4))
    add_event(late, "surrendered", date(2025, 1, 1))
    row = ["Barnabas Thornquist", "4 May 2020", "4 May 2020", "—", "outstanding", "6 years, 28 days"]
    ended = [
        "&lt;b&gt;Late&lt;/b&gt;",
        "1 Jan 2021",
        "1 Jan 2024",
        "—",
        "Surrendered to the Court 1 Jan 2025",
        "4 years",
    ]
    for person in (facilitator, clerk):
        looks, cells = drawn(signed_in(person), on="2026-06-01")
        assert cells == [row, ended]
        legend = ["hollow", "solid", "inner", "square", "cross", "arrow"]
        assert looks == ["solid", "arrow", "hollow", "solid", "square", *legend]


@pytest.mark.django_db
def test_a_sealed_warrant_is_drawn_for_its_circle_alone_and_only_where_they_ask(
    public: Warrant, sealed: Warrant, clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        services.record_event(sealed, action="arrested", on=ISSUED, known_at=NOW, by=clerk)
    for person, everything in [(clerk, True), (officer, False), (facilitator, False)]:
        client = signed_in(person)
        page = client.get(TIMELINE, {"audience": "reader"}).content.decode()
        assert (SECRET in page) is everything
        assert ('class="marked-under_seal"' in page) is everything
        assert SECRET not in client.get(TIMELINE).content.decode()


@pytest.mark.django_db
def test_unsealing_changes_nothing_that_was_known_before(
    situation: Situation, public: Warrant, facilitator: Person
) -> None:
    write_warrant(situation, "Late", issued=date(2021, 1, 1), unsealed=date(2024, 1, 1))
    with viewing(facilitator):
        for at in (
            AsOf(date(2023, 12, 31), NOW),
            AsOf(date(2026, 1, 1), start_of(date(2023, 12, 31))),
        ):
            rows = courses(begun(at, Audience.PUBLIC), at, Audience.PUBLIC)
            assert [row.warrant for row in rows] == [public]
        after = AsOf(date(2024, 1, 1), NOW)
        assert begun(after, Audience.PUBLIC).count() == 2
