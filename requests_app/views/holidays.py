"""The calendars that due dates follow, read by everyone of the Court, changed by their keepers."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.models import Person
from common import clock
from common.refusals import shown_on
from requests_app import policies
from requests_app.forms.due import HolidayForm, OpenCalendarForm, YearsForm
from requests_app.models import WorkingCalendar
from requests_app.services import holidays
from requests_app.services.preview import Preview
from requests_app.views.rules import moves_of, rules_person

COURT = "court"
"""How the Court's own calendar is named in an address."""


@require_http_methods(["GET", "POST"])
def calendar_list(request: HttpRequest) -> HttpResponse:
    """The Court's calendar and those of States; a keeper opens another one."""
    person = rules_person(request)
    form = OpenCalendarForm(request.POST or None)
    if request.method == "POST":
        policies.check_may_keep_rules(person)
        if form.is_valid():
            made = holidays.open_calendar(form.cleaned_data["partner"], by=person)
            return redirect("requests:calendar", made.partner.code if made.partner else COURT)
    found = WorkingCalendar.objects.select_related("partner").prefetch_related("years")
    context = {
        "calendars": sorted(found, key=lambda one: one.partner.sort_key if one.partner else ""),
        "form": form,
        "may_keep": policies.may_keep_rules(person),
        "court": COURT,
    }
    return render(request, "requests_app/due/calendars.html", context, status=400 if form.errors else 200)


@require_GET
def calendar_page(request: HttpRequest, owner: str) -> HttpResponse:
    """The days off of one year, and what a keeper can do with them."""
    person, today = rules_person(request), clock.today()
    calendar = _calendar(owner)
    wish = request.GET.get("year", "")
    year = int(wish) if wish.isdecimal() and len(wish) == 4 else today.year
    years = {one.year: one for one in calendar.years.all()}
    context = {
        "calendar": calendar,
        "owner": owner,
        "year": year,
        "known": years.get(year),
        "years": sorted(years),
        "holidays": calendar.holidays.filter(day__year=year),
        "may_keep": policies.may_keep_rules(person),
        "holiday_form": HolidayForm(),
        "years_form": YearsForm(initial={"first": today.year, "last": today.year + 2}),
    }
    return render(request, "requests_app/due/calendar.html", context)


@require_http_methods(["POST"])
def holiday_add(request: HttpRequest, owner: str) -> HttpResponse:
    """A day off: first what it moves, then the day itself."""
    calendar, form = _calendar(owner), HolidayForm(request.POST)

    def preview() -> Preview:
        given = form.cleaned_data
        return holidays.preview_days(calendar, added={given["day"]: given["name"]})

    def done(person: Person) -> None:
        holidays.add_holiday(calendar, **form.cleaned_data, by=person, at=clock.now())

    return _change(request, calendar, owner, form, _("Add a holiday"), preview, done)


@require_http_methods(["POST"])
def holiday_remove(request: HttpRequest, owner: str, day: str) -> HttpResponse:
    """A day that is worked after all: first what it moves, then the change."""
    calendar = _calendar(owner)
    try:
        found = calendar.holidays.filter(day=date.fromisoformat(day)).first()
    except ValueError:
        raise Http404 from None
    if found is None:
        raise Http404

    def preview() -> Preview:
        return holidays.preview_days(calendar, removed=[found.day])

    def done(person: Person) -> None:
        holidays.remove_holiday(found, by=person, at=clock.now())

    title = _("Remove %(name)s, %(day)s") % {"name": found.name, "day": found.day.isoformat()}
    return _change(request, calendar, owner, Form(request.POST), title, preview, done)


@require_http_methods(["POST"])
def years_enter(request: HttpRequest, owner: str) -> HttpResponse:
    """The public holidays of whole years, as an assumption: first what they move, then the years."""
    calendar, form = _calendar(owner), YearsForm(request.POST)

    def preview() -> Preview:
        first, last = form.cleaned_data["first"], form.cleaned_data["last"]
        holidays.check_years(first, last)
        return holidays.preview_days(calendar, added=holidays.missing_days(calendar, range(first, last + 1)))

    def done(person: Person) -> None:
        holidays.enter_holidays(calendar, **form.cleaned_data, by=person, at=clock.now())

    return _change(request, calendar, owner, form, _("Enter public holidays"), preview, done)


@require_http_methods(["POST"])
def year_confirm(request: HttpRequest, owner: str, year: int) -> HttpResponse:
    """Somebody who knows says that the year is complete."""
    person = rules_person(request)
    holidays.confirm_year(_calendar(owner), year=year, by=person)
    messages.success(request, _("The year %d is confirmed.") % year)
    return redirect("requests:calendar", owner)


def _change(
    request: HttpRequest,
    calendar: WorkingCalendar,
    owner: str,
    form: Form,
    title: str,
    preview: Callable[[], Preview],
    done: Callable[[Person], None],
) -> HttpResponse:
    """Shows what a change would move; does it where the person has seen that and confirms."""
    person = rules_person(request)
    policies.check_may_keep_rules(person)
    found = None
    if form.is_valid():
        with shown_on(form):
            if "confirm" in request.POST:
                done(person)
                messages.success(
                    request, _("The calendar is changed; due dates that it touches move within moments.")
                )
                return redirect("requests:calendar", owner)
            found = preview()
    context = moves_of(request, person, found)
    context |= {"form": form, "title": title, "calendar": calendar, "owner": owner}
    return render(request, "requests_app/due/change.html", context, status=400 if form.errors else 200)


def _calendar(owner: str) -> WorkingCalendar:
    rows = WorkingCalendar.objects.select_related("partner")
    if owner == COURT:
        return get_object_or_404(rows, partner=None)
    return get_object_or_404(rows, partner__code=owner)
