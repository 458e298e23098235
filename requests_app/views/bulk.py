"""One action on many requests of the register: a preview of what will and will not change, and then the act."""

from __future__ import annotations

import re

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.errors import Refusal
from common.refusals import shown_on
from requests_app import policies
from requests_app.filters import RequestFilter
from requests_app.forms import BulkForm
from requests_app.models import CooperationRequest, RequestQuerySet
from requests_app.services.assignment import Sorting
from requests_app.services.bulk import BULK, MOST, Bulk, act_on_all, preview
from requests_app.views.register import court_person
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE

NAMED = 10
"""So many of those that were left out are named for each reason."""

PICKED = re.compile(r"([A-Za-z0-9_-]+):(\d{1,9})")


@require_POST
def look(request: HttpRequest) -> HttpResponse:
    """What the action would change among the picked requests, or among all that fit the filters; changes nothing."""
    person, now, today = court_person(request), clock.now(), clock.today()
    policies.check_may_log(person)
    form = BulkForm(request.POST, person=person, today=today)
    rows, more = _rows(request.POST, person)
    if not rows:
        return _none_picked(request)
    context = {
        "form": form,
        "more": more,
        "most": MOST,
        "picked": " ".join(f"{row.code}:{row.version}" for row in rows),
        "label": LIFE.by_name[form.data["act"]].label if form.data.get("act") in BULK else "",
        "marking": record_read(rows, by=person, path=request.path),
    }
    if form.is_valid():
        given = form.cleaned_data
        bulk = Bulk(EventKind(given["act"]), person, given["on"], now, given["note"], given.get("to"))
        with shown_on(form):
            context["sorting"] = preview(rows, bulk)
    return render(request, "requests_app/bulk.html", context, status=400 if form.errors else 200)


@require_POST
def act(request: HttpRequest) -> HttpResponse:
    """Does what was previewed; what changed meanwhile is left out and reported."""
    person, today = court_person(request), clock.today()
    policies.check_may_log(person)
    form = BulkForm(request.POST, person=person, today=today)
    if not form.is_valid():
        return look(request)
    given = form.cleaned_data
    bulk = Bulk(EventKind(given["act"]), person, given["on"], clock.now(), given["note"], given.get("to"))
    picked = {code: int(version) for code, version in PICKED.findall(request.POST.get("picked", ""))}
    if not picked:
        return _none_picked(request)
    try:
        done = act_on_all(picked, bulk)
    except Refusal as refusal:
        if refusal.field not in form.fields:
            raise
        return look(request)
    _tell(request, bulk, done)
    return redirect(f"{reverse('requests:list')}?{given['query']}")


def _none_picked(request: HttpRequest) -> HttpResponse:
    """Back to the register as it was filtered, which says what to do first."""
    messages.warning(request, _("Pick at least one request in the register, or all that fit the filters."))
    return redirect(f"{reverse('requests:list')}?{request.POST.get('query', '')}")


def _rows(asked: QueryDict, person: Person) -> tuple[list[CooperationRequest], bool]:
    """The rows that were picked, or the first that fit the filters; and whether there are more of these."""
    requests = CooperationRequest.objects.with_list_data().select_related("assigned_to")
    if not asked.get("all"):
        codes = [code for code, _version in PICKED.findall(asked.get("picked", ""))] or asked.getlist("row")
        if len(codes) > MOST:
            raise Refusal(_("No more than %(most)d requests are changed at once.") % {"most": MOST})
        return list(requests.filter(code__in=codes).order_by("pk")), False
    filters = RequestFilter(QueryDict(asked.get("query", "")), person=person, on=clock.today())
    if not filters.is_valid():
        raise Refusal(_("The filters hold a mistake; correct them in the register first."))
    fitting: RequestQuerySet = filters.qs
    rows = list(
        fitting.with_list_data().select_related("assigned_to").order_by(filters.sort, "id")[: MOST + 1]
    )
    return rows[:MOST], len(rows) > MOST


def _tell(request: HttpRequest, bulk: Bulk, done: Sorting) -> None:
    """How many changed, and which did not and why."""
    label = bulk.action.label
    if done.moves:
        told = ngettext("%(what)s: %(n)d request.", "%(what)s: %(n)d requests.", len(done.moves))
        messages.success(request, told % {"what": label, "n": len(done.moves)})
    reasons: dict[str, list[str]] = {}
    for row, why in done.stays:
        reasons.setdefault(why, []).append(row.title)
    for why, titles in reasons.items():
        named = ", ".join(titles[:NAMED]) + (" …" if len(titles) > NAMED else "")
        told = ngettext(
            "Left out, %(n)d request: %(named)s. %(why)s",
            "Left out, %(n)d requests: %(named)s. %(why)s",
            len(titles),
        )
        messages.warning(request, told % {"n": len(titles), "named": named, "why": why})
