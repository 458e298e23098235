"""The log page: a request is written down in under a minute, and nothing that was typed is lost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.audit import record_read
from accounts.marking import highest
from accounts.models import Person
from common import clock
from common.findings import Finding, Severity
from common.refusals import shown_on
from common.templatetags import ui
from requests_app.forms import EntryForm
from requests_app.models import CooperationRequest
from requests_app.reasons import why_this_date
from requests_app.services import log_together, proposed_due_date, unsent
from requests_app.services.doubles import Wish, doubles
from requests_app.views.file import found
from requests_app.views.unsent import logging_person, sent, typed, waiting
from requests_app.vocab import Family, FormName


@require_http_methods(["GET", "POST"])
def log(request: HttpRequest) -> HttpResponse:
    """The form that logs a request to one or several addressees."""
    person = logging_person(request)
    if request.method == "POST":
        return _logged(request, person)
    if "continue" in request.GET and (begun := unsent.kept(FormName.LOG, by=person, at=clock.now())):
        return _page(request, EntryForm.refreshed(typed(begun), person=person, on=clock.today()))
    given = {name: request.GET[name] for name in ("partner", "originator") if request.GET.get(name)}
    return _page(request, EntryForm.opened(given, person=person, on=clock.today()))


@require_GET
def again(request: HttpRequest, code: str) -> HttpResponse:
    """The form for another request like this one."""
    person, other = logging_person(request), found(code)
    marking = record_read([other], by=person, path=request.path)
    form = EntryForm.like(other, person=person, on=clock.today())
    return _page(request, form, other=other, marking=marking)


@require_POST
def update(request: HttpRequest) -> HttpResponse:
    """The form as it was typed, with what follows from it brought up to date."""
    person = logging_person(request)
    return _page(request, EntryForm.refreshed(request.POST.dict(), person=person, on=clock.today()))


def _logged(request: HttpRequest, person: Person) -> HttpResponse:
    form = EntryForm(request.POST, person=person, on=clock.today())
    if not form.is_valid():
        return _page(request, form)
    wishes = [
        Wish(partner, form.cleaned_data["family"], form.cleaned_data["subject"])
        for partner, _way in form.addressees()
    ]
    alike = {row.pk: row for rows in doubles(wishes, on=clock.today()) for row in rows}
    seen = set(form.cleaned_data["seen"].split())
    if any(row.code not in seen for row in alike.values()):
        return _page(request, form, alike=list(alike.values()))
    with shown_on(form):
        made = log_together(form.addressees(), by=person, known_at=clock.now(), **form.content())
        sent(request, FormName.LOG, by=person)
        first = made[0]
        messages.success(request, _told(made))
        if "another" in request.POST:
            return redirect("requests:again", first.code)
        return redirect("requests:group", first.membership.group) if len(made) > 1 else redirect(first)
    return _page(request, form)


def _told(made: list[CooperationRequest]) -> str:
    if len(made) > 1:
        return _("%d requests are logged, one for each addressee.") % len(made)
    return _("The request is logged. Submit it for approval when it is complete.")


def _page(
    request: HttpRequest,
    form: EntryForm,
    *,
    alike: list[CooperationRequest] | None = None,
    other: CooperationRequest | None = None,
    marking: str = "",
) -> HttpResponse:
    """The log page; `alike` are possible doubles, shown before anything is saved, `other` the one that it began like."""
    form.point_to_first()
    shown = record_read(alike or [], by=form.person, path=request.path, on_page_of=other)
    context: dict[str, Any] = {
        "form": form,
        "other": other,
        "waiting": waiting(request, FormName.LOG, by=form.person),
        "doubles": double_findings(alike or []),
        "seen": " ".join(row.code for row in alike or []),
        "marking": highest([shown, form.marking, *([marking] if marking else [])]),
        **_follows(form),
    }
    status = 409 if alike else 400 if form.is_bound else 200
    return render(request, "requests_app/log.html", context, status=status)


def _follows(form: EntryForm) -> dict[str, Any]:
    """What follows from what stands in the form: the addressee's own facts, and the due date."""
    partner = form.directory.known(str(form["partner"].value() or ""))
    family, proposed = form["family"].value(), None
    if family in Family.values:
        urgent = bool(form["urgent"].value())
        proposed = proposed_due_date(family, urgent=urgent, start=form.on, partner=partner)
    return {
        "addressee": partner,
        "due": proposed,
        "reasons": why_this_date(proposed.reason()) if proposed else [],
    }


def double_findings(
    rows: Iterable[CooperationRequest], twins: Iterable[tuple[int, int]] = ()
) -> list[Finding]:
    """A warning for each possible double, with a link to it, and for each pair of rows of a batch that are alike."""
    found = [
        Finding(
            Severity.WARNING,
            row.partner.name,
            format_html(
                '<a href="{}">{}</a>: {} · {} {}',
                row.get_absolute_url(),
                row.title,
                row.subject,
                row.get_status_display(),
                ui.day(row.transmitted_on) if row.transmitted_on else "",
            ),
        )
        for row in rows
    ]
    alike = _("Row %(row)d says the same as row %(other)d.")
    return found + [
        Finding(Severity.WARNING, _("row %d") % other, alike % {"row": other, "other": row})
        for row, other in twins
    ]
