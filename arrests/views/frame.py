"""The page of a form about a warrant."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.audit import record_read
from accounts.people import signed_in
from accounts.vocab import Level
from arrests.models import Suspect, Warrant
from common.errors import Stale
from common.refusals import shown_on


def found_warrant(code: str) -> Warrant:
    """The warrant with this code; a page that does not exist for whoever may not know of it."""
    return get_object_or_404(Warrant.objects.select_related("suspect"), code=code)


def warrant_page(
    request: HttpRequest,
    warrant: Warrant,
    form: Form,
    act: Callable[[dict[str, Any]], object],
    *,
    note: str = "",
    least: Level = Level.PUBLIC,
    **words: str,
) -> HttpResponse:
    """A form about one warrant, from which one returns to the person's page; marked `least` at least."""
    return form_page(
        request,
        form,
        lambda data: act(data) and Suspect.objects.get(warrants=warrant),
        subheading=" · ".join(part for part in (str(warrant.suspect), note) if part),
        back=warrant.suspect.get_absolute_url(),
        marking=record_read([warrant], by=signed_in(request), path=request.path, least=least),
        **words,
    )


def form_page(
    request: HttpRequest, form: Form, act: Callable[[dict[str, Any]], Any], *, done: str, **words: str
) -> HttpResponse:
    """Shows the form; what is valid goes to `act`, whose result says where to go on, and whose refusal is shown."""
    if request.method == "POST" and form.is_valid():
        with shown_on(form, Stale):
            following = act(form.cleaned_data)
            messages.success(request, done)
            return redirect(following)
    return render(request, "arrests/form.html", {"form": form, **words})
