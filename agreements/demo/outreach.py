"""Events that ICC-ASP/12/35 reports, as far as their days are known."""

from __future__ import annotations

from datetime import date

from accounts.models import Person
from agreements.models import OutreachEvent
from agreements.vocab.outreach import EventKind, EventStatus


def load(*, by: Person, on: date) -> None:
    """The meeting of May 2013 and the seminar of June 2013, both held; nothing that began after `on`."""
    for event in (
        OutreachEvent(
            kind=EventKind.MEETING,
            title="One-day meeting on arrest strategies",
            starts_on=date(2013, 5, 14),
            source="ICC-ASP/12/35, paras 15-19",
        ),
        OutreachEvent(
            kind=EventKind.SEMINAR,
            title="Seminar for French-speaking Africa",
            place="Dakar",
            starts_on=date(2013, 6, 25),
            ends_on=date(2013, 6, 26),
            funders="Norway\nNetherlands\nEstonia",
            source="ICC-ASP/12/35, para. 32",
        ),
    ):
        if event.starts_on <= on:
            event.status, event.recorded_by = EventStatus.HELD, by
            event.save()
