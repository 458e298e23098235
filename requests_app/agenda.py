"""The dates of the requests on a desk: when answers are due, until when is postponed or consulted, when reminders went out, what one noted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from accounts.desk import Desk
from common.asof import Period
from requests_app.models import CooperationRequest, Memo, RequestEvent, RequestQuerySet
from requests_app.queries import listed
from requests_app.vocab import EventKind

MOST: Final = 500
"""Entries of one kind in one period; nobody reads further."""


@dataclass(frozen=True, slots=True)
class Entry:
    """Something that falls on a day."""

    on: date
    what: str
    request: CooperationRequest


def answers_due(rows: RequestQuerySet, period: Period) -> RequestQuerySet:
    """Those whose answer is due within the period, while the clock runs, in order."""
    due = rows.awaited().filter(due_on__range=(period.start, period.end), clock_stopped=False)
    return due.order_by("due_on", "id")


def entries(desk: Desk, period: Period) -> list[Entry]:
    """What falls into the period, by day, with the person's own notes whoever is in charge: five queries."""
    rows = listed("all", desk.whose, desk)
    due = answers_due(rows.with_list_data(), period)[:MOST]
    postponed = rows.with_list_data().awaited().filter(postponed_until__range=(period.start, period.end))
    consulted = rows.with_list_data().awaited().filter(consulted_until__range=(period.start, period.end))
    reminded = RequestEvent.objects.filter(
        kind=EventKind.REMINDED,
        effective_on__range=(period.start, period.end),
        request__in=rows.awaited(),
    ).select_related("request__partner", "request__situation")
    found = [Entry(row.due_on, _("Answer due"), row) for row in due if row.due_on]
    found += [
        Entry(row.postponed_until, _("End of postponement"), row)
        for row in postponed.order_by("postponed_until", "id")[:MOST]
        if row.postponed_until
    ]
    found += [
        Entry(row.consulted_until, _("Result of the consultation expected"), row)
        for row in consulted.order_by("consulted_until", "id")[:MOST]
        if row.consulted_until
    ]
    found += [
        Entry(event.effective_on, _("Reminder sent"), event.request)
        for event in reminded.order_by("effective_on", "id")[:MOST]
    ]
    noted = Memo.objects.of(desk.person).filter(day__range=(period.start, period.end))
    found += [
        Entry(memo.day, _("Note to myself: %(text)s") % {"text": memo.text}, memo.request)
        for memo in noted.select_related("request__partner", "request__situation")[:MOST]
    ]
    found.sort(key=lambda entry: entry.on)
    return found
