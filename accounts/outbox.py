"""Messages leave through here: written into the outbox first, sent by a task of their own afterwards.

# An app says once how a kind of message is written …
@composer("digest")
def compose(person: Person, key: str, at: datetime) -> Letter | None: ...

# … and puts messages into the outbox by their keys, as often as it likes.
put([person.pk], kind="digest", key="2013-09-10", at=at)

A message is written when it is sent, and as its recipient: it never holds more than they may see by then. Whoever
crashes between sending and saying so sends once more; the message then bears the same Message-ID.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.utils import translation
from django.utils.crypto import salted_hmac

from accounts.models import Message, Person
from accounts.sight import purpose, viewing

PURPOSE: Final = "messages"
HANDS: Final = timedelta(minutes=5)
"""How long a worker may take over one message before another one tries."""
FIRST_PAUSE: Final = timedelta(minutes=2)
ATTEMPTS: Final = 8
"""With pauses that double, a message is given up after some four hours."""

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Letter:
    """What a message says."""

    subject: str
    text: str
    html: str


Compose = Callable[[Person, str, datetime], Letter | None]
"""Writes the message with the key for the person at the moment; None when there is nothing to say."""

_composers: dict[str, Compose] = {}


def composer(kind: str) -> Callable[[Compose], Compose]:
    """Makes the function the one that writes messages of this kind."""

    def add(compose: Compose) -> Compose:
        _composers[kind] = compose
        return compose

    return add


def put(people: Iterable[int], *, kind: str, key: str, at: datetime) -> None:
    """Puts a message for each of the people into the outbox, to be sent from `at` on; what is there already stays."""
    if kind not in _composers:
        raise LookupError(f"Nobody writes messages of the kind “{kind}”.")
    with purpose(PURPOSE):
        Message.objects.bulk_create(
            [Message(person_id=person, kind=kind, key=key, not_before=at) for person in people],
            ignore_conflicts=True,
        )


def deliver(*, now: Callable[[], datetime]) -> None:
    """Sends what is due, one after the other. Several workers at once share the work and send nothing twice."""
    with purpose(PURPOSE):
        due = list(Message.objects.due(now()).order_by("not_before", "pk").values_list("pk", flat=True))
    for key in due:
        message = _claim(key, at=now())
        if message is not None:
            _send(message, now=now)


def _claim(key: int, *, at: datetime) -> Message | None:
    """The message, if nobody else took it meanwhile."""
    with purpose(PURPOSE):
        taken = Message.objects.due(at).filter(pk=key).update(claimed_until=at + HANDS)
        return Message.objects.select_related("person").get(pk=key) if taken else None


def _send(message: Message, *, now: Callable[[], datetime]) -> None:
    person, at = message.person, now()
    try:
        letter = None
        if person.is_active:
            with viewing(person), translation.override(person.language):
                letter = _composers[message.kind](person, message.key, at)
        if letter is not None:
            _hand_over(message, letter)
    except Exception as error:  # noqa: BLE001 - one message that fails, for whatever reason, must not keep the others back
        # Neither the words of the error nor the recipient: they may hold what is sealed.
        log.warning("A message of the kind %s could not be sent: %s.", message.kind, type(error).__name__)
        _note(message, attempts=message.attempts + 1, at=now())
    else:
        outcome = Message.Outcome.EMPTY if letter is None else Message.Outcome.SENT
        _done(message, outcome, at=now())


def _hand_over(message: Message, letter: Letter) -> None:
    name = salted_hmac("accounts.outbox", f"{message.person_id}/{message.kind}/{message.key}").hexdigest()
    host = settings.SITE_URL.partition("://")[2].partition(":")[0]
    mail = EmailMultiAlternatives(
        letter.subject,
        letter.text,
        to=[message.person.email],
        headers={"Message-ID": f"<{name}@{host}>", "Auto-Submitted": "auto-generated"},
    )
    mail.attach_alternative(letter.html, "text/html")
    mail.send()


def _note(message: Message, *, attempts: int, at: datetime) -> None:
    """It did not work: again later, or never."""
    if attempts >= ATTEMPTS:
        _done(message, Message.Outcome.FAILED, at=at, attempts=attempts)
        return
    with purpose(PURPOSE):
        Message.objects.filter(pk=message.pk).update(
            attempts=attempts, claimed_until=None, not_before=at + FIRST_PAUSE * 2 ** (attempts - 1)
        )


def _done(message: Message, outcome: str, *, at: datetime, attempts: int | None = None) -> None:
    with purpose(PURPOSE):
        Message.objects.filter(pk=message.pk).update(
            done_at=at,
            outcome=outcome,
            claimed_until=None,
            attempts=message.attempts if attempts is None else attempts,
        )
