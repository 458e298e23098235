"""The pages of forms that record something, and of those that change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.people import signed_in
from accounts.vocab import Level
from agreements.forms.edit import EditForm
from agreements.models import Incident, OutreachEvent
from common.display import Text
from common.errors import Stale
from common.refusals import shown_on

Row = TypeVar("Row", Incident, OutreachEvent)


def court(request: HttpRequest) -> Person:
    """Whoever looks, if they work for the Court; 404 otherwise."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


def recorded(
    request: HttpRequest,
    form: forms.Form,
    title: Text,
    do: Callable[[], Row],
    *,
    back: tuple[str, Text],
    marking: str = Level.PUBLIC,
) -> HttpResponse:
    """A form: does it and goes to what was made; a refusal stands in the form. `back` is where it was opened: address, label."""
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = do()
            messages.success(request, _("It is recorded."))
            return redirect(made)
    context = {"form": form, "title": title, "marking": marking, "back": back}
    return render(request, "agreements/outreach/form.html", context, status=400 if form.is_bound else 200)


def edited(
    request: HttpRequest,
    row: Row,
    form: EditForm[Row],
    title: Text,
    do: Callable[[dict[str, Any], int], Row],
    *,
    marking: str = Level.PUBLIC,
) -> HttpResponse:
    """A form that changes the row; where somebody else was faster, a page that shows both."""
    context: dict[str, Any] = {
        "form": form,
        "title": title,
        "marking": marking,
        "back": (row.get_absolute_url(), row),
    }
    status = 200
    if request.method == "POST":
        status = 400
        if form.is_valid():
            try:
                with shown_on(form, Stale):
                    do(form.changes(), form.cleaned_data["version"] or 0)
                    messages.success(request, _("Changed; the change history keeps what stood before."))
                    return redirect(row)
            except Stale as stale:
                status, current = 409, stale.current
                assert isinstance(current, type(row))
                context["differences"] = form.differences(current)
                form.data = {**request.POST.dict(), "version": str(current.version)}
    return render(request, "agreements/outreach/form.html", context, status=status)
