"""Days for a calendar program. Its provider reads them, so they tell a reference and that an answer is due or something noted."""

from __future__ import annotations

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


def feed(desk: Desk) -> bytes:
    """The due dates of public requests on the desk, and the days of one's notes about any, from a month before to a year after."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cooperation register//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Answers due"))
    public = listed("all", usual(desk.person), desk).filter(level=Level.PUBLIC)
    period = Period(desk.on - BEFORE, desk.on + AHEAD)
    rows = answers_due(public, period)
    for code, reference, due_on in rows.values_list("code", "reference", "due_on")[:MOST]:
        assert due_on is not None
        calendar.add_component(_entry(desk, code, due_on, _("%(reference)s: answer due"), reference))
    noted = Memo.objects.of(desk.person).filter(
        request__level=Level.PUBLIC, day__range=(period.start, period.end)
    )
    for code, reference, day in noted.values_list("code", "request__reference", "day")[:MOST]:
        said = _("%(reference)s: note to myself") if reference else _("Note to myself")
        calendar.add_component(_entry(desk, code, day, said, reference))
    content: bytes = calendar.to_ical()
    return content


def _entry(desk: Desk, code: str, day: date, said: str, reference: str | None) -> Event:
    event = Event()
    # The code is part of an address in the register; what stands here leads nowhere.
    event.add("uid", f"{salted_hmac('requests_app.ics', code).hexdigest()}@register")
    event.add("summary", said % {"reference": reference})
    event.add("dtstart", day)
    event.add("dtend", day + timedelta(days=1))
    event.add("dtstamp", start_of(desk.on))  # one answer a day, whenever it is asked for
    event.add("transp", "TRANSPARENT")
    return event
