"""The daily message: what waits for a person today, in numbers and references that a mail server may read.

A mail leaves the house. It names public rows by their references, counts confidential ones, says nothing of what they
are about, and holds no trace of anything in a compartment.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts import outbox
from accounts.day import Group, groups
from accounts.desk import Desk, desk_of
from accounts.models import Message, MessageQuerySet, Person
from accounts.vocab import COURT_ORGANS, Language, Level
from common.asof import court_day, court_hour
from common.counting import Count, capped_count
from common.display import Text
from common.errors import Refusal

KIND: Final = "digest"
LAST_HOUR: Final = 23
NAMED: Final = 10
"""So many references of a group are named; the rest is in My day."""


@dataclass(frozen=True, slots=True)
class Line:
    """A group as the message tells it."""

    title: Text
    count: Count
    references: Sequence[str]
    unnamed: int
    """How many of the counted rows are not named."""


def put_digests(*, at: datetime) -> None:
    """Puts today's message into the outbox for everyone whose hour has come and who has none yet.

    After days without a run it is one message, of today: what became late meanwhile is in it.
    """
    day = court_day(at)
    people = Person.objects.filter(is_active=True, organ__in=COURT_ORGANS, digest_hour__lte=court_hour(at))
    outbox.put(people.values_list("pk", flat=True), kind=KIND, key=day.isoformat(), at=at)


@outbox.composer(KIND)
def compose(person: Person, key: str, at: datetime) -> outbox.Letter | None:
    """The message of a day; None when nothing waits, when the day is over, or when it is wanted no more."""
    day = court_day(at)
    if key != day.isoformat() or person.digest_hour is None:
        return None
    desk = desk_of(person, day, since=_last(person, day))
    found = [line for group in groups() if (line := _line(group, desk)) is not None]
    if not found:
        return None
    context = {
        "lines": found,
        "desk": desk,
        "url": f"{settings.SITE_URL}{reverse('home')}",
        "wishes_url": f"{settings.SITE_URL}{reverse('accounts:digest')}",
    }
    return outbox.Letter(
        subject=_("My day, %(day)s") % {"day": date_format(day, "j F Y")},
        text=render_to_string("accounts/mail/digest.txt", context),
        html=render_to_string("accounts/mail/digest.html", context),
    )


@transaction.atomic
def wish_digest(person: Person, *, hour: int | None, language: str) -> None:
    """When the person wants the daily message (an hour at the Court; None for never), and in which language."""
    if hour is not None and not 0 <= hour <= LAST_HOUR:
        raise Refusal(_("Choose an hour of the day."), field="hour")
    if language not in Language.values:
        raise Refusal(_("Choose one of the languages."), field="language")
    person.digest_hour, person.language = hour, language
    person.save(update_fields={"digest_hour", "language"})


def last_sent(person: Person) -> Message | None:
    """The last daily message that left."""
    return _sent(person).first()


def _line(group: Group, desk: Desk) -> Line | None:
    rows = group.rows(desk).filter(compartment_id__isnull=True).exclude(level=Level.UNDER_SEAL)
    count = capped_count(rows)
    if not count.number:
        return None
    public = rows.filter(level=Level.PUBLIC)[:NAMED]
    references = [name for name in map(group.reference, public) if name]
    return Line(group.title, count, references, count.number - len(references))


def _last(person: Person, day: date) -> date | None:
    """The day of the last message before this one."""
    key = _sent(person).filter(key__lt=day.isoformat()).values_list("key", flat=True).first()
    return date.fromisoformat(key) if key else None


def _sent(person: Person) -> MessageQuerySet:
    return Message.objects.filter(person=person, kind=KIND, outcome=Message.Outcome.SENT).order_by("-key")
