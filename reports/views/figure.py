"""From a printed number to what stands behind it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from accounts.marking import Marked, highest
from accounts.people import signed_in
from common import clock
from common.asof import Period
from reports import policies
from reports.display import day_or_period, on_words, parts
from reports.explanation import explained
from reports.figures import FIGURES, Asked
from reports.figures.computed import written
from reports.forms import OtherwiseForm
from reports.models import Edition
from reports.queries import dates_of, moment_of, snapshot_of
from reports.readings import READINGS
from reports.recount import on_another_day, recounted
from reports.rows import RowPage, page_of
from reports.views.pages import marking_of


@require_GET
def figure(request: HttpRequest, slug: str, figure: str) -> HttpResponse:
    """One figure of an edition: value, rule, origin, why it may read otherwise elsewhere and now, and its rows.

    Rows are for those who may look behind the figure (`reports.policies`), as far as they see them; only public facts
    are counted anew.
    """
    person = signed_in(request)
    found = get_object_or_404(Edition, slug=slug)
    if figure not in FIGURES:
        raise Http404
    one, now = FIGURES[figure], clock.now()
    snapshot = snapshot_of(found, now)
    asked = Asked(dates_of(found), moment_of(found, now))
    context: dict[str, Any] = {
        "edition": found,
        "figure": one,
        "counted": snapshot.figure(figure),
        "on": on_words(snapshot.figure(figure)),
        "parts": parts(snapshot.figure(figure)),
        "explained": explained(found, snapshot, figure, known_at=asked.known_at),
        "readings": [
            (reading.sentence, reading.count(snapshot, asked) if reading.count else None)
            for reading in READINGS.get(figure, ())
        ],
    }
    shown: list[RowPage] = []
    if policies.may_ask_otherwise(person, one):
        form = OtherwiseForm(request.GET if _asks(request) else None, basis=one.basis, today=clock.today())
        context["form"] = form
        context["other_days"] = [
            (day, day_or_period(day.isoformat())) for day in _days(found) if one.basis != "period"
        ]
        if form.is_bound and form.is_valid():
            other = recounted(one, asked, on_another_day(one, asked, form.asked, now=now))
            context |= {"other": other, "other_on": day_or_period(written(form.asked))}
            shown += [other.came, other.went]
    if policies.may_look_behind(person, one):
        context["page"] = page_of(one.rows(asked), cursor=request.GET.get("after", ""))
        shown.append(context["page"])
        if asked.known_at != now:
            context["since"] = recounted(one, asked, Asked(asked.dates, now))
            shown += [context["since"].came, context["since"].went]
    rows = [row for page in shown for row in page.objects if isinstance(row, Marked)]
    context["marking"] = highest([marking_of(found), record_read(rows, by=person, path=request.path)])
    refused = context.get("form") and context["form"].errors
    return render(request, "reports/figure.html", context, status=400 if refused else 200)


def _asks(request: HttpRequest) -> bool:
    return bool({"on", "start", "end"} & request.GET.keys())


def _days(edition: Edition) -> Iterable[date]:
    """The days that the edition has for its figures."""
    own = {one.end if isinstance(one, Period) else one for one in edition.own_dates.values()}
    return sorted({edition.period_end, edition.at_large_on, edition.apic_on, edition.agreements_on, *own})
