"""One action on many requests: the preview tells the truth, the act is one transaction, and nobody's work is undone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.asof import court_day
from common.clock import today
from common.errors import Refusal
from partners.models import Partner
from requests_app.models import CooperationRequest, RequestEvent, RequestHistory
from requests_app.services import close
from requests_app.services.bulk import BULK, MOST, Bulk, act_on_all, preview
from requests_app.services.history import Past, write
from requests_app.vocab import EventKind, Status
from tests.requests_app.conftest import NOW, PATHS, TODAY, act, brought_to, logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def bulk(action: EventKind, by: Person, **more: Any) -> Bulk:
    if action == EventKind.ASSIGNED:
        more.setdefault("to", by)
    return Bulk(**{"action": action, "by": by, "on": TODAY, "known_at": NOW, "note": "Because.", **more})


def versions() -> dict[str, int]:
    return dict(CooperationRequest.objects.values_list("code", "version"))


@pytest.mark.parametrize("action", BULK)
def test_bulk_does_to_each_request_what_the_single_action_does(
    action: EventKind, clerk: Person, officer: Person, kenya: Partner
) -> None:
    ignored = {"id", "code", "reference", "search_vector", "version", "superseded_by_id"}

    def told(row: CooperationRequest) -> dict[str, Any]:
        fields = {field.attname for field in row._meta.concrete_fields} - ignored
        events = row.events.exclude(kind=EventKind.SUPERSEDED).order_by("id")
        return {name: getattr(row, name) for name in fields} | {
            "events": [*events.values_list("kind", "effective_on", "note", "detail")]
        }

    with viewing(clerk):
        many = {state: brought_to(state, clerk, officer, kenya) for state in Status if state in PATHS}
        singly = {state: brought_to(state, clerk, officer, kenya) for state in many}
        picked = {row.code: CooperationRequest.objects.get(pk=row.pk).version for row in many.values()}
        sorting = act_on_all(picked, bulk(action, clerk))
        refused: dict[Status, str] = {}
        more: dict[str, Any] = {"to": clerk} if action == EventKind.ASSIGNED else {}
        for state, row in singly.items():
            try:
                act(row, action, clerk, TODAY, **more)
            except Refusal as refusal:
                refused[state] = refusal.sentence
        stays = {row.status for row, _why in sorting.stays}
        assert stays == set(refused)
        for state, row in many.items():
            alone = CooperationRequest.objects.get(pk=singly[state].pk)
            assert told(CooperationRequest.objects.get(pk=row.pk)) == told(alone), state


def test_preview_says_why_not_and_changes_nothing(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(analyst):
        foreign = logged(analyst, kenya)
    with viewing(clerk):
        late = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        draft = logged(clerk, kenya)
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
        before = versions()
        found = preview(
            CooperationRequest.objects.order_by("pk"),
            bulk(EventKind.REMINDED, clerk, on=TODAY - timedelta(1)),
        )
        assert found.moves == []
        assert [row for row, _why in found.stays] == [late, draft, sealed]
        assert "before 10 Sep 2013" in found.stays[0][1]
        found = preview(
            CooperationRequest.objects.order_by("pk"), bulk(EventKind.ASSIGNED, clerk, to=officer)
        )
        assert found.moves == [late, draft]
        assert [(row, "does not belong" in why) for row, why in found.stays] == [(sealed, True)]
        assert versions() == before
        assert act_on_all({foreign.code: 1}, bulk(EventKind.ASSIGNED, clerk)).stays == []


def test_what_changed_since_the_preview_is_left_out_and_reported(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        rows = [brought_to(Status.EXECUTED, clerk, officer, kenya) for _ in range(2)]
        picked = versions()
        close(rows[0], by=clerk, on=TODAY, known_at=NOW)
        done = act_on_all(picked, bulk(EventKind.CLOSED, clerk))
        again = act_on_all(picked, bulk(EventKind.CLOSED, clerk))
        assert [row.pk for row in done.moves] == [rows[1].pk]
        assert [(row.pk, why) for row, why in done.stays] == [(rows[0].pk, "It changed since the preview.")]
        assert again.moves == []
        assert RequestEvent.objects.filter(kind=EventKind.CLOSED).count() == 2


def test_five_hundred_take_under_twenty_queries_and_one_history_row_each(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        write(
            Past(
                CooperationRequest(
                    owner_organ="registry",
                    originator="chambers",
                    family="visa",
                    partner=kenya,
                    subject=f"Visa {number}",
                )
            )
            for number in range(MOST)
        )
        before = RequestHistory.objects.count()
        picked = versions()
        with CaptureQueriesContext(connection) as captured:
            done = act_on_all(picked, bulk(EventKind.ASSIGNED, clerk))
        assert len(done.moves) == MOST
        assert len(captured) < 20
        assert RequestHistory.objects.count() - before == MOST
        row = RequestHistory.objects.order_by("-pgh_id")[0]
        assert (row.assigned_to_id, row.pgh_context["reason"]) == (clerk.pk, "Because.")
        with pytest.raises(Refusal):
            act_on_all({**picked, "another": 1}, bulk(EventKind.ASSIGNED, clerk))


def test_picked_requests_are_previewed_and_then_assigned_in_the_browser(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        rows = [logged(clerk, kenya) for _ in range(3)]
    client = signed_in(clerk)
    asked = {"act": "assigned", "row": [row.code for row in rows[:2]], "query": "show=prepared"}
    page = client.post("/requests/many/", asked)
    assert [row.pk for row in page.context["sorting"].moves] == [row.pk for row in rows[:2]]
    sent = {**page.context["form"].data, "picked": page.context["picked"], "to": officer.pk, "once": "k" * 20}
    answers = [client.post("/requests/many/act/", sent, follow=True) for _ in range(2)]
    assert [answer.redirect_chain for answer in answers] == [[("/requests/?show=prepared", 302)]] * 2
    assert all("2 requests" in answer.content.decode() for answer in answers)
    with viewing(clerk):
        found = CooperationRequest.objects.order_by("pk").values_list("assigned_to", flat=True)
        assert [*found] == [officer.pk, officer.pk, None]
        assert RequestEvent.objects.filter(kind=EventKind.ASSIGNED).count() == 2


def test_all_that_fit_the_filters_are_picked_up_to_the_cap(
    clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("requests_app.views.bulk.MOST", 2)
    with viewing(clerk):
        for partner in (kenya, kenya, kenya, chad):
            logged(clerk, partner)
    asked = {"act": "assigned", "all": "yes", "query": "show=prepared&partner=KEN", "row": "ignored"}
    page = signed_in(clerk).post("/requests/many/", asked)
    assert page.context["more"]
    assert [row.partner for row in page.context["sorting"].moves] == [kenya, kenya]


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({}, 302),
        ({"row": ["nonsense"]}, 302),
        ({"act": "nonsense"}, 400),
        ({"act": "transmitted"}, 400),
        ({"on": "31.2.2013"}, 400),
        ({"on": (court_day(NOW) + timedelta(days=90_000)).isoformat(), "act": "assigned"}, 400),
        ({"to": "nonsense", "act": "assigned"}, 400),
        ({"all": "yes", "query": "family=nonsense"}, 400),
        ({"row": ["x"] * (MOST + 1)}, 400),
    ],
)
def test_nonsense_is_told_and_changes_nothing(
    fields: dict[str, Any], status: int, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
        before = versions()
    asked = {"act": "reminded", "row": [row.code], "on": today().isoformat(), **fields} if fields else {}
    assert signed_in(clerk).post("/requests/many/", asked).status_code == status
    answer = signed_in(clerk).post("/requests/many/act/", {**asked, "picked": f"{row.code}:99"})
    assert answer.status_code in {302, 400}
    with viewing(clerk):
        assert versions() == before


@pytest.mark.parametrize("address", ["/requests/many/", "/requests/many/act/"])
def test_who_picked_nothing_is_told_so_in_the_register(
    address: str, clerk: Person, signed_in: SignIn
) -> None:
    answer = signed_in(clerk).post(address, {"act": "reminded", "query": "show=late"}, follow=True)
    assert answer.redirect_chain == [("/requests/?show=late", 302)]
    assert "Pick at least one request in the register" in answer.content.decode()


def test_only_transmitting_organs_change_many(
    president: Person, facilitator: Person, signed_in: SignIn
) -> None:
    for person, status in ((president, 403), (facilitator, 404)):
        for address in ("/requests/many/", "/requests/many/act/"):
            assert signed_in(person).post(address, {"act": "closed"}).status_code == status
