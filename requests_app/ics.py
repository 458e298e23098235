"""Due dates for a calendar program. Its provider reads them, so they tell a reference and that an answer is due, no more."""

from __future__ import annotations

from datetime import timedelta
from typing import Final

from django.utils.crypto import salted_hmac
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from accounts.desk import Desk
from accounts.vocab import Level
from common.asof import Period, start_of
from requests_app.agenda import MOST, answers_due
from requests_app.queries import listed, usual

BEFORE: Final = timedelta(days=31)
AHEAD: Final = timedelta(days=366)


def feed(desk: Desk) -> bytes:
    """The due dates of public requests on the desk, from a month before its day to a year after, as iCalendar."""
    calendar = Calendar()
    calendar.add("prodid", "-//Cooperation register//EN")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", _("Answers due"))
    public = listed("all", usual(desk.person), desk).filter(level=Level.PUBLIC)
    rows = answers_due(public, Period(desk.on - BEFORE, desk.on + AHEAD))
    for code, reference, due_on in rows.values_list("code", "reference", "due_on")[:MOST]:
        assert due_on is not None
        event = Event()
        # The code is part of an address in the register; what stands here leads nowhere.
        event.add("uid", f"{salted_hmac('requests_app.ics', code).hexdigest()}@register")
        event.add("summary", _("%(reference)s: answer due") % {"reference": reference})
        event.add("dtstart", due_on)
        event.add("dtend", due_on + timedelta(days=1))
        event.add("dtstamp", start_of(desk.on))  # one answer a day, whenever it is asked for
        event.add("transp", "TRANSPARENT")
        calendar.add_component(event)
    content: bytes = calendar.to_ical()
    return content
