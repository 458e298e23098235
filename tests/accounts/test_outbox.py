"""The outbox: one message for each person, kind and key; failures are tried again; several workers send nothing twice."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
from django.core import mail
from django.db import connection

from accounts import outbox
from accounts.models import Message, Person
from accounts.outbox import ATTEMPTS, FIRST_PAUSE, HANDS, Letter
from accounts.sight import current, purpose, viewing
from accounts.vocab import Organ
from tests.conftest import make_person

AT = datetime(2013, 9, 10, 6, 0, tzinfo=UTC)


class Broken(Exception):
    """What a mail server may do."""


@pytest.fixture(autouse=True)
def wishes() -> Iterator[dict[str, object]]:
    """What the composer of the kind `test` does with each key: a Letter, None, or an exception."""
    said: dict[str, object] = {}

    def compose(person: Person, key: str, at: datetime) -> Letter | None:
        viewer = current()
        assert viewer is not None
        assert viewer.person == person
        wish = said.get(key, Letter(f"Subject {key}", "Text", "<p>Text</p>"))
        if isinstance(wish, Exception):
            raise wish
        assert wish is None or isinstance(wish, Letter)
        return wish

    outbox.composer("test")(compose)
    yield said
    del outbox._composers["test"]


def put(*people: Person, key: str = "a") -> None:
    outbox.put([person.pk for person in people], kind="test", key=key, at=AT)


def deliver(at: datetime = AT) -> None:
    outbox.deliver(now=lambda: at)


def states() -> list[tuple[str, str, int]]:
    with purpose("messages"):
        return list(Message.objects.order_by("pk").values_list("key", "outcome", "attempts"))


@pytest.mark.django_db
def test_a_message_leaves_once_however_often_it_is_put_and_delivered(clerk: Person, officer: Person) -> None:
    for _ in range(2):
        put(clerk, officer)
        deliver()
    assert [(message.to, message.subject) for message in mail.outbox] == [
        ([clerk.email], "Subject a"),
        ([officer.email], "Subject a"),
    ]
    assert states() == [("a", "sent", 0)] * 2


@pytest.mark.django_db
def test_nothing_to_say_and_nobody_there_send_nothing(
    clerk: Person, officer: Person, wishes: dict[str, object]
) -> None:
    wishes["b"] = None
    put(clerk, key="b")
    put(officer)
    officer.is_active = False
    officer.save()
    deliver()
    assert (mail.outbox, states()) == ([], [("b", "empty", 0), ("a", "empty", 0)])


@pytest.mark.django_db
def test_one_that_fails_waits_longer_each_time_and_keeps_no_other_back(
    clerk: Person, wishes: dict[str, object]
) -> None:
    wishes["bad"] = Broken("witness")
    put(clerk, key="bad")
    put(clerk, key="good")
    deliver()
    assert [message.subject for message in mail.outbox] == ["Subject good"]
    at, pause = AT, FIRST_PAUSE
    for attempt in range(1, ATTEMPTS):
        assert states()[0] == ("bad", "", attempt)
        deliver(at + pause - timedelta(seconds=1))
        assert states()[0][2] == attempt
        at, pause = at + pause, pause * 2
        deliver(at)
    assert states()[0] == ("bad", "failed", ATTEMPTS)


@pytest.mark.django_db
def test_the_log_of_a_failure_tells_nothing(
    clerk: Person, wishes: dict[str, object], caplog: pytest.LogCaptureFixture
) -> None:
    wishes["a"] = Broken("witness")
    put(clerk)
    deliver()
    assert caplog.messages == ["A message of the kind test could not be sent: Broken."]


@pytest.mark.django_db
def test_what_a_dead_worker_held_is_sent_by_another_later_with_the_same_id(clerk: Person) -> None:
    put(clerk)
    with purpose("messages"):
        key = Message.objects.get().pk
    assert outbox._claim(key, at=AT) is not None
    assert outbox._claim(key, at=AT) is None
    deliver(AT + HANDS)
    assert mail.outbox == []
    deliver(AT + HANDS + timedelta(seconds=1))
    with purpose("messages"):
        Message.objects.update(done_at=None, outcome="")  # the worker died before it could say so
    deliver(AT + 2 * HANDS)
    first, second = mail.outbox
    assert first.extra_headers["Message-ID"] == second.extra_headers["Message-ID"]


@pytest.mark.django_db
def test_everyone_sees_only_their_own_messages_and_writes_none(
    clerk: Person, officer: Person, administrator: Person
) -> None:
    put(clerk)
    seen = []
    for person in (clerk, officer, administrator):
        with viewing(person):
            seen.append((Message.objects.count(), Message.objects.update(attempts=3)))
    assert seen == [(1, 0), (0, 0), (0, 0)]


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_workers_at_once_share_the_work() -> None:
    people = [make_person(Organ.REGISTRY, f"Person {number}") for number in range(12)]
    put(*people)

    def work(_: int) -> None:
        try:
            deliver()
        finally:
            connection.close()

    with ThreadPoolExecutor(3) as pool:
        list(pool.map(work, range(3)))
    assert sorted(message.to[0] for message in mail.outbox) == sorted(person.email for person in people)
    assert states() == [("a", "sent", 0)] * 12
