"""The frame of the API: what is sent twice is done once, what was changed meanwhile is kept, who asks too often waits."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.db import connections
from django.test import Client

from accounts.models import Compartment, Person
from accounts.services import add_member, remove_member
from accounts.sight import viewing
from partners.models import Partner
from requests_app.models import CooperationRequest
from tests.requests_app.conftest import logged, make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LIST = "/api/v1/requests/"
NEW = {"family": "assistance", "originator": "registry", "partner": "KEN", "subject": "Records of a hospital"}


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    cache.clear()


def post(client: Client, body: object, address: str = LIST, **headers: str) -> Any:
    return client.post(
        address,
        body,
        content_type="application/json",
        headers={name.replace("_", "-"): value for name, value in headers.items()},
    )


def drafts(person: Person) -> list[str]:
    with viewing(person):
        return list(CooperationRequest.objects.order_by("id").values_list("subject", flat=True))


def test_same_key_and_body_are_done_once_and_answered_alike(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    first, second = (post(client, NEW, Idempotency_Key="a") for _ in range(2))
    assert (first.status_code, first.json()) == (201, second.json())
    assert all(first[name] == second[name] for name in ("ETag", "Location", "Content-Type"))
    assert drafts(clerk) == [NEW["subject"]]
    assert post(client, NEW, Idempotency_Key="b").json()["code"] != first.json()["code"]


def test_key_with_another_body_is_a_problem(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    post(client, NEW, Idempotency_Key="a")
    other = post(client, {**NEW, "subject": "Other"}, Idempotency_Key="a")
    assert (other.status_code, other["Content-Type"]) == (422, "application/problem+json")
    assert drafts(clerk) == [NEW["subject"]]


@pytest.mark.parametrize("key", ["k" * 81, "é"])
def test_key_that_is_none_is_a_problem(key: str, clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    assert post(signed_in(clerk), NEW, Idempotency_Key=key).status_code == 400
    assert drafts(clerk) == []


def test_what_was_refused_leaves_its_key_free(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    assert post(client, {**NEW, "article": "x"}, Idempotency_Key="a").status_code == 400
    assert post(client, NEW, Idempotency_Key="a").status_code == 201


def test_who_left_a_compartment_finds_no_answer_again_and_nothing_is_done_twice(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner, signed_in: SignIn
) -> None:
    clients = [signed_in(who) for who in (clerk, officer)]
    sealed = {**NEW, "level": "under_seal", "compartment": compartment.code}
    with viewing(clerk):
        add_member(compartment, officer, by=clerk)
    first = [post(client, sealed, Idempotency_Key="a") for client in clients]
    with viewing(clerk):
        remove_member(compartment, officer)
    again = [post(client, sealed, Idempotency_Key="a") for client in clients]
    assert [answer.status_code for answer in first] == [201, 201]
    assert [answer.status_code for answer in again] == [201, 404]
    assert again[0].json() == first[0].json()
    assert NEW["subject"] not in again[1].content.decode()
    assert drafts(clerk) == [NEW["subject"]] * 2


def test_keys_of_two_people_are_two(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    codes = {post(signed_in(who), NEW, Idempotency_Key="a").json()["code"] for who in (clerk, officer)}
    assert len(codes) == 2


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_two_at_the_same_moment_are_one(clerk: Person, signed_in: SignIn) -> None:
    make_partner("KEN", "Kenya")
    clients = [signed_in(clerk) for _ in range(4)]

    def send(client: Client) -> str:
        try:
            return str(post(client, NEW, Idempotency_Key="a").json()["code"])
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as threads:
        assert len(set(threads.map(send, clients))) == 1
    assert drafts(clerk) == [NEW["subject"]]


def test_object_that_is_unchanged_is_not_sent_again(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    with viewing(clerk):
        address = f"{LIST}{logged(clerk, kenya).code}/"
    client = signed_in(clerk)
    tag = client.get(address)["ETag"]
    unchanged = client.get(address, headers={"If-None-Match": tag})
    assert (unchanged.status_code, unchanged.content, unchanged["ETag"]) == (304, b"", tag)
    client.patch(address, {"subject": "Other", "version": 1}, content_type="application/json")
    assert client.get(address, headers={"If-None-Match": tag}).status_code == 200


def test_tags_of_two_people_tell_nothing_of_each_other(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        address = f"{LIST}{logged(clerk, kenya).code}/"
    assert len({signed_in(who).get(address)["ETag"] for who in (clerk, officer)}) == 2


def test_write_with_an_old_tag_changes_nothing_and_says_what_is_there(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        address = f"{LIST}{logged(clerk, kenya).code}/"
    client = signed_in(clerk)

    def patch(subject: str, tag: str) -> Any:
        return client.patch(
            address, {"subject": subject}, content_type="application/json", headers={"If-Match": tag}
        )

    old = client.get(address)["ETag"]
    new = patch("Second", old)
    assert (new.status_code, new.json()["version"]) == (200, 2)
    late = patch("Third", old)
    assert (late.status_code, late["Content-Type"]) == (412, "application/problem+json")
    assert late.json()["current"] == {"etag": new["ETag"], "version": 2}
    assert drafts(clerk) == ["Second"]
    assert patch("Fourth", "*").status_code == 200


def test_who_asks_too_often_is_told_when_to_come_back(
    clerk: Person, officer: Person, signed_in: SignIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "API_PER_MINUTE", 3)
    client = signed_in(clerk)
    assert [client.get(LIST).status_code for _ in range(4)] == [200, 200, 200, 429]
    late = client.get(LIST)
    assert (late["Content-Type"], int(late["Retry-After"]) > 0) == ("application/problem+json", True)
    assert signed_in(officer).get(LIST).status_code == 200


def test_description_is_for_those_who_sign_in(clerk: Person, signed_in: SignIn) -> None:
    answer = signed_in(clerk).get("/api/v1/schema/")
    assert (answer.status_code, b"Idempotency-Key" in answer.content) == (200, True)
    assert Client().get("/api/v1/schema/").status_code == 401
