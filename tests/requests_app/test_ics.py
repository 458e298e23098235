"""The calendar feed: what a provider may read, and who is answered at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from icalendar import Calendar

from accounts.models import Compartment, Person, Token
from accounts.services import name_stand_in
from accounts.sight import viewing
from accounts.tokens import make_token, revoke_token
from common.clock import now, today
from common.logs import WithoutSecrets
from partners.models import Partner
from requests_app.views.feed import PER_SECRET
from requests_app.vocab import Status
from tests.requests_app.conftest import brought_to
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


@pytest.fixture(autouse=True)
def _nobody_asked_before() -> None:
    cache.clear()


def made(person: Person, use: str = "calendar") -> tuple[Token, str]:
    last_on = None if use == "calendar" else today()
    with viewing(person):
        return make_token(name="Telephone", use=use, by=person, at=now(), last_on=last_on)


def test_it_holds_references_and_days_of_public_requests_alone(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, client: Client
) -> None:
    day = today() + timedelta(days=3)
    sent(kenya, 1, due_on=day, created_by=clerk, subject="Telltale")
    sent(kenya, 2, due_on=day, created_by=clerk, subject="Telltale", level="confidential")
    sent(kenya, 3, due_on=day, created_by=officer)
    sent(kenya, 4, due_on=today() - timedelta(days=90), created_by=clerk)
    with viewing(clerk):
        about = {"level": "under_seal", "compartment": compartment, "due_on": day}
        brought_to(Status.TRANSMITTED, clerk, officer, kenya, **about)
    answer = client.get(f"/calendar/{made(clerk)[1]}.ics")
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"
    assert "no-store" in answer["Cache-Control"]
    events = Calendar.from_ical(answer.content).walk("VEVENT")
    assert [(str(event["SUMMARY"]), event.decoded("DTSTART")) for event in events] == [
        ("REG/2013/0001: answer due", day)
    ]
    content = answer.content.decode()
    with viewing(clerk):
        for word in ("Telltale", "Kenya", "Clerk"):
            assert word not in content


def test_it_holds_what_one_stands_in_for(
    clerk: Person, officer: Person, kenya: Partner, client: Client
) -> None:
    sent(kenya, 1, due_on=today(), created_by=clerk)
    with viewing(clerk):
        name_stand_in(stand_in=officer, first=today(), last=today(), by=clerk, on=today())
    assert b"REG/2013/0001" in client.get(f"/calendar/{made(officer)[1]}.ics").content


def test_whatever_opens_nothing_is_answered_alike(
    clerk: Person, officer: Person, facilitator: Person, client: Client
) -> None:
    token, revoked = made(clerk)
    with viewing(clerk):
        revoke_token(token, at=now())
    gone = made(officer)[1]
    officer.is_active = False
    officer.save()
    program, outsider = made(clerk, use="read")[1], made(facilitator)[1]
    answers = [
        client.get(f"/calendar/{secret}.ics") for secret in ("icc_none", revoked, gone, program, outsider)
    ]
    assert [answer.status_code for answer in answers] == [404] * 5


def test_its_address_is_shown_once_and_revoked_by_its_person(
    clerk: Person, officer: Person, client: Client, signed_in: SignIn
) -> None:
    mine = signed_in(clerk)
    page = mine.post("/calendar/subscribe/", {"name": "Telephone"})
    address = page.context["address"].removeprefix("http://127.0.0.1:8000")
    assert client.get(address).status_code == 200
    again = mine.get("/calendar/subscribe/").content.decode()
    assert address not in again
    assert "Telephone" in again
    assert mine.post("/calendar/subscribe/", {"name": " "}).status_code == 400
    with viewing(clerk):
        token = Token.objects.get()
    assert token.last_used_at is not None
    assert signed_in(officer).post(f"/account/tokens/{token.code}/revoke/").status_code == 404
    mine.post(f"/account/tokens/{token.code}/revoke/")
    assert client.get(address).status_code == 404


def test_whoever_asks_too_often_waits(clerk: Person, client: Client) -> None:
    address = f"/calendar/{made(clerk)[1]}.ics"
    statuses = [client.get(address).status_code for _ in range(PER_SECRET + 1)]
    assert statuses == [200] * PER_SECRET + [429]


def test_the_log_of_what_was_refused_holds_no_secret(
    clerk: Person, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.handler.addFilter(WithoutSecrets())
    secret = made(clerk, "read")[1]
    assert client.get(f"/calendar/{secret}.ics").status_code == 404
    assert caplog.messages == ["Not Found: /calendar/icc_….ics"]
    assert settings.LOGGING["handlers"]["console"]["filters"] == ["without_secrets"]
