"""Access tokens: a program works as its person, for as long and as far as the token says."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from accounts.models import Compartment, Person, Token
from accounts.sight import viewing
from accounts.tokens import LONGEST, MOST, Taken, make_token, revoke_token, take_token
from accounts.vocab import TokenUse
from common.asof import court_day
from common.clock import now, today
from common.errors import Refusal
from partners.models import Partner
from requests_app.models import CooperationRequest
from tests.requests_app.conftest import logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
AT = datetime(2013, 9, 30, 12, tzinfo=UTC)
LAST = date(2013, 10, 30)
LIST, PAGE = "/api/v1/requests/", "/account/tokens/"
NEW = {"family": "assistance", "originator": "registry", "partner": "KEN", "subject": "Records of a hospital"}


def secret_of(person: Person, use: TokenUse = TokenUse.WRITE) -> str:
    """The secret of a new token that opens something today."""
    with viewing(person):
        last = None if use is TokenUse.CALENDAR else today()
        return make_token(name="Script", use=use, by=person, at=now(), last_on=last)[1]


def program(secret: str) -> Client:
    """A program that shows the secret."""
    return Client(headers={"Authorization": f"Bearer {secret}"}, enforce_csrf_checks=True)


def post(client: Client, body: dict[str, Any], address: str = LIST, **headers: str) -> Any:
    return client.post(address, body, content_type="application/json", headers=headers)


def test_only_a_digest_of_the_secret_is_kept(clerk: Person) -> None:
    with viewing(clerk):
        token, secret = make_token(name=" Script ", use="read", by=clerk, at=AT, last_on=LAST)
        row = Token.objects.values().get()
    assert (row["name"], row["person_id"], token.digest) == ("Script", clerk.pk, row["digest"])
    assert all(secret not in str(value) for value in row.values())
    assert len(secret) > 40


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"name": " "}, "name"),
        ({"last_on": None}, "last_on"),
        ({"last_on": court_day(AT) - timedelta(days=1)}, "last_on"),
        ({"last_on": court_day(AT) + LONGEST + timedelta(days=1)}, "last_on"),
    ],
)
def test_token_without_name_or_end_is_refused(changes: dict[str, Any], field: str, clerk: Person) -> None:
    given = {"name": "Script", "use": "write", "last_on": LAST, **changes}
    with viewing(clerk), pytest.raises(Refusal) as refused:
        make_token(**given, by=clerk, at=AT)
    assert refused.value.field == field


def test_nobody_collects_tokens(clerk: Person) -> None:
    with viewing(clerk):
        for number in range(MOST):
            make_token(name=str(number), use="calendar", by=clerk, at=AT)
        with pytest.raises(Refusal, match="revoke one"):
            make_token(name="one more", use="calendar", by=clerk, at=AT)


def test_token_opens_until_its_last_day_has_passed_or_it_is_revoked(clerk: Person) -> None:
    with viewing(clerk):
        token, secret = make_token(name="Script", use="write", by=clerk, at=AT, last_on=LAST)
    opens = Taken(clerk.pk, TokenUse.WRITE)
    assert take_token(secret, at=AT) == opens
    assert take_token(secret, at=datetime(2013, 10, 30, 22, 59, tzinfo=UTC)) == opens
    assert take_token(secret, at=datetime(2013, 10, 30, 23, 1, tzinfo=UTC)) is None
    assert take_token(secret + "x", at=AT) is None
    with viewing(clerk):
        revoke_token(token, at=AT)
    assert take_token(secret, at=AT) is None


def test_token_of_a_closed_account_opens_nothing(clerk: Person) -> None:
    secret = secret_of(clerk)
    Person.objects.filter(pk=clerk.pk).update(is_active=False)
    assert take_token(secret, at=now()) is None


def test_last_use_is_kept_to_the_minute(clerk: Person) -> None:
    with viewing(clerk):
        _token, secret = make_token(name="Script", use="write", by=clerk, at=AT, last_on=LAST)
    for seconds, kept in ((0, 0), (59, 0), (61, 61)):
        take_token(secret, at=AT + timedelta(seconds=seconds))
        with viewing(clerk):
            assert Token.objects.get().last_used_at == AT + timedelta(seconds=kept)


def test_nobody_sees_the_tokens_of_others(clerk: Person, administrator: Person) -> None:
    secret_of(clerk)
    with viewing(administrator):
        assert Token.objects.count() == 0
    with connection.cursor() as cursor:
        cursor.execute("select * from icc_take_token('', now())")
        assert cursor.fetchall() == []


def test_program_reads_and_writes_as_its_person(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        sealed = logged(clerk, kenya, level="under_seal", compartment=compartment)
    mine, theirs = program(secret_of(clerk)), program(secret_of(officer))
    assert [row["code"] for row in mine.get(LIST).json()["requests"]] == [sealed.code]
    assert theirs.get(LIST).json()["requests"] == []
    assert theirs.get(f"{LIST}{sealed.code}/").status_code == 404
    made = post(theirs, NEW)
    assert (made.status_code, made.json()["status"]) == (201, "draft")
    with viewing(officer):
        assert CooperationRequest.objects.get(code=made.json()["code"]).created_by == officer


def test_token_that_may_read_writes_nothing(clerk: Person, kenya: Partner) -> None:
    reader = program(secret_of(clerk, TokenUse.READ))
    assert reader.get(LIST).status_code == 200
    refused = post(reader, NEW)
    assert (refused.status_code, "may read" in refused.json()["detail"]) == (403, True)


def test_token_of_a_calendar_opens_no_endpoint(clerk: Person) -> None:
    assert program(secret_of(clerk, TokenUse.CALENDAR)).get(LIST).status_code == 401


def test_bad_token_is_refused_even_beside_a_session(clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    for shown in ("icc_wrong", "\udcff", "x" * 5_000):
        answer = client.get(LIST, headers={"Authorization": f"Bearer {shown}"})
        assert (answer.status_code, answer["WWW-Authenticate"]) == (401, "Bearer")
        assert answer["Content-Type"] == "application/problem+json"


def test_token_opens_no_page(clerk: Person) -> None:
    assert program(secret_of(clerk)).get("/requests/").status_code == 302


def test_session_without_the_token_against_forgery_writes_nothing(clerk: Person, kenya: Partner) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(clerk)
    assert post(client, NEW).status_code == 403


def test_page_shows_the_secret_once_and_revokes(clerk: Person, signed_in: SignIn) -> None:
    client = signed_in(clerk)
    made = client.post(PAGE, {"name": "Nightly export", "use": "read", "last_on": today().isoformat()})
    found = re.search(r'value="(icc_[^"]+)"', made.content.decode())
    assert found
    assert program(found[1]).get(LIST).status_code == 200
    again = client.get(PAGE).content.decode()
    assert ("Nightly export" in again, found[1] in again) == (True, False)
    with viewing(clerk):
        code = Token.objects.get().code
    assert client.post(f"{PAGE}{code}/revoke/").status_code == 302
    assert program(found[1]).get(LIST).status_code == 401
    assert "Nightly export" not in client.get(PAGE).content.decode()


def test_page_says_beside_the_field_what_is_wrong(clerk: Person, signed_in: SignIn) -> None:
    answer = signed_in(clerk).post(PAGE, {"name": "Script", "use": "read", "last_on": "2001-01-01"})
    assert answer.status_code == 400
    assert "from today to a year from now" in answer.content.decode()


def test_token_of_somebody_else_is_not_there(clerk: Person, officer: Person, signed_in: SignIn) -> None:
    secret_of(clerk)
    with viewing(clerk):
        code = Token.objects.get().code
    assert signed_in(officer).post(f"{PAGE}{code}/revoke/").status_code == 404
