"""My day: each number is the length of the list behind its link, for everyone; work of colleagues who are away."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts import day as registry
from accounts.day import SHOWN, Group, piles
from accounts.desk import Whose, desk_of
from accounts.models import Compartment, Person
from accounts.services import name_stand_in
from accounts.sight import viewing
from common.asof import Period
from common.clock import today
from common.errors import Refusal
from partners.models import Partner
from requests_app import policies, services
from requests_app.agenda import entries
from requests_app.models import CooperationRequest
from requests_app.queries import listed
from requests_app.vocab import Family, Status
from tests.requests_app.conftest import TODAY, act, brought_to, logged
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


@pytest.fixture
def work(
    clerk: Person, officer: Person, analyst: Person, second_analyst: Person, compartment: Compartment,
    kenya: Partner,
) -> None:  # fmt: skip
    """Something of every kind at the desks of the Registry, and some for the others."""
    day = today()
    for number in range(8):
        sent(kenya, number, due_on=day - timedelta(days=number + 1), created_by=clerk)
    sent(kenya, 50, due_on=day, created_by=officer)
    sent(kenya, 51, due_on=day + timedelta(days=2), assigned_to=clerk, created_by=officer)
    sent(kenya, 52, due_on=day - timedelta(days=2))
    sent(kenya, 53, due_on=day + timedelta(days=40), urgent=True, created_by=clerk)
    with viewing(clerk):
        for status in (Status.DRAFT, Status.IN_APPROVAL, Status.APPROVED):
            brought_to(status, clerk, officer, kenya)
            brought_to(status, officer, clerk, kenya)
        act(brought_to(Status.IN_APPROVAL, clerk, officer, kenya), "sent_back", officer)
        brought_to(Status.IN_APPROVAL, clerk, officer, kenya, level="under_seal", compartment=compartment)
        logged(clerk, kenya, level="under_seal", compartment=compartment)
        brought_to(Status.TRANSMITTED, clerk, officer, kenya, family=Family.ENFORCEMENT)
    with viewing(analyst):
        brought_to(Status.IN_APPROVAL, analyst, second_analyst, kenya)


def heights(person: Person, whose: Whose) -> dict[str, int]:
    with viewing(person):
        return {
            pile.group.name: pile.count.number
            for pile in piles(desk_of(person, today(), whose=whose))
            if pile.rows
        }


@pytest.mark.usefixtures("work")
def test_what_lies_on_each_desk(
    clerk: Person, officer: Person, analyst: Person, second_analyst: Person, president: Person
) -> None:
    mine = {person.name: heights(person, Whose.MINE) for person in (clerk, officer, analyst, second_analyst)}
    assert mine == {
        "Clara Clerk": {
            "approval": 1, "returned": 1, "ready": 1, "answers": 11, "late": 9, "soon": 1, "unclaimed": 1, "drafts": 2,
        },
        "Otto Officer": {
            "approval": 1, "ready": 1, "answers": 1, "soon": 1, "unclaimed": 1, "drafts": 1,
        },
        "Ana Analyst": {},
        "Axel Analyst": {"approval": 1},
    }  # fmt: skip
    assert heights(president, Whose.ORGAN)["late"] == 1


@pytest.mark.usefixtures("work")
def test_every_number_is_the_length_of_the_list_behind_its_link(
    clerk: Person,
    officer: Person,
    analyst: Person,
    second_analyst: Person,
    president: Person,
    signed_in: SignIn,
) -> None:
    for person in (clerk, officer, analyst, second_analyst, president):
        client = signed_in(person)
        for query in ("", "?whose=organ"):
            found = client.get(f"/{query}").context["piles"]
            lists = {pile.group.name: client.get(pile.url).context["page"].rows for pile in found}
            assert {pile.group.name: pile.count.number for pile in found} == {
                name: len(rows) for name, rows in lists.items()
            }, (person, query)
            assert {pile.group.name: pile.rows for pile in found} == {
                name: rows[:SHOWN] for name, rows in lists.items()
            }, (person, query)


@pytest.mark.usefixtures("work")
def test_badge_says_how_much_of_mine_is_late(clerk: Person, officer: Person, signed_in: SignIn) -> None:
    badges = [
        next(place["badge"] for place in signed_in(person).get("/").context["nav"])
        for person in (clerk, officer)
    ]
    assert badges == ["9", ""]


def test_work_of_an_absent_colleague_is_marked_as_theirs_and_never_sealed(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner, signed_in: SignIn
) -> None:
    day = today()
    with viewing(clerk):
        logged(clerk, kenya, subject="Plain matter")
        logged(clerk, kenya, subject="Sealed matter", level="under_seal", compartment=compartment)
        waiting = brought_to(Status.IN_APPROVAL, clerk, officer, kenya)
    before = signed_in(officer).get("/").content.decode()
    with viewing(clerk):
        name_stand_in(stand_in=officer, first=day, last=day, by=clerk, on=day)
    page = signed_in(officer).get("/").content.decode()
    assert "For Clara Clerk, who is away" not in before
    assert "You stand in for Clara Clerk" in page
    assert page.count("For Clara Clerk, who is away") == 2  # the draft, and what waits for approval anyway
    assert ("Plain matter" in page, "Sealed matter" in page) == (True, False)
    with viewing(clerk), pytest.raises(Exception, match="a second person approves it"):
        act(waiting, "approved", clerk)


def test_consultation_waits_from_the_day_its_result_was_expected_until_it_is_registered(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    begun, day = TODAY, TODAY + timedelta(days=30)
    with viewing(clerk):
        row = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        for until, sentence in (
            (None, "Give the day by which a result is expected"),
            (begun - timedelta(days=1), "cannot begin on 10 Sep 2013 and end on 9 Sep 2013"),
        ):
            with pytest.raises(Refusal, match=sentence):
                act(row, "consultation_opened", clerk, on=begun, until=until)
        row = act(row, "consultation_opened", clerk, on=begun, until=day)
        other = brought_to(Status.UNDER_CONSULTATION, clerk, officer, kenya)
        waits = [
            list(listed("answers", Whose.MINE, desk_of(clerk, day + timedelta(days=n)))) for n in (-1, 0, 9)
        ]
        assert waits == [[], [row], [row]]
        CooperationRequest.objects.filter(pk=other.pk).update(
            consulted_until=None
        )  # as it was recorded of old
        assert list(listed("answers", Whose.MINE, desk_of(clerk, begun))) == [other]
        assert [entry.what for entry in entries(desk_of(clerk, day), Period(day, day))] == [
            "Result of the consultation expected"
        ]
        told = [finding.sentence for finding in policies.advice(row, day + timedelta(days=1))]
        assert told == ["A result was expected by 10 Oct 2013: record how the consultation ended."]
        row = act(row, "resumed", clerk, on=begun)
        assert (row.consulted_until, list(listed("answers", Whose.MINE, desk_of(clerk, day)))) == (
            None,
            [other],
        )


def test_whoever_has_nothing_to_do_is_told_so(clerk: Person, signed_in: SignIn) -> None:
    assert "Nothing waits for you" in signed_in(clerk).get("/").content.decode()


def test_first_page_asks_the_same_number_of_queries_however_much_lies_there(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    day, client, counts = today(), signed_in(clerk), []
    for rows in (1, 3, 9):
        for number in range(rows):
            sent(
                kenya,
                rows * 100 + number,
                due_on=day - timedelta(days=number + 1),
                created_by=clerk,
                level="confidential",
            )
            with viewing(clerk):
                logged(clerk, kenya, level="confidential")
                brought_to(Status.IN_APPROVAL, officer, clerk, kenya, level="confidential")
        with CaptureQueriesContext(connection) as captured:
            assert client.get("/").status_code == 200
        counts.append(len(captured))
    assert counts == [counts[0]] * 3


@pytest.fixture
def _a_group_of_another_app() -> Iterator[None]:
    registry.register(
        Group(
            name="visas",
            title="Visas to look at",
            advice="Look at them.",
            order=1,
            rows=lambda desk: CooperationRequest.objects.filter(family="visa").order_by("id"),
            url=lambda desk: "/requests/?family=visa",
            show=lambda rows, desk: "".join(row.subject for row in rows),  # type: ignore[arg-type,return-value]
            reference=lambda row: row.title,
        )
    )
    yield
    registry.unregister("visas")


@pytest.mark.usefixtures("_a_group_of_another_app")
def test_other_apps_add_groups(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        logged(clerk, kenya, family="visa", subject="Visa of an expert")
    found: Any = signed_in(clerk).get("/").context["piles"]
    assert [pile.group.name for pile in found] == ["visas", "drafts"]


def test_open_work_is_handed_over_after_a_preview(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        request = logged(clerk, kenya)
        logged(clerk, kenya, subject="Sealed matter", level="under_seal", compartment=compartment)
    client = signed_in(clerk)
    form: dict[str, str | int] = {"giver": clerk.pk, "to": officer.pk, "note": "On leave."}
    assert 'name="note"' not in client.get("/requests/handover/").content.decode()  # addresses are kept
    preview = client.get("/requests/handover/", {"giver": clerk.pk, "to": officer.pk}).content.decode()
    assert "Hand over 1 request" in preview
    too_long = client.post("/requests/handover/", form | {"note": "n" * 1_001})
    assert (too_long.status_code, "n" * 1_001 in too_long.content.decode()) == (400, True)
    assert "to which Otto Officer does not belong" in preview
    page = client.post("/requests/handover/", form, follow=True).content.decode()
    assert "1 request is in the charge of Otto Officer now." in page
    with viewing(clerk):
        assert [one.pk for one in services.work_of(officer)] == [request.pk]
    assert signed_in(officer).get("/requests/handover/", form).status_code == 400
