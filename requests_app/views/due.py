"""When an answer would be due: the calculator, for any day, family, addressee and pause."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from common import clock
from requests_app import policies
from requests_app.forms.due import CalculatorForm
from requests_app.reasons import why_this_date
from requests_app.services.due import calculated
from requests_app.views.register import court_person


@require_GET
def calculator(request: HttpRequest) -> HttpResponse:
    """The due date for what the address says, with every step that leads to it."""
    person = court_person(request)
    form = CalculatorForm(request.GET or None, initial={"start": clock.today()})
    due = None
    if form.is_bound and form.is_valid():
        due = calculated(**form.asked())
    context = {
        "form": form,
        "due": due,
        "reasons": why_this_date(due.reason()) if due else [],
        "may_keep": policies.may_keep_rules(person),
    }
    status = 400 if form.is_bound and form.errors else 200
    return render(request, "requests_app/due/calculator.html", context, status=status)
