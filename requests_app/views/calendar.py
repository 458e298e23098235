"""The calendar: a month as a table or as an agenda, of one's own dates or the organ's."""

from __future__ import annotations

from calendar import Calendar
from collections import defaultdict
from datetime import date, timedelta
from typing import Final
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.desk import Whose, desk_of
from common import clock
from common.asof import Period
from requests_app.agenda import Entry, entries
from requests_app.views.register import court_person
from requests_app.vocab import TRANSMITTERS

FIRST_YEAR, LAST_YEAR = 1998, 2100
"""From the adoption of the Rome Statute to further than any date that is agreed on."""

IN_A_CELL: Final = 4
"""Entries of a day in the table; the agenda has all."""


@require_GET
def calendar(request: HttpRequest) -> HttpResponse:
    """The month that the address names, else this one."""
    person, today = court_person(request), clock.today()
    first = _month(request.GET.get("month", ""), today)
    weeks = Calendar().monthdatescalendar(first.year, first.month)
    last = (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)
    toggle = person.organ in TRANSMITTERS
    whose = Whose.MINE if toggle and request.GET.get("whose") != Whose.ORGAN else Whose.ORGAN
    view = "agenda" if request.GET.get("view") == "agenda" else "month"
    found = entries(desk_of(person, today, whose=whose), Period(first, last))
    by_day: dict[date, list[Entry]] = defaultdict(list)
    for entry in found:
        by_day[entry.on].append(entry)

    def link(**changed: str) -> str:
        return "?" + urlencode({"month": f"{first:%Y-%m}", "whose": whose, "view": view} | changed)

    before, after = first - timedelta(days=1), last + timedelta(days=1)
    context = {
        "first": first,
        "today": today,
        "view": view,
        "days": sorted(by_day.items()),
        "weeks": [
            [(day, by_day[day] if day.month == first.month else None) for day in week] for week in weeks
        ],
        "shown": IN_A_CELL,
        "before": link(month=f"{before:%Y-%m}") if before.year >= FIRST_YEAR else "",
        "after": link(month=f"{after:%Y-%m}") if after.year <= LAST_YEAR else "",
        "agenda_url": link(view="agenda"),
        "views": [
            {"label": _("Month"), "url": link(view="month"), "active": view == "month"},
            {"label": _("Agenda"), "url": link(view="agenda"), "active": view == "agenda"},
            *(
                {"label": choice.label, "url": link(whose=choice), "active": choice == whose}
                for choice in Whose
                if toggle
            ),
        ],
        "marking": record_read(
            {entry.request.pk: entry.request for entry in found}.values(), by=person, path=request.path
        ),
    }
    return render(request, "requests_app/calendar.html", context)


def _month(wish: str, today: date) -> date:
    """The first day of the month written as 2013-09; of this month where that is none."""
    try:
        found = date.fromisoformat(f"{wish}-01")
    except ValueError:
        return today.replace(day=1)
    return found if FIRST_YEAR <= found.year <= LAST_YEAR else today.replace(day=1)
