"""What is typed into a long form is kept while somebody types, and offered again to them alone."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.models import Person
from common import clock
from common.codes import ONCE
from requests_app import policies
from requests_app.models import UnsentForm
from requests_app.services import unsent
from requests_app.views.register import court_person
from requests_app.vocab import FormName

KEEPS = "keeps"
"""Sent by a form that is kept while somebody types; not by one beside which another is still offered."""

NOT_TYPED = frozenset({"csrfmiddlewaretoken", ONCE, KEEPS, "another"})
"""What a form sends besides what was typed."""


@require_POST
def keep(request: HttpRequest, form: FormName) -> HttpResponse:
    """Keeps what was typed: on its own while somebody types, or because they pressed the button."""
    person = logging_person(request)
    content = {
        name: [value.replace("\0", "") for value in values]
        for name, values in request.POST.lists()
        if name not in NOT_TYPED
    }
    kept = unsent.keep(form, content, by=person, at=clock.now())
    if request.headers.get("HX-Request"):
        return render(request, "requests_app/kept.html", {"kept": kept})
    messages.success(request, _("Kept for you alone. Continue it on this page when you like."))
    return redirect(f"requests:{form}")


@require_POST
def discard(request: HttpRequest, form: FormName) -> HttpResponse:
    """Drops what was kept."""
    unsent.discard(form, by=logging_person(request))
    messages.success(request, _("What you had begun is discarded."))
    return redirect(f"requests:{form}")


def logging_person(request: HttpRequest) -> Person:
    """The signed-in person, if their organ logs requests. Raises Forbidden for other organs of the Court."""
    person = court_person(request)
    policies.check_may_log(person)
    return person


def waiting(request: HttpRequest, form: FormName, *, by: Person) -> UnsentForm | None:
    """What the person began before and may continue, unless this very form is its continuation."""
    if KEEPS in request.POST or "continue" in request.GET:
        return None
    return unsent.kept(form, by=by, at=clock.now())


def sent(request: HttpRequest, form: FormName, *, by: Person) -> None:
    """Drops what was kept of the form that is done; another one that is still offered stays."""
    if KEEPS in request.POST:
        unsent.discard(form, by=by)


def typed(kept: UnsentForm) -> dict[str, str]:
    """What was kept, by the name of its input."""
    return {name: values[-1] for name, values in kept.content.items() if values}
