"""Warrants and their reviews over HTTP: the services of the pages, with the same sight and the same sentences."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from arrests.models import ReviewPolicy, Warrant, WarrantEvent
from arrests.services.terms import wind
from common import clock
from partners.models import Situation
from tests.arrests.conftest import ISSUED, NOW, SECRET, reviewed, write_warrant

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
JSON = "application/json"
WARRANTS = "/api/v1/warrants/"
NEW: dict[str, Any] = {"situation": "atlantis", "name": SECRET, "on": ISSUED.isoformat()}


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    cache.clear()


def told(answer: Any, status: int) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json()


def test_a_warrant_is_registered_under_seal_and_two_people_unseal_it(
    sealed_circle: Compartment,
    situation: Situation,
    clerk: Person,
    analyst: Person,
    officer: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    first, second = signed_in(clerk), signed_in(analyst)
    key = {"Idempotency-Key": "one"}
    body = {**NEW, "compartment": sealed_circle.code}
    made = first.post(WARRANTS, body, JSON, headers=key)
    row, url = told(made, 201), made["Location"]
    assert first.post(WARRANTS, body, JSON, headers=key).json() == row
    seen = {
        name: row[name] for name in ("number", "level", "status", "visibility", "issued_on", "unsealed_on")
    }
    assert seen == {
        "number": None,
        "level": "under_seal",
        "status": "issued",
        "visibility": "under_seal",
        "issued_on": "2020-05-04",
        "unsealed_on": None,
    }
    for outsider in (officer, facilitator):
        for path in ("", "events/", "reviews/"):
            answers = [signed_in(outsider).get(f"{where}{path}") for where in (url, f"{WARRANTS}nothing/")]
            assert answers[0].status_code == 404
            assert answers[0].content == answers[1].content
    unsealed = {"on": "2026-05-01", "order_reference": "ICC-1"}
    proposed = told(first.post(f"{url}propose_unsealing/", unsealed, JSON), 200)
    assert proposed["proposal"]["proposed_by"] == clerk.name
    assert ("confirm_unsealing" in proposed["actions"], "withdraw_unsealing" in proposed["actions"]) == (
        False,
        True,
    )
    told(first.post(f"{url}confirm_unsealing/", {}, JSON), 403)
    public = told(second.post(f"{url}confirm_unsealing/", {}, JSON), 200)
    assert (public["number"], public["visibility"], public["unsealed_on"]) == (1, "public", "2026-05-01")
    events = told(signed_in(facilitator).get(f"{url}events/"), 200)["events"]
    assert [(one["kind"], one["recorded_by"], one["stands"]) for one in events] == [
        ("issued", None, True),
        ("unsealed", None, True),
    ]


def test_what_happened_is_recorded_from_what_the_caller_saw_and_corrected_by_a_new_entry(
    public: Warrant, clerk: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    client, url = signed_in(clerk), f"{WARRANTS}{public.code}/"
    read = client.get(url)
    assert client.get(url, headers={"If-None-Match": read["ETag"]}).status_code == 304
    happened = {"on": "2026-05-03"}
    assert "seen" in told(client.post(f"{url}arrested/", happened, JSON), 400)["errors"]
    held = told(client.post(f"{url}arrested/", happened, JSON, headers={"If-Match": read["ETag"]}), 200)
    assert (held["status"], "released" in held["actions"]) == ("arrested", True)
    again = {**happened, "seen": "issued"}
    told(client.post(f"{url}arrested/", again, JSON, headers={"If-Match": read["ETag"]}), 412)
    assert "status is now" in told(client.post(f"{url}released/", again, JSON), 409)["detail"]
    told(client.post(f"{url}arrested/", {**happened, "seen": "arrested"}, JSON), 400)
    told(client.post(f"{url}arrested/", {**happened, "seen": "arrested", "extra": 1}, JSON), 400)
    told(client.post(f"{url}nothing/", happened, JSON), 404)
    told(signed_in(analyst).post(f"{url}released/", {**happened, "seen": "arrested"}, JSON), 403)
    with viewing(clerk):
        event = WarrantEvent.objects.get(kind="arrested")
    wrong = {"event": event.code, "on": None, "note": "Somebody else."}
    assert told(client.post(f"{url}corrections/", wrong, JSON), 200)["status"] == "issued"
    assert "event" in told(client.post(f"{url}corrections/", {**wrong, "event": "none"}, JSON), 400)["errors"]
    kinds = [(one["kind"], one["stands"]) for one in told(client.get(f"{url}events/"), 200)["events"]]
    assert kinds == [("issued", True), ("unsealed", True), ("arrested", False), ("arrested", False)]
    outside = told(signed_in(facilitator).get(f"{url}events/"), 200)["events"]
    assert [one["kind"] for one in outside] == ["issued", "unsealed"]


def test_reviews_are_recorded_by_analysts_and_read_by_the_court(
    public: Warrant, clerk: Person, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    url = f"{WARRANTS}{public.code}/reviews/"
    review = {
        "on": "2026-05-20",
        "scenario": "political_will",
        "confidence": "low",
        "reason": "Lives openly.",
        "next_step": "Ask again.",
        "next_owner": clerk.email,
        "next_on": "2026-08-01",
    }
    with viewing(analyst):
        reviewed(public, analyst, date(2026, 4, 1))
    client = signed_in(analyst)
    made = told(client.post(url, review, JSON), 201)
    assert {**review, "recorded_by": analyst.name} == {name: made[name] for name in (*review, "recorded_by")}
    assert told(client.post(url, {**review, "next_owner": None}, JSON), 400)["errors"].keys() == {
        "next_owner"
    }
    told(signed_in(clerk).post(url, review, JSON), 403)
    told(signed_in(facilitator).get(url), 404)
    page = told(signed_in(clerk).get(url, {"limit": 1}), 200)
    rest = told(signed_in(clerk).get(url, {"limit": 1, "after": page["next"]}), 200)
    assert ([one["on"] for one in page["reviews"] + rest["reviews"]], rest["next"]) == (
        ["2026-05-20", "2026-04-01"],
        None,
    )


def test_the_queue_comes_in_pages_and_takes_the_same_queries_for_one_as_for_many(
    public: Warrant, situation: Situation, analyst: Person, facilitator: Person, signed_in: SignIn
) -> None:
    def wound(*warrants: Warrant) -> None:
        with purpose("demo"):
            wind([row.pk for row in warrants], on=clock.today(), known_at=NOW)

    url, client = "/api/v1/reviews/", signed_in(analyst)
    with purpose("demo"):
        ReviewPolicy.objects.create(valid_from=ISSUED, days=90)
    wound(public)
    with CaptureQueriesContext(connection) as one:
        assert len(told(client.get(url), 200)["awaited"]) == 1
    wound(*(write_warrant(situation, f"Person {number}") for number in range(3)))
    with CaptureQueriesContext(connection) as four:
        everyone = told(client.get(url), 200)
    assert (len(four), len(everyone["awaited"])) == (len(one), 4)
    first = told(client.get(f"{url}?show=late&limit=3"), 200)
    rest = told(client.get(f"{url}?show=late&limit=3&after={first['next']}"), 200)
    assert first["awaited"] + rest["awaited"] == everyone["awaited"]
    for wrong in ("show=x", "shown=all", "limit=0"):
        told(client.get(f"{url}?{wrong}"), 400)
    told(signed_in(facilitator).get(url), 404)
