"""What is done about warrants and about States over HTTP: the services of the pages, the same sight, the same sentences."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from accounts.sight import viewing
from arrests.models import Warrant
from common import clock
from partners.models import Partner, Recommendation
from pursuit.models import Case
from pursuit.services.measures import add_measure
from tests.pursuit.conftest import TODAY
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
JSON = "application/json"
API = "/api/v1/"
DAY = TODAY.isoformat()


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    cache.clear()


def told(answer: Any, status: int) -> Any:
    assert answer.status_code == status, answer.content
    return answer.json() if answer.content else None


def test_an_instance_is_opened_moved_along_corrected_and_published_by_two_people(
    kenya: Partner,
    warrant: Warrant,
    clerk: Person,
    officer: Person,
    president: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    client, second, outside = signed_in(clerk), signed_in(officer), signed_in(facilitator)
    new = {"partner": "KEN", "warrant": warrant.code, "kind": "potential", "on": DAY, "due_on": "2026-06-09"}
    made = client.post(f"{API}non-cooperation/", new, JSON)
    row, url = told(made, 201), made["Location"]
    assert [row[name] for name in ("status", "due_on", "due_step", "level", "warrant", "published_on")] == [
        *("potential", "2026-06-09", "travel", "confidential", warrant.code, None)
    ]
    told(outside.get(url), 404)
    told(signed_in(president).post(f"{url}averred/", {"on": DAY, "seen": "potential"}, JSON), 403)
    assert "seen" in told(client.post(f"{url}averred/", {"on": DAY}, JSON), 400)["errors"]
    tag = {"If-Match": made["ETag"]}
    averred = told(client.post(f"{url}averred/", {"on": DAY, "note": "Seen."}, JSON, headers=tag), 200)
    assert ("heard" in averred["actions"], "found" in averred["actions"]) == (True, False)
    told(client.post(f"{url}averred/", {"on": DAY}, JSON, headers=tag), 412)
    step = {"on": DAY, "seen": "averred"}
    for action, body, status in (
        ("heard", step | {"seen": "potential", "decision": "1"}, 409),
        ("heard", step, 400),  # without its decision
        ("heard", step | {"decision": "1", "resolution": "complied"}, 400),  # with what it does not ask for
        ("found", step | {"decision": "1"}, 400),
        ("potential", step, 404),
        ("informal", step | {"step": "focal_point", "actor": "A State"}, 200),
    ):
        told(client.post(f"{url}{action}/", body, JSON), status)
    events = told(client.get(f"{url}events/"), 200)["events"]
    assert [(one["kind"], one["note"]) for one in events] == [
        *(("potential", ""), ("averred", "Seen."), ("informal", ""))
    ]
    wrong = {"event": events[2]["code"], "on": None, "note": "It was another State."}
    told(client.post(f"{url}corrections/", wrong, JSON), 200)
    told(client.post(f"{url}notes/", {"text": "Call again."}, JSON), 201)
    assert [one["text"] for one in told(client.get(f"{url}notes/"), 200)["notes"]] == ["Call again."]
    told(client.post(f"{url}publication/", {"text": "It was not arrested."}, JSON), 200)
    told(client.post(f"{url}publication/confirm/", {}, JSON), 403)
    public = told(second.post(f"{url}publication/confirm/", {}, JSON), 200)
    assert (public["level"], public["public_text"]) == ("public", "It was not arrested.")
    seen = told(outside.get(url), 200)
    assert (seen["deadlines"], seen["actions"], seen["publication"]) == ([], [], None)
    assert told(outside.get(f"{url}events/"), 200)["events"] == []
    told(outside.get(f"{url}notes/"), 404)


def test_lists_come_in_pages_and_take_the_same_queries_for_one_as_for_many(
    case: Case, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    client, url = signed_in(clerk), f"{API}non-cooperation/"
    new = {"kind": "potential", "on": DAY, "due_on": "2026-06-09"}
    with CaptureQueriesContext(connection) as one:
        assert len(told(client.get(url), 200)["instances"]) == 1
    for code in ("WKD", "NAR", "YTT"):
        make_partner(code, f"State {code}")
        told(client.post(url, new | {"partner": code}, JSON), 201)
    with CaptureQueriesContext(connection) as four:
        everyone = told(client.get(url), 200)["instances"]
    assert (len(four), len(everyone)) == (len(one), 4)
    first = told(client.get(f"{url}?limit=3"), 200)
    rest = told(client.get(f"{url}?limit=3&after={first['next']}"), 200)
    assert (first["instances"] + rest["instances"], rest["next"]) == (everyone, None)
    assert [row["partner"] for row in told(client.get(f"{url}?state=NAR&show=due"), 200)["instances"]] == [
        "NAR"
    ]
    assert told(signed_in(facilitator).get(f"{url}?show=late"), 200)["instances"] == []
    for wrong in ("show=x", "state=XXX", "shown=all"):
        told(client.get(f"{url}?{wrong}"), 400)


def test_sightings_measures_and_costs_are_recorded_read_and_corrected(
    kenya: Partner,
    warrant: Warrant,
    clerk: Person,
    president: Person,
    facilitator: Person,
    signed_in: SignIn,
) -> None:
    client, about = signed_in(clerk), {"warrant": warrant.code}
    seen = {"kind": "travel", "place": "A summit", "state": "KEN", "begins_on": "2027-06-09"}
    seen |= {"source": "A newspaper", "reliability": "B", "credibility": "2"}
    made = client.post(f"{API}sightings/", about | seen, JSON)
    first, url = told(made, 201), made["Location"]
    assert [(one["partner"], one["through"], one["duty"]) for one in first["route"]] == [
        ("KEN", False, "voluntary")
    ]
    tag = {"If-Match": made["ETag"]}
    right = client.post(f"{url}correction/", seen | {"place": "A meeting"}, JSON, headers=tag)
    assert told(right, 201)["corrects"] == first["code"]
    told(client.get(url), 404)
    rows = told(client.get(f"{API}sightings/", {**about, "kind": "travel"}), 200)["sightings"]
    assert [(row["place"], row["states"]) for row in rows] == [("A meeting", ["KEN"])]
    never = {**seen, "never": True}
    told(client.post(f"{right['Location']}correction/", never, JSON), 204)
    assert told(client.get(f"{API}sightings/"), 200)["sightings"] == []

    told(
        client.post(f"{API}measures/", {"name": "A talk", "kind": "political", "scenario": "both"}, JSON), 201
    )
    (row,) = told(client.get(f"{API}measures/?scenario=political_will"), 200)["measures"]
    with viewing(clerk):
        Recommendation.objects.create(number=17)
    taken = {"measure": row["measure"]["code"], "on": DAY, "actor": "otp", "recommendations": [17]}
    made = client.post(f"{API}measures-taken/", about | taken, JSON)
    url = made["Location"]
    assert (told(made, 201)["recommendations"], made.json()["effect"]) == ([17], None)
    told(client.post(f"{url}outcomes/", {"on": DAY, "effect": "worked"}, JSON), 200)
    right = client.post(f"{url}correction/", taken | {"text": "At length."}, JSON)
    assert (told(right, 201)["effect"], right.json()["text"]) == ("worked", "At length.")
    rows = told(client.get(f"{API}measures-taken/", {**about, "kind": "political"}), 200)["measures"]
    assert [(row["text"], row["corrects"]) for row in rows] == [("At length.", made.json()["code"])]
    told(client.post(f"{API}measures-taken/", about | taken | {"actor": "state"}, JSON), 400)

    spent = {"category": "security", "first": DAY, "last": DAY, "amount": "12.50", "currency": "EUR"}
    made = client.post(f"{API}costs/", about | spent, JSON)
    told(made, 201)
    period = f"start={DAY}&end={DAY}"
    (row,) = told(client.get(f"{API}costs/?{period}"), 200)["costs"]
    assert {name: row[name] for name in spent} == spent
    totals = told(client.get(f"{API}costs/totals/?{period}"), 200)["totals"]
    assert [(one["category"], one["amounts"]) for one in totals if one["entries"]] == [
        ("security", {"EUR": "12.50"})
    ]
    told(client.post(f"{made['Location']}strike/", {}, JSON), 204)
    told(client.get(made["Location"]), 404)
    told(client.get(f"{API}costs/?start=2026-02-01&end=2026-01-01"), 400)

    for path, body in (("sightings/", seen), ("measures-taken/", taken), ("costs/", spent)):
        told(signed_in(president).get(f"{API}{path}"), 200)
        told(signed_in(president).post(f"{API}{path}", about | body, JSON), 403)
        told(signed_in(facilitator).get(f"{API}{path}"), 404)
        told(signed_in(facilitator).post(f"{API}{path}", about | body, JSON), 404)


def test_the_code_of_a_sealed_warrant_is_as_unknown_as_any_other(
    sealed: Warrant, officer: Person, signed_in: SignIn
) -> None:
    client = signed_in(officer)
    with viewing(officer):
        measure = add_measure(name="A talk", kind="political", scenario="both", by=officer)
    day = clock.today().isoformat()
    for path, body in (
        ("non-cooperation/", {"kind": "averred", "on": day}),
        ("sightings/", {"kind": "seen", "place": "x", "begins_on": day}),
        ("measures-taken/", {"measure": measure.code, "on": day, "actor": "otp"}),
        ("costs/", {"category": "security", "first": day, "last": day, "staff_days": "1"}),
    ):
        answers = [
            client.post(f"{API}{path}", body | {"warrant": code}, JSON).content.replace(code.encode(), b"")
            for code in (sealed.code, "nothing")
        ]
        assert answers[0] == answers[1]
    for path in ("sightings/", "measures-taken/"):
        answers = [
            client.get(f"{API}{path}?warrant={code}").content.replace(code.encode(), b"")
            for code in (sealed.code, "nothing")
        ]
        assert answers[0] == answers[1]
