"""The API as a program meets it: problems in one shape, sight by token as by session, few queries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import cache
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from accounts.tokens import make_token
from common import clock
from partners.models import Channel, FocalPoint, Partner
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from tests.requests_app.conftest import logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
LIST = "/api/v1/requests/"
JSON = "application/json"


@pytest.fixture(autouse=True)
def _nobody_has_asked() -> None:
    cache.clear()


def program(person: Person, use: str = "write") -> Client:
    """A program that works as the person, by a token."""
    with viewing(person):
        _token, secret = make_token(name="tests", use=use, by=person, at=clock.now(), last_on=clock.today())
    return Client(headers={"Authorization": f"Bearer {secret}"})


def assert_problem(answer: Any, status: int) -> None:
    assert (answer.status_code, answer["Content-Type"]) == (status, "application/problem+json")
    body = answer.json()
    assert (body["status"], bool(body["title"]), bool(body["detail"])) == (status, True, True)


def test_every_refusal_of_the_frame_is_a_problem(clerk: Person, kenya: Partner) -> None:
    client, large = program(clerk), " " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1)
    file = SimpleUploadedFile("Letter.pdf", b"%PDF-1.7")
    with viewing(clerk):
        documents = f"{LIST}{logged(clerk, kenya).code}/documents/"
    cases = {
        400: [
            client.post(LIST, "{bad", JSON),
            client.post(LIST, "[" * 100_000, JSON),
            client.post(documents, b"--x\r\nnothing", "multipart/form-data; boundary=y"),
            client.post(documents, b"x", "multipart/form-data"),
            client.post(
                documents,
                b"x",
                "multipart/form-data",
                headers={"Idempotency-Key": "a"},
            ),
            client.post(documents, {f"field{number}": "x" for number in range(1_100)}),
            client.post(documents, {"upload": [file] * 101, "kind": "annex"}),
        ],
        401: [Client().get(LIST), Client(headers={"Authorization": "Bearer icc_x"}).get(LIST)],
        403: [program(clerk, "read").post(LIST, {}, JSON)],
        404: [client.get(f"{LIST}nothing/"), client.post(f"{LIST}nothing/submitted/", {}, JSON)],
        405: [client.delete(LIST), client.put(LIST, {}, JSON), client.get(f"{LIST}x/submitted/")],
        406: [client.get(LIST, headers={"Accept": "text/html"})],
        413: [client.post(LIST, large, JSON)],
        415: [client.post(LIST, {"family": "visa"}), client.post(documents, {"kind": "annex"}, JSON)],
    }
    for status, answers in cases.items():
        for answer in answers:
            assert_problem(answer, status)


def test_a_token_sees_what_its_person_sees(
    clerk: Person,
    officer: Person,
    analyst: Person,
    president: Person,
    facilitator: Person,
    administrator: Person,
    kenya: Partner,
    compartment: Compartment,
    signed_in: SignIn,
) -> None:
    with viewing(clerk):
        own = logged(clerk, kenya).code
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment).code
        linked = link_to_warrant(logged(clerk, kenya, family="arrest_surrender")).code
        sentence = logged(clerk, kenya, family="enforcement").code
    seen = {
        clerk: [own, sealed, linked, sentence],
        officer: [own, linked, sentence],
        analyst: [linked],
        president: [sentence],
        facilitator: [],
        administrator: [],
    }
    for person, codes in seen.items():
        for client in (signed_in(person), program(person, "read")):
            listed = client.get(LIST).json()["requests"]
            assert [one["code"] for one in listed] == codes, person
            for code in (own, sealed, linked, sentence):
                found = client.get(f"{LIST}{code}/").status_code
                assert found == (200 if code in codes else 404), (person, code)


def queries(client: Client, address: str) -> int:
    with CaptureQueriesContext(connection) as sent:
        assert client.get(address).status_code == 200
    return sum(not one["sql"].startswith(("SAVEPOINT", "RELEASE")) for one in sent.captured_queries)


def test_lists_take_the_same_few_queries_however_long_they_are(clerk: Person, kenya: Partner) -> None:
    client, counted = program(clerk), list[list[int]]()
    for _round in range(2):
        with viewing(clerk):
            for _number in range(1 if not counted else 3):
                row = logged(clerk, kenya, level="confidential")
        paths = [
            LIST,
            f"{LIST}{row.code}/events/",
            f"{LIST}{row.code}/notes/",
            f"{LIST}{row.code}/documents/",
        ]
        counted.append(
            [queries(client, path) for path in [*paths, "/api/v1/partners/", f"{LIST}{row.code}/"]]
        )
    with viewing(clerk):
        assert CooperationRequest.objects.count() == 4
    assert counted[0] == counted[1]
    assert counted[0][0] <= 6 + 1  # the last gives the test's own transaction its viewer back


def test_a_partner_is_read_with_its_channels_and_the_focal_points_of_ones_organ(
    clerk: Person, analyst: Person, kenya: Partner
) -> None:
    with purpose("reference"):
        Channel.objects.create(partner=kenya, channel="Embassy in The Hague", language="English")
    with viewing(clerk):
        FocalPoint.objects.create(
            partner=kenya,
            owner_organ=clerk.organ,
            office="Ministry of Justice",
            role="Central authority",
            contact="+254",
            starts_on="2013-01-01",
            recorded_by=clerk,
        )
    address = "/api/v1/partners/KEN/"
    read = program(clerk).get(address).json()
    assert (read["code"], read["rome_statute"], read["group"], read["steps"]) == ("KEN", "none", None, [])
    assert [one["channel"] for one in read["channels"]] == ["Embassy in The Hague"]
    assert [one["office"] for one in read["focal_points"]] == ["Ministry of Justice"]
    assert program(analyst).get(address).json()["focal_points"] == []
    listed = program(clerk).get("/api/v1/partners/?q=ken").json()["partners"]
    assert [one["code"] for one in listed] == ["KEN"]
    assert program(clerk).get("/api/v1/partners/?kind=x").json()["errors"]["kind"]
