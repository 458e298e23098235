"""One request: what happened, when its answer is due and why, and what can be done next."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET

from accounts.audit import record_read
from common import clock
from requests_app import policies
from requests_app.departures import departure_advice
from requests_app.models import CooperationRequest
from requests_app.queries import standing_documents
from requests_app.reasons import in_words, why_this_date
from requests_app.related import related, succession
from requests_app.services.groups import group_of
from requests_app.services.moves import extensions_of
from requests_app.tables import contents, facts, moments, people
from requests_app.views.register import court_person
from requests_app.vocab import PREPARED, EventKind
from requests_app.workflow import LIFE

QUIET = frozenset(
    {
        EventKind.EDITED,
        EventKind.WITHDRAWN,
        EventKind.DECLINED,
        EventKind.PARTIALLY_EXECUTED,
        EventKind.SENT_BACK,
        EventKind.REMINDED,
        EventKind.EXTENDED,
        EventKind.EXTENSION_REMOVED,
        EventKind.RETURNED_INCOMPLETE,
        EventKind.CONSULTATION_OPENED,
        EventKind.POSTPONED,
        EventKind.SILENCE_EXPLAINED,
        EventKind.ESCALATED,
        EventKind.SUPERSEDED,
        EventKind.REOPENED,
        EventKind.ASSIGNED,
    }
)
"""Actions that are never the main button of the page."""

NOTES = 3
"""How many internal notes the page shows; the others are one click away."""


LETTERS = {"transmission": EventKind.TRANSMITTED, "reminder": EventKind.REMINDED}
"""The notes verbales that the register makes, by the word in their address, with the action that sends each of them."""


def found(code: str) -> CooperationRequest:
    """The request with the code, if it exists for whoever looks; 404 otherwise."""
    rows = CooperationRequest.objects.with_list_data().select_related(
        "created_by", "approved_by", "assigned_to", "compartment"
    )
    return get_object_or_404(rows.defer(None).defer("search_vector", "document_names"), code=code)


@require_GET
def detail(request: HttpRequest, code: str) -> HttpResponse:
    """The request's page."""
    person, today = court_person(request), clock.today()
    row = found(code)
    events = list(row.events.select_related("recorded_by", "corrected_by").order_by("id"))
    authors = {event.recorded_by_id for event in events if event.kind in {EventKind.LOGGED, EventKind.EDITED}}
    actions = [action for action in LIFE.actions if policies.may_do(action.name, row, person, authors)]
    documents, chain = standing_documents(row), succession(row)
    links = related(row, today, told=chain)
    main = next((action for action in actions if action.name not in QUIET), None)
    context = {
        "row": row,
        "deadline": row.deadline(today),
        "moments": moments(row, events, row.notices.all(), today),
        "facts": [fact for fact in (*facts(row, events), *(link.fact for link in chain)) if fact.known],
        "next_step": policies.next_step(row),
        "contents": contents(row),
        "missing": policies.incomplete(row.family, row.contents, {one.kind for one in documents})
        if row.status in PREPARED and policies.may_write(row, person)
        else (),
        "may_complete": any(action.name == EventKind.EDITED for action in actions),
        "advice": [*policies.advice(row, today), *departure_advice(row, today, clock.now())],
        "correctable": any(event.kind in policies.CORRECTABLE for event in events),
        "group": group_of(row, on=today),
        "may_log": policies.may_log(person),
        "why": why_this_date(row.due_reason),
        "extensions": [in_words(one) for _key, one in extensions_of(row)] if row.due_since else [],
        "may_shorten": any(action.name == EventKind.EXTENSION_REMOVED for action in actions),
        "main": main,
        "others": [action for action in actions if action is not main],
        "waits_for_another": row.status == "in_approval"
        and policies.may_write(row, person)
        and person.pk in authors,
        "documents": documents,
        "letter": next((name for name, kind in LETTERS.items() if kind in {one.name for one in actions}), ""),
        "links": links,
        "notes": row.internal_notes.select_related("written_by").order_by("-id")[:NOTES],
        "memos": row.memos.of(person),
        "may_write": policies.may_write(row, person),
        "people": people(row, events),
        "marking": record_read(
            [row, *documents, *(link.row for link in (*chain, *links))],
            by=person,
            path=request.path,
            on_page_of=row,
        ),
    }
    return render(request, "requests_app/detail.html", context)
