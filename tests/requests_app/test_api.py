"""The registers over HTTP: the same rules as on the pages, and problems in one shape."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import viewing
from common.clock import today
from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from tests.requests_app.conftest import logged
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
ROOT = "/api/v1/requests/"
NEW = {
    "family": "assistance",
    "originator": "chambers",
    "partner": "KEN",
    "subject": "Records of a hospital",
    "article": "93(1)(i)",
}


def test_stranger_is_told_to_sign_in(client: Client) -> None:
    assert client.get(ROOT).status_code in {302, 401, 403}


def test_request_is_logged_and_brought_to_its_transmission(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    mine, theirs = signed_in(clerk), signed_in(officer)
    made = mine.post(ROOT, NEW, content_type="application/json")
    assert (made.status_code, made.json()["status"], made.json()["partner"]) == (201, "draft", "KEN")
    address = f"{ROOT}{made.json()['code']}/"
    day = today().isoformat()

    def act(client: Client, action: str, version: int, **more: Any) -> Any:
        body = {"on": day, "version": version, **more}
        return client.post(f"{address}{action}/", body, content_type="application/json")

    assert act(mine, "submitted", 1).json()["status"] == "in_approval"
    assert act(mine, "approved", 2).status_code == 403
    assert act(theirs, "approved", 2).json()["status"] == "approved"
    sent_now = act(mine, "transmitted", 3, channel="Embassy in The Hague", language="English").json()
    assert sent_now["reference"] == f"REG/{day[:4]}/0001"
    stale = act(mine, "transmitted", 3)
    assert (stale.status_code, stale["Content-Type"]) == (409, "application/problem+json")
    assert mine.get(address).json() == sent_now


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"partner": "XXX"}, "partner"),
        ({"family": "x"}, "family"),
        ({"subject": ""}, "subject"),
        ({"article": "x"}, "article"),
        ({"level": "under_seal"}, "compartment"),
        ({"family": "relocation", "level": "confidential"}, "level"),
        ({"due_on": "soon"}, "due_on"),
        ({"status": "closed"}, "status"),
    ],
)
def test_bad_input_is_a_problem_by_field_and_changes_nothing(
    changes: dict[str, str], field: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    answer = signed_in(clerk).post(ROOT, {**NEW, **changes}, content_type="application/json")
    assert (answer.status_code, list(answer.json()["errors"])) == (400, [field])
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 0


@pytest.mark.parametrize("body", ["", "nonsense", "[]", "3", '"x"'])
def test_body_that_is_no_object_is_a_problem(
    body: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client = signed_in(clerk)
    for address in (ROOT, f"{ROOT}{row.code}/submitted/"):
        answer = client.post(address, body, content_type="application/json")
        assert (answer.status_code, answer["Content-Type"]) == (400, "application/problem+json"), address


def test_draft_is_changed_from_the_version_that_was_read(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client, address = signed_in(clerk), f"{ROOT}{row.code}/"

    def patch(**body: Any) -> Any:
        return client.patch(address, body, content_type="application/json")

    assert patch(subject="Other").status_code == 400
    assert patch(subject="Other", version=1).json()["subject"] == "Other"
    assert patch(subject="Third", version=1).status_code == 409


def test_list_is_paged_by_a_cursor_and_filtered_like_the_page(
    clerk: Person, kenya: Partner, chad: Partner, signed_in: SignIn
) -> None:
    for number in range(130):
        sent(
            chad if number == 7 else kenya, number, subject="Records of a court" if number == 9 else "Records"
        )
    client = signed_in(clerk)
    first = client.get(ROOT).json()
    second = client.get(ROOT, {"after": first["next"], "limit": 80}).json()
    references = [row["reference"] for row in first["requests"] + second["requests"]]
    assert (len(first["requests"]), len(set(references)), second["next"]) == (50, 130, None)
    for limit in ("0", "201", "x", ""):
        assert client.get(ROOT, {"limit": limit}).json()["errors"]["limit"], limit
    assert list(client.get(ROOT, {"famly": "visa"}).json()["errors"]) == ["famly"]
    assert [row["reference"] for row in client.get(f"{ROOT}?partner=TCD").json()["requests"]] == [
        "REG/2013/0007"
    ]
    assert [row["reference"] for row in client.get(f"{ROOT}?q=court").json()["requests"]] == ["REG/2013/0009"]
    assert client.get(f"{ROOT}?family=x").json()["errors"]["family"]
    assert client.get(f"{ROOT}?after=x").status_code == 400


def test_sight_holds(
    clerk: Person,
    officer: Person,
    analyst: Person,
    kenya: Partner,
    compartment: Compartment,
    signed_in: SignIn,
) -> None:
    with viewing(clerk):
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
        linked = link_to_warrant(logged(clerk, kenya, family="arrest_surrender"))
    for person in (officer, analyst):
        client = signed_in(person)
        assert client.get(f"{ROOT}{sealed.code}/").status_code == 404
        assert [row["code"] for row in client.get(ROOT).json()["requests"]] == [linked.code]
        foreign = {**NEW, "level": "under_seal", "compartment": compartment.code}
        assert client.post(ROOT, foreign, content_type="application/json").status_code == 400
    body = {"on": today().isoformat(), "version": 1}
    refused = signed_in(analyst).post(
        f"{ROOT}{linked.code}/submitted/", body, content_type="application/json"
    )
    assert (refused.status_code, "Registry" in refused.json()["detail"]) == (403, True)
    assert signed_in(clerk).get(f"{ROOT}{sealed.code}/").json()["level"] == "under_seal"


def test_unknown_action_is_not_there(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    client = signed_in(clerk)
    assert client.post(f"{ROOT}{row.code}/edited/", {}, content_type="application/json").status_code == 404
    assert client.get(f"{ROOT}{row.code}/submitted/").status_code == 405
