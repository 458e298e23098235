"""The daily message: one per person and day, none when nothing waits, and nothing in it that a mail server may not read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMultiAlternatives
from django.test import Client

from accounts import outbox
from accounts.digest import put_digests
from accounts.models import Compartment, Message, Person
from accounts.services import name_stand_in
from accounts.sight import purpose, viewing
from common.clock import COURT_ZONE
from partners.models import Partner
from requests_app.services.deadlines import flag_overdue
from requests_app.vocab import Status
from tests.requests_app.conftest import TODAY, brought_to, logged
from tests.requests_app.test_deadlines import sent

pytestmark = pytest.mark.django_db

SEVEN = datetime(TODAY.year, TODAY.month, TODAY.day, 7, 5, tzinfo=COURT_ZONE)
DAY = timedelta(days=1)


def morning(at: datetime = SEVEN) -> list[EmailMultiAlternatives]:
    """What the two jobs send when they run at this moment."""
    mail.outbox.clear()
    put_digests(at=at)
    outbox.deliver(now=lambda: at)
    found: list[EmailMultiAlternatives] = mail.outbox[:]  # type: ignore[assignment]
    return found


def late(partner: Partner, number: int, days: int, **fields: object) -> None:
    sent(partner, number, due_on=TODAY - timedelta(days=days), **fields)


def test_one_message_names_public_rows_and_counts_confidential_ones(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    late(kenya, 1, 1, created_by=clerk, subject="Telltale")
    late(kenya, 2, 9, created_by=clerk, subject="Telltale", level="confidential")
    with viewing(clerk):
        about = {"level": "under_seal", "compartment": compartment}
        brought_to(Status.TRANSMITTED, clerk, officer, kenya, due_on=TODAY, subject="Telltale", **about)
        logged(clerk, kenya, subject="Telltale")
    flag_overdue(on=TODAY, at=SEVEN)
    (message,) = morning()
    assert message.to == [clerk.email]
    assert message.subject == "My day, 10 September 2013"
    text, ((content, kind),) = str(message.body), message.alternatives
    html = str(content)
    assert kind == "text/html"
    assert text.startswith("Good morning, Clara Clerk.")
    for line in (
        "Became late since the last message: 1\n  REG/2013/0001\n",
        "Late: 2\n  REG/2013/0001 and 1 more\n",
        "Drafts: 1\n",
        "My day: http://127.0.0.1:8000/\n",
    ):
        assert line in text
    for word in ("Telltale", "REG/2013/0002", "Kenya", compartment.name):
        assert word not in text + html
    assert "REG/2013/0001 and 1 more" in html


def test_who_knows_of_sealed_things_only_gets_no_message(
    clerk: Person, kenya: Partner, compartment: Compartment
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, level="under_seal", compartment=compartment)
    assert morning() == []


def test_it_comes_once_a_day_from_the_hour_on(clerk: Person, officer: Person, kenya: Partner) -> None:
    late(kenya, 1, 1, created_by=clerk)
    late(kenya, 2, 1, created_by=officer)
    officer.digest_hour = 9
    officer.save()
    hours = {
        hour: [message.to[0] for message in morning(SEVEN.replace(hour=hour))] for hour in (6, 7, 8, 9, 23)
    }
    assert hours == {6: [], 7: [clerk.email], 8: [], 9: [officer.email], 23: []}


def test_whoever_wants_none_gets_none_even_if_it_waits_in_the_outbox(clerk: Person, kenya: Partner) -> None:
    late(kenya, 1, 1, created_by=clerk)
    put_digests(at=SEVEN)
    clerk.digest_hour = None
    clerk.save()
    assert morning() == []
    assert morning(SEVEN + DAY) == []


def test_after_days_without_a_run_one_message_tells_what_became_late_meanwhile(
    clerk: Person, kenya: Partner
) -> None:
    late(kenya, 1, 30, created_by=clerk)
    assert len(morning(SEVEN)) == 1
    sent(kenya, 2, due_on=TODAY + DAY, created_by=clerk)
    sent(kenya, 3, due_on=TODAY + 3 * DAY, created_by=clerk)
    put_digests(at=SEVEN + DAY)  # then the mail server was away
    flag_overdue(on=TODAY + 5 * DAY, at=SEVEN + 5 * DAY)
    (message,) = morning(SEVEN + 5 * DAY)
    assert "Became late since the last message: 2\n  REG/2013/0002, REG/2013/0003\n" in message.body
    with purpose("messages"):
        outcomes = dict(Message.objects.values_list("key", "outcome"))
    assert outcomes == {"2013-09-10": "sent", "2013-09-11": "empty", "2013-09-15": "sent"}


def test_it_says_what_the_person_may_see_at_the_moment_of_sending(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner
) -> None:
    late(kenya, 1, 1, created_by=clerk)
    put_digests(at=SEVEN)
    clerk.organ = "otp"
    clerk.save()
    assert morning() == []


def test_the_stand_in_gets_the_lines_of_the_absent(clerk: Person, officer: Person, kenya: Partner) -> None:
    late(kenya, 1, 1, created_by=clerk)
    with viewing(clerk):
        name_stand_in(stand_in=officer, first=TODAY, last=TODAY, by=clerk, on=TODAY)
    bodies = {message.to[0]: message.body for message in morning()}
    assert "You stand in for Clara Clerk" in bodies[officer.email]
    assert "REG/2013/0001" in bodies[officer.email]
    assert [message.to[0] for message in morning(SEVEN + DAY)] == [clerk.email]


def test_outsiders_of_the_court_get_none(facilitator: Person, administrator: Person) -> None:
    put_digests(at=SEVEN)
    with purpose("messages"):
        assert not Message.objects.exists()


def test_hour_and_language_are_wishes_of_the_account_page(
    clerk: Person, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    client = signed_in(clerk)
    assert "07:00" in client.get("/account/").content.decode()
    for form, kept in (
        ({"hour": "9", "language": "fr"}, (9, "fr")),
        ({"hour": "", "language": "en"}, (None, "en")),
    ):
        assert client.post("/account/digest/", form).status_code == 302
        clerk.refresh_from_db()
        assert (clerk.digest_hour, clerk.language) == kept
    assert client.post("/account/digest/", {"hour": "24", "language": "en"}).status_code == 400
    assert signed_in(facilitator).get("/account/digest/").status_code == 404
