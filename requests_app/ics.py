"""Days for a calendar program. Its provider reads them, so they tell a reference and that an answer is due or something noted.

# reports/day.py, imported by ReportsConfig.ready(): an app above this one adds its days
@register
def _fed(desk, period): yield Fed("a key of its own", day, _("What falls on it"))
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.desk import Desk
from accounts.vocab import Level
from common.asof import Period, start_of
from requests_app.agenda import MOST, answers_due
from requests_app.models import Memo
from requests_app.queries import listed, usual

BEFORE: Final = timedelta(days=31)
AHEAD: Final = timedelta(days=366)


@dataclass(frozen=True, slots=True)
class Fed:
    """A day of the feed: `key` tells it from others and is not shown, `said` is read by the provider."""

    key: str
    on: date
    said: str


Source = Callable[[Desk, Period], Iterable[Fed]]
_sources: list[Source] = []


def register(source: Source) -> Source:
    """Adds the days that the source gives for a desk and a period."""
    _sources.append(source)
    return source


def feed(desk: Desk) -> bytes:
    """The days on the desk, from a month before to a year after."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cooperation register//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Cooperation register"))
    period = Period(desk.on - BEFORE, desk.on + AHEAD)
    for source in _sources:
        for one in source(desk, period):
            calendar.add_component(_event(one, desk))
    content: bytes = calendar.to_ical()
    return content


@register
def _answers(desk: Desk, period: Period) -> Iterator[Fed]:
    """The due dates of public requests."""
    public = listed("all", usual(desk.person), desk).filter(level=Level.PUBLIC)
    rows = answers_due(public, period)
    for code, reference, due_on in rows.values_list("code", "reference", "due_on")[:MOST]:
        assert due_on is not None
        yield Fed(code, due_on, _("%(reference)s: answer due") % {"reference": reference})


@register
def _notes(desk: Desk, period: Period) -> Iterator[Fed]:
    """The days of the person's notes about public requests, whoever is in charge."""
    noted = Memo.objects.of(desk.person).filter(
        request__level=Level.PUBLIC, day__range=(period.start, period.end)
    )
    for code, reference, day in noted.values_list("code", "request__reference", "day")[:MOST]:
        said = _("%(reference)s: note to myself") if reference else _("Note to myself")
        yield Fed(code, day, said % {"reference": reference})


def _event(one: Fed, desk: Desk) -> Event:
    event = Event()
    # The key may be part of an address in the register; what stands here leads nowhere.
    event.add("uid", f"{salted_hmac('requests_app.ics', one.key).hexdigest()}@register")
    event.add("summary", one.said)
    event.add("dtstart", one.on)
    event.add("dtend", one.on + timedelta(days=1))
    event.add("dtstamp", start_of(desk.on))  # one answer a day, whenever it is asked for
    event.add("transp", "TRANSPARENT")
    return event
