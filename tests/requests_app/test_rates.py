"""Response and execution rates, and medians in which open requests are counted as open."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from django.db import connection, connections
from django.test.utils import CaptureQueriesContext
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.services import add_member
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from common.asof import end_of
from partners.models import GroupMembership, Partner
from requests_app.models import CooperationRequest
from requests_app.rates import Duration, Rates, median, peers_of, rates_by_year, waiting_curve
from requests_app.vocab import Status
from tests.requests_app.conftest import TODAY, act, brought_to

SENT = date(2013, 5, 1)
DUE = date(2013, 6, 3)
CUT_OFF = date(2013, 9, 10)


# --- Medians


def test_without_open_requests_it_is_the_ordinary_median() -> None:
    assert median([Duration(days, observed=True) for days in (10, 20, 30)]) == 20
    assert median([Duration(days, observed=True) for days in (10, 20, 30, 40)]) == 20


def test_open_requests_are_not_dropped() -> None:
    """Three answers in 10, 20 and 30 days and five open for 100: dropping these would give 20 days."""
    answered = [Duration(days, observed=True) for days in (10, 20, 30)]
    assert median([*answered, Duration(100, observed=False, count=5)]) is None
    assert median([*answered, Duration(5, observed=False, count=5)]) == 20


def test_the_curve_of_a_worked_example() -> None:
    """Six patients of a textbook case: 6, 6, 6 seen, 6 still watched, 7 seen, 10 seen."""
    durations = [
        Duration(6, observed=True, count=3),
        Duration(6, observed=False),
        Duration(7, observed=True),
        Duration(10, observed=True),
    ]
    curve = waiting_curve(durations)
    assert [(day, round(waiting, 4)) for day, waiting in curve] == [(0, 1.0), (6, 0.5), (7, 0.25), (10, 0.0)]


def test_nothing_has_no_median() -> None:
    assert median([]) is None
    assert (Rates().response_rate, Rates().execution_rate) == (None, None)


@settings(max_examples=80, deadline=None)
@given(st.lists(st.tuples(st.integers(0, 60), st.booleans(), st.integers(1, 4)), max_size=20))
def test_the_curve_falls_from_one_and_an_open_request_never_makes_the_median_shorter(
    rows: list[tuple[int, bool, int]],
) -> None:
    durations = [Duration(days, observed, count) for days, observed, count in rows]
    waiting = [share for _day, share in waiting_curve(durations)]
    assert waiting[0] == 1
    assert waiting == sorted(waiting, reverse=True)
    assert all(-1e-9 <= share <= 1 for share in waiting)
    before, after = median(durations), median([*durations, Duration(1_000, observed=False)])
    assert after is None or (before is not None and after >= before)


# --- Rates


@pytest.mark.django_db
class TestRates:
    """One State with requests in every state, on a day in September."""

    @pytest.fixture
    def sent(self, clerk: Person, officer: Person, kenya: Partner) -> dict[str, CooperationRequest]:
        """Seven requests, sent on 1 May: six due in June, one in December."""
        with viewing(clerk):
            made = {
                name: act(
                    brought_to(Status.APPROVED, clerk, officer, kenya, due_on=DUE), "transmitted", clerk, SENT
                )
                for name in ("executed", "in part", "declined", "silent", "withdrawn", "received")
            }
            made["not due"] = act(
                brought_to(Status.APPROVED, clerk, officer, kenya, due_on=date(2013, 12, 2)),
                "transmitted",
                clerk,
                SENT,
            )
            act(made["executed"], "executed", clerk, SENT + timedelta(days=20))
            step = act(made["in part"], "acknowledged", clerk, SENT + timedelta(days=5))
            step = act(step, "execution_started", clerk, SENT + timedelta(days=6))
            act(step, "partially_executed", clerk, SENT + timedelta(days=30))
            act(made["declined"], "declined", clerk, SENT + timedelta(days=40))
            act(made["withdrawn"], "withdrawn", clerk, SENT + timedelta(days=50))
            act(made["received"], "acknowledged", clerk, SENT + timedelta(days=3))
        return made

    def of(self, partner: Partner, on: date = CUT_OFF) -> Rates:
        return rates_by_year([partner.pk], first_year=2013, on=on, known_at=end_of(CUT_OFF))[on.year]

    def test_shares_are_of_what_is_due(
        self, clerk: Person, kenya: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk):
            rates = self.of(kenya)
        assert (rates.transmitted, rates.due, rates.answered, rates.executed, rates.in_part, rates.open) == (
            7,
            6,
            3,
            1,
            1,
            4,
        )
        assert (rates.response_rate, rates.execution_rate) == (3 / 6, 1 / 6)

    def test_days_run_to_the_answer_to_another_end_or_to_the_cut_off(
        self, clerk: Person, kenya: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk):
            rates = self.of(kenya)
        still = (CUT_OFF - SENT).days
        assert sorted((one.days, one.observed) for one in rates.to_reply for _ in range(one.count)) == [
            (20, True),
            (30, True),
            (40, True),
            (50, False),
            (still, False),
            (still, False),
            (still, False),
        ]
        assert (rates.median_to_reply, rates.median_to_execution) == (None, None)

    def test_on_an_earlier_day_the_answer_is_that_of_that_day(
        self, clerk: Person, kenya: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk):
            rates = self.of(kenya, SENT + timedelta(days=25))
        assert (rates.transmitted, rates.due, rates.answered, rates.executed, rates.open) == (7, 0, 0, 0, 6)

    def test_what_was_not_known_yet_does_not_count(
        self, clerk: Person, kenya: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk):
            rates = rates_by_year(
                [kenya.pk], first_year=2013, on=CUT_OFF, known_at=end_of(TODAY - timedelta(days=1))
            )[2013]
        assert rates == Rates()

    @pytest.mark.parametrize("stop", ["consultation_opened", "postponed"])
    def test_days_on_which_the_clock_stood_still_are_left_out_and_shown(
        self, clerk: Person, officer: Person, kenya: Partner, stop: str
    ) -> None:
        with viewing(clerk):
            request = brought_to(Status.APPROVED, clerk, officer, kenya, due_on=DUE)
            for action, day in (
                ("transmitted", 0),
                ("acknowledged", 2),
                (stop, 10),
                ("resumed", 30),
                ("executed", 40),
            ):
                request = act(request, action, clerk, SENT + timedelta(days=day))
            rates = self.of(kenya)
        assert rates.to_reply == rates.to_execution == [Duration(20, observed=True)]
        assert rates.paused_days == 20

    def test_what_stands_still_is_not_due(self, clerk: Person, officer: Person, kenya: Partner) -> None:
        with viewing(clerk):
            request = brought_to(Status.APPROVED, clerk, officer, kenya, due_on=DUE)
            request = act(request, "transmitted", clerk, SENT)
            act(request, "consultation_opened", clerk, SENT + timedelta(days=10))
            rates = self.of(kenya)
        assert (rates.transmitted, rates.due, rates.open) == (1, 0, 1)
        assert rates.to_reply == [Duration(10, observed=False)]

    def test_a_request_that_is_reopened_was_not_executed(
        self, clerk: Person, officer: Person, kenya: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk):
            closed = act(
                CooperationRequest.objects.get(pk=sent["executed"].pk),
                "closed",
                clerk,
                SENT + timedelta(days=60),
            )
            before = self.of(kenya).executed
            with purpose("demo"):
                type(officer).objects.filter(pk=officer.pk).update(supervisor=True)
            officer.refresh_from_db()
        with viewing(officer):
            act(closed, "reopened", officer, SENT + timedelta(days=70))
            rates = self.of(kenya)
        assert (before, rates.executed, rates.answered) == (1, 0, 3)

    def test_only_what_the_viewer_sees_is_counted(
        self,
        clerk: Person,
        officer: Person,
        analyst: Person,
        kenya: Partner,
        sent: dict[str, CooperationRequest],
        compartment: Compartment,
    ) -> None:
        with viewing(clerk):
            add_member(compartment, analyst, by=clerk)
            sealed = brought_to(
                Status.APPROVED,
                clerk,
                analyst,
                kenya,
                due_on=DUE,
                level=Level.UNDER_SEAL,
                compartment=compartment,
            )
            act(sealed, "transmitted", clerk, SENT)
            assert self.of(kenya).transmitted == 8
        with viewing(officer):
            assert self.of(kenya).transmitted == 7
        with viewing(analyst):
            assert self.of(kenya).transmitted == 1

    def test_one_query_however_many_partners_and_years(
        self, clerk: Person, kenya: Partner, chad: Partner, sent: dict[str, CooperationRequest]
    ) -> None:
        with viewing(clerk), CaptureQueriesContext(connection) as captured:
            rates_by_year([kenya.pk, chad.pk], first_year=2000, on=CUT_OFF, known_at=end_of(CUT_OFF))
        assert len(captured) == 1

    def test_the_group_is_its_other_members(self, kenya: Partner, chad: Partner, interpol: Partner) -> None:
        with purpose("reference"):
            for partner in (kenya, chad):
                GroupMembership.objects.create(partner=partner, group="AFR")
            assert peers_of(kenya, CUT_OFF) == ("AFR", [chad.pk])
            assert peers_of(interpol, CUT_OFF) == ("", [])


EMPTY = """
update pg_class set relpages = pg_relation_size(oid) / 8192 + 1, reltuples = 0
where relname in ('requests_app_cooperationrequest', 'requests_app_requestevent')
"""
"""What the planner knows of tables that were analysed while a large load was not committed yet."""


@pytest.mark.django_db(databases=["default", "owner"])
def test_where_statistics_are_wrong_each_request_still_asks_for_its_own_events_alone(
    clerk: Person, kenya: Partner
) -> None:
    """A join of whole tables would compare every event with every request, and do so again for each step."""
    with viewing(clerk), CaptureQueriesContext(connection) as captured:
        rates_by_year([kenya.pk], first_year=2013, on=CUT_OFF, known_at=end_of(CUT_OFF))
    with connections["owner"].cursor() as cursor:  # whose transaction is taken back
        cursor.execute(EMPTY)
        cursor.execute("set local enable_seqscan = off")  # as in tables that are too large to be read whole
        cursor.execute("set local role icc_app")
        cursor.execute("select icc_view_as(null, 'open')")
        cursor.execute(f"explain (format json) {captured[0]['sql']}")
        nodes = list(nodes_of(cursor.fetchone()[0][0]["Plan"]))
    scans = [node for node in nodes if node.get("Relation Name") == "requests_app_requestevent"]
    asked_by = {re.findall(r"\w+", node.get("Index Cond", "nothing"))[0] for node in scans}
    assert asked_by == {"request_id", "corrects_id"}
    assert [node["Join Filter"] for node in nodes if "Join Filter" in node] == []


def nodes_of(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The node of a plan and all below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from nodes_of(below)
