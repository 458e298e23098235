"""The cost of delay: totals over a period, and the entries of a warrant."""

from __future__ import annotations

from typing import Final

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.marking import highest
from accounts.vocab import Level
from common import clock
from common.keyset import Keyset
from pursuit.forms.cost import CostForm, PeriodForm
from pursuit.models import DelayCost
from pursuit.policies import measure as policies
from pursuit.queries.costs import in_period, markings, totals
from pursuit.services import costs
from pursuit.tables.cost import costs_table, totals_table
from pursuit.views.frame import court_person, form_page, found_warrant, places

PAGE: Final = 50


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """What outstanding warrants cost in a period, as far as the person knows of them."""
    person, now = court_person(request), clock.now()
    form = PeriodForm(request.GET)
    period = form.period(clock.today())
    rows = in_period(period, now).select_related("warrant__suspect")
    page = Keyset("last", descending=True).page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "filters": form,
        "period": period,
        "totals": totals_table(totals(period, now)),
        "table": costs_table(page.rows),
        "page": page,
        "places": places("costs", person),
        "marking": highest(
            [
                Level.CONFIDENTIAL,
                record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path()),
                *markings(in_period(period, now)),  # of all that is added up
            ]
        ),
    }
    return render(request, "pursuit/costs.html", context)


@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, warrant: str) -> HttpResponse:
    """Records what one of the four tasks cost for a warrant."""
    person = court_person(request)
    row = found_warrant(warrant)
    policies.check_records(person)
    return form_page(
        request,
        CostForm(request.POST or None),
        lambda data: costs.record_cost(row, known_at=clock.now(), by=person, **data),
        then=row.suspect,
        done=_("The cost is recorded."),
        heading=_("Record a cost of delay"),
        subheading=str(row),
        submit=_("Record it"),
        back=row.suspect.get_absolute_url(),
        marking=record_read([row], by=person, path=request.path, least=Level.CONFIDENTIAL),
    )


@require_http_methods(["GET", "POST"])
def strike(request: HttpRequest, cost: str) -> HttpResponse:
    """Strikes an entry out, after asking."""
    person = court_person(request)
    rows = DelayCost.objects.known(clock.now()).select_related("warrant__suspect")
    row = get_object_or_404(rows, code=cost)
    policies.check_records(person)
    return form_page(
        request,
        forms.Form(request.POST if request.method == "POST" else None),
        lambda _data: costs.strike_cost(row, known_at=clock.now(), by=person),
        then=row.warrant.suspect,
        done=_("The entry is struck out; what was known before keeps it."),
        heading=_("Strike out a cost of delay"),
        subheading=f"{row.warrant.suspect} · {row}",
        submit=_("Strike it out"),
        back=row.warrant.suspect.get_absolute_url(),
        marking=record_read([row.warrant], by=person, path=request.path, least=Level.CONFIDENTIAL),
    )
