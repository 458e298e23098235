"""The calendar: which dates of whose requests stand in it, in both shapes, month by month."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.desk import Whose, desk_of
from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.asof import Period
from partners.models import Partner
from requests_app.agenda import entries
from requests_app.vocab import Status
from tests.requests_app.conftest import TODAY, act, brought_to
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
SEPTEMBER = Period(date(2013, 9, 1), date(2013, 9, 30))


def september(person: Person, whose: Whose = Whose.MINE) -> list[tuple[str, str | None, str]]:
    with viewing(person):
        return [
            (entry.on.isoformat(), entry.request.reference, entry.what)
            for entry in entries(desk_of(person, TODAY, whose=whose), SEPTEMBER)
        ]


def test_dates_of_my_open_requests_in_order(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    sent(kenya, 1, due_on=date(2013, 9, 30), created_by=clerk)
    sent(kenya, 2, due_on=date(2013, 9, 1), created_by=clerk)
    sent(kenya, 3, due_on=date(2013, 10, 1), created_by=clerk)
    sent(kenya, 4, due_on=date(2013, 9, 5), created_by=clerk, ended_on=date(2013, 9, 2))
    sent(kenya, 5, due_on=date(2013, 9, 5), created_by=officer)
    sent(
        kenya,
        6,
        due_on=date(2013, 9, 6),
        created_by=clerk,
        clock_stopped=True,
        status="postponed",
        postponed_until=date(2013, 9, 20),
    )
    with viewing(clerk):
        about = {"level": "under_seal", "compartment": compartment, "due_on": date(2013, 9, 12)}
        sealed = brought_to(Status.TRANSMITTED, clerk, officer, kenya, **about)
        act(sealed, "reminded", clerk)
    mine = september(clerk)
    assert mine == [
        ("2013-09-01", "REG/2013/0002", "Answer due"),
        ("2013-09-10", sealed.reference, "Reminder sent"),
        ("2013-09-12", sealed.reference, "Answer due"),
        ("2013-09-20", "REG/2013/0006", "End of postponement"),
        ("2013-09-30", "REG/2013/0001", "Answer due"),
    ]
    assert september(officer) == [("2013-09-05", "REG/2013/0005", "Answer due")]
    assert {reference for _on, reference, _what in september(officer, Whose.ORGAN)} == {
        f"REG/2013/000{number}" for number in (1, 2, 5, 6)
    }


def test_month_and_agenda_lead_to_the_requests_and_to_the_months_around(
    clerk: Person, facilitator: Person, kenya: Partner, signed_in: SignIn
) -> None:
    for number in range(6):
        sent(kenya, number, due_on=date(2013, 9, 12), created_by=clerk)
    client = signed_in(clerk)
    table = client.get("/calendar/?month=2013-09").content.decode()
    agenda = client.get("/calendar/?month=2013-09&view=agenda").content.decode()
    assert "September 2013" in table
    assert (table.count("REG/2013/"), agenda.count("REG/2013/")) == (4, 6)
    assert "Whole day (6)</a>" in table
    assert "month=2013-08" in table
    assert "month=2013-10" in table
    assert signed_in(facilitator).get("/calendar/").status_code == 404


@pytest.mark.parametrize(
    "month", ["", "nonsense", "2013-13", "0001-01", "9999-12", "1997-12", "2101-01", "2013-9"]
)
def test_a_month_that_is_none_is_this_month(month: str, clerk: Person, signed_in: SignIn) -> None:
    page = signed_in(clerk).get("/calendar/", {"month": month})
    assert page.status_code == 200
    assert page.context["first"] == page.context["today"].replace(day=1)


def test_first_and_last_month_have_an_end(clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    for month, gone in (("1998-01", "before"), ("2100-12", "after")):
        assert client.get(f"/calendar/?month={month}").context[gone] == ""


def test_calendar_asks_the_same_number_of_queries_however_full_it_is(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client, counts = signed_in(clerk), []
    for rows in (1, 5):
        for number in range(rows):
            sent(kenya, rows * 10 + number, due_on=date(2013, 9, 12) + timedelta(days=number), created_by=clerk,
                 level="confidential")  # fmt: skip
        with CaptureQueriesContext(connection) as captured:
            client.get("/calendar/?month=2013-09")
        counts.append(len(captured))
    assert counts[0] == counts[1]
