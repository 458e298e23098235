"""Bad input on every page and in every endpoint gets an answer that is no failure, and changes nothing."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.utils.http import urlencode

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from agreements.models import Agreement, AgreementEvent
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from arrests.models import Warrant, WarrantEvent
from partners.models import Situation
from reports.models import Edition, RenderJob
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import ACTIONS
from tests.arrests.conftest import ISSUED, write_warrant
from tests.reports.editions import drafted
from tests.requests_app.conftest import logged, make_partner

pytestmark = pytest.mark.django_db

HOSTILE = (
    "\0",
    "2013-02-30",
    "9999-12-31",
    "0001-01-01",
    "<script>alert(1)</script>\u202e'\"\\",
    "w" * 10_000,
    "99999999999999999999999",
    "W251bGwsIEluZmluaXR5XQ",  # [null, Infinity] in the alphabet of cursors
)
PARAMETERS = (
    *("after", "on", "known", "sort", "show", "q", "family", "partner", "situation", "status", "organ"),
    *("level", "first", "last", "group", "kind", "urgent", "marking", "page", "p", "o", "next"),
)
FIELDS = (
    *("on", "version", "seen", "note", "subject", "family", "partner", "level", "due_on", "effective_on"),
    *("channel", "language", "symbol", "title", "kind", "article", "email", "password", "person"),
)
KEPT: tuple[type[Model], ...] = (
    *(CooperationRequest, RequestEvent, Warrant, WarrantEvent, Agreement, AgreementEvent, Edition, RenderJob),
    *(Compartment, Membership),
)
"""What no bad input may change."""

SENT_ON = ("logout/", "render/", "i18n/setlang/")
"""Ends of addresses at which a form without content is no bad input."""

JSON = "application/json"


@pytest.fixture
def codes(clerk: Person, compartment: Compartment) -> dict[str, str]:
    """One row of each kind, by the beginning of its addresses."""
    kenya = make_partner("KEN", "Kenya")
    with purpose("reference"):
        atlantis = Situation.objects.create(code="atlantis", name_en="Atlantis", name_fr="Atlantis")
    warrant = write_warrant(atlantis, "Barnabas Thornquist")
    with purpose("demo"):
        agreement = write_agreement(
            kind=AgreementKind.INTERIM_RELEASE, partner=kenya, stages={Stage.NEGOTIATING: ISSUED}
        )
    with viewing(clerk):
        request = logged(clerk, kenya)
    return {
        "api/v1/requests/": request.code,
        "requests/": request.code,
        "warrants/persons/": warrant.suspect.code,
        "warrants/": warrant.code,
        "agreements/": agreement.code,
        "partners/": kenya.code,
        "account/compartments/": compartment.code,
        "api/v1/editions/": (edition := drafted(clerk).slug),
        "reports/": edition,
    }


@pytest.fixture(params=["clerk", "analyst", "president", "facilitator", "administrator", "stranger"])
def browser(request: pytest.FixtureRequest) -> Client:
    """Each persona in turn, and somebody who is not signed in; a failure is raised, not shown."""
    client = Client()
    if request.param != "stranger":
        client.force_login(request.getfixturevalue(request.param))
    return client


def addresses(codes: dict[str, str]) -> Iterator[str]:
    """Every address of the site, with a row that exists where the address names one."""
    for pattern in patterns():
        found = next((code for start, code in codes.items() if pattern.startswith(start)), "nothing")
        path = pattern.replace("<slug:code>", found).replace("<slug:slug>", found)
        path = path.replace("<int:person>", "1").replace("<slug:figure>", "F1")
        path = path.replace("<slug:file_format>", "pdf")
        if "<slug:action>" in path and found != "nothing":
            actions = ACTIONS if "requests" in path else Stage.values
            yield from ("/" + path.replace("<slug:action>", action) for action in actions)
        elif not set("<^(") & set(path):
            yield "/" + path


def patterns(resolver: URLResolver | None = None, before: str = "") -> Iterator[str]:
    """Every address as it is written in the URL patterns."""
    for found in (resolver or get_resolver()).url_patterns:
        path = before + str(found.pattern)
        if isinstance(found, URLPattern):
            yield path
        else:
            yield from patterns(found, path)


def kept() -> list[list[tuple[Any, ...]]]:
    """Every row that may not change."""
    with purpose("demo"):
        return [list(model._default_manager.order_by("pk").values_list()) for model in KEPT]


def test_no_address_fails_on_what_stands_behind_its_question_mark(
    browser: Client, codes: dict[str, str]
) -> None:
    values = itertools.cycle(HOSTILE)  # each parameter meets another value at each address
    for address in addresses(codes):
        for value in ("", "\0"):
            answer = browser.get(
                f"{address}?{urlencode([(name, value or next(values)) for name in PARAMETERS])}"
            )
            assert answer.status_code < 500, address


@pytest.mark.parametrize("value", ["", "\0", "9999-12-31"])
def test_bad_forms_are_answered_and_change_nothing(
    browser: Client, codes: dict[str, str], value: str
) -> None:
    before = kept()
    content = dict.fromkeys(FIELDS, value) if value else {}
    for address in addresses(codes):
        if not address.endswith(SENT_ON):
            answer = browser.post(address, content)
            assert answer.status_code < 500, address
    assert kept() == before


@pytest.mark.parametrize(
    "body",
    [
        "",
        "{}",
        "{bad",
        "[]",
        "null",
        '"x"',
        "[" * 100_000,
        '{"version": 1e999, "on": []}',
        '{"version": true, "on": "2013-02-30"}',
        '{"subject": "\\u0000", "note": "\\ud800", "on": "9999-12-31", "version": 1}',
        " " * (settings.DATA_UPLOAD_MAX_MEMORY_SIZE + 1),
    ],
    ids=lambda body: body[:20] or "empty",
)
def test_bad_bodies_are_problems_and_change_nothing(
    clerk: Person, codes: dict[str, str], signed_in: Callable[[Person], Client], body: str
) -> None:
    browser, before = signed_in(clerk), kept()
    for address in addresses(codes):
        if address.startswith("/api/v1/"):
            for send in (browser.post, browser.patch):
                answer = send(address, body, content_type=JSON)
                assert 400 <= answer.status_code < 500, address
                assert answer.headers["Content-Type"] == "application/problem+json", address
                assert answer.json()["status"] == answer.status_code
    assert kept() == before


def test_an_endpoint_reads_nothing_but_json(
    clerk: Person, codes: dict[str, str], signed_in: Callable[[Person], Client]
) -> None:
    answer = signed_in(clerk).post("/api/v1/requests/", {"family": "visa"})
    assert answer.status_code == 415
    assert answer.headers["Content-Type"] == "application/problem+json"
