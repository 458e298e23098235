"""What the pages have in common: the tabs, the page of a form, and who gets to them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.people import signed_in
from arrests.models import Warrant
from common.display import Text
from common.errors import Stale
from common.refusals import shown_on

PLACES: Final[tuple[tuple[str, Text, bool], ...]] = (
    ("list", _("Instances"), False),
    ("measures", _("Measures"), True),
    ("costs", _("Cost of delay"), True),
    ("points", _("Regional focal points"), False),
    ("roster", _("Duty roster"), True),
)
"""Name of the page, its label, and whether it is for the Court alone."""


def court_person(request: HttpRequest) -> Person:
    """The signed-in person, if they work for the Court; 404 otherwise."""
    person = signed_in(request)
    if not person.works_for_the_court:
        raise Http404
    return person


def found_warrant(code: str) -> Warrant:
    """The warrant with this code; a page that does not exist for whoever may not know of it."""
    return get_object_or_404(Warrant.objects.select_related("suspect__situation"), code=code)


def places(here: str, person: Person) -> list[dict[str, object]]:
    """The tabs for the person, the current one marked."""
    return [
        {"label": label, "url": reverse(f"pursuit:{name}"), "active": name == here, "badge": ""}
        for name, label, court in PLACES
        if person.works_for_the_court or not court
    ]


def form_page(
    request: HttpRequest,
    form: Form,
    act: Callable[[dict[str, Any]], Any],
    *,
    done: Text,
    then: Any = None,
    template: str = "pursuit/form.html",
    **context: Any,
) -> HttpResponse:
    """Shows the form; what is valid goes to `act`, whose refusal is shown.

    One goes on to `then`, or else to the result of `act`.
    """
    if request.method == "POST" and form.is_valid():
        content = form.content() if hasattr(form, "content") else form.cleaned_data
        with shown_on(form, Stale):
            following = act(content)
            messages.success(request, str(done))
            return redirect(then or following)
    return render(request, template, {"form": form, **context})
