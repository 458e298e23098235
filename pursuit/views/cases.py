"""Instances of non-cooperation: the list, one of them, and everything that can be done to it."""

from __future__ import annotations

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.audit import record_read
from accounts.marking import highest
from accounts.people import signed_in
from common import clock
from common.keyset import Keyset
from pursuit import exports
from pursuit.clocks import running
from pursuit.forms.case import (
    ActionForm,
    CaseFilter,
    CorrectionForm,
    NoteForm,
    OpenForm,
    PublicationForm,
    RequestForm,
)
from pursuit.models import Case, CaseRequest
from pursuit.policies import case as policies
from pursuit.queries.points import points_of
from pursuit.services import cases, publication
from pursuit.tables.case import case_table, deadline_lines, facts, moments, pill
from pursuit.views.frame import form_page, places
from pursuit.vocab import NEW
from pursuit.workflow import LIFE, possible, replay

PAGE: Final = 50


def found(code: str) -> Case:
    """The instance with this code; a page that does not exist for whoever may not know of it."""
    rows = Case.objects.with_list_data().select_related("compartment")
    return get_object_or_404(rows, code=code)


@require_GET
def listed(request: HttpRequest) -> HttpResponse:
    """The instances that the person sees; what falls due comes first."""
    person, today = signed_in(request), clock.today()
    inside = person.works_for_the_court
    filters = CaseFilter(request.GET, inside=inside)
    rows = filters.among(Case.objects.with_list_data(), today, inside=inside)
    # What falls due is the Court's own business; everyone else reads by day.
    order = Keyset("due_on") if inside else Keyset("began_on", descending=True)
    page = order.page(rows, size=PAGE, cursor=request.GET.get("after", ""))
    context = {
        "filters": filters,
        "table": case_table(page.rows, on=today, inside=inside),
        "page": page,
        "places": places("list", person),
        "may_keep": policies.may_keep(person),
        "query": request.GET.urlencode(),
        "marking": record_read(page.rows, by=person, path=request.get_full_path()),
    }
    return render(request, "pursuit/list.html", context)


@require_GET
def exported(request: HttpRequest) -> HttpResponse:
    """The instances of the list as CSV; nothing under seal leaves its compartment that way."""
    person, today = signed_in(request), clock.today()
    inside = person.works_for_the_court
    rows = list(CaseFilter(request.GET, inside=inside).among(exports.leaving(), today, inside=inside))
    record_read(rows, by=person, path=request.get_full_path())
    return exports.cases_csv(rows, inside=inside)


@require_http_methods(["GET", "POST"])
def opened(request: HttpRequest) -> HttpResponse:
    """The form that opens an instance."""
    person = signed_in(request)
    policies.check_keeps(person)
    return form_page(
        request,
        OpenForm(request.POST or None, initial={"on": clock.today()}),
        lambda data: cases.open_case(known_at=clock.now(), by=person, **data),
        done=_("The instance is open. It is internal until two people publish it."),
        heading=_("Open an instance of non-cooperation"),
        submit=_("Open it"),
        back=reverse("pursuit:list"),
    )


@require_GET
def case(request: HttpRequest, code: str) -> HttpResponse:
    """One instance: what happened, what falls due, what can be done next, what the public reads."""
    person, today, row = signed_in(request), clock.today(), found(code)
    inside = person.works_for_the_court
    events = list(
        row.events.select_related("recorded_by", "corrected_by", "note").order_by("-effective_on", "-id")
    )
    context: dict[str, Any] = {
        "row": row,
        "pill": pill(row.status),
        "moments": moments(events, person),
        "facts": facts(row, points_of(row.partner, today), inside=inside),
        "inside": inside,
        "places": places("list", person),
    }
    links: list[CaseRequest] = []
    if inside:
        entries = cases.standing_entries(row, clock.now())
        links = list(row.links.select_related("request__partner").order_by("id"))
        context |= {
            "deadlines": deadline_lines(running(entries, row.status), today),
            "notes": row.notes.filter(event=None).select_related("written_by").order_by("-id"),
            "links": links,
        }
        if policies.may_keep(person):
            waiting = publication.open_publication(row)
            context |= {
                "may_keep": True,
                "actions": possible(replay(entries, row.duty), row.duty),
                "publication": waiting,
                "may_publish": not row.sealed and waiting is None,
                "may_confirm": waiting is not None and policies.may_confirm(waiting, person),
            }
    context["marking"] = highest(
        [
            record_read([row], by=person, path=request.path),
            record_read([link.request for link in links], by=person, path=request.path, on_page_of=row),
        ]
    )
    return render(request, "pursuit/case.html", context)


def _page_of(row: Case, request: HttpRequest, **context: Any) -> dict[str, Any]:
    return {
        "subheading": str(row),
        "back": row.get_absolute_url(),
        "marking": record_read([row], by=signed_in(request), path=request.path),
        **context,
    }


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """The form of one action."""
    person, row = signed_in(request), found(code)
    policies.check_keeps(person)
    step = LIFE.by_name.get(action)
    if step is None or step.sources == {NEW}:
        raise Http404
    if not LIFE.allows(action, row.status):
        sentence = _("“%(action)s” is not possible while the status is “%(status)s”.")
        messages.warning(request, sentence % {"action": step.label, "status": row.get_status_display()})
        return redirect(row)
    return form_page(
        request,
        ActionForm(request.POST or None, step=step, case=row, today=clock.today()),
        lambda data: cases.act(row, action=action, known_at=clock.now(), by=person, **data),
        done=_("Recorded."),
        **_page_of(row, request, heading=step.label, submit=_("Record it"), basis=step.source),
    )


@require_http_methods(["GET", "POST"])
def correct(request: HttpRequest, code: str) -> HttpResponse:
    """Corrects the day of an entry, or strikes it out."""
    person, row = signed_in(request), found(code)
    policies.check_keeps(person)
    return form_page(
        request,
        CorrectionForm(request.POST or None, case=row),
        lambda data: cases.correct_entry(known_at=clock.now(), by=person, **data),
        then=row,
        done=_("Corrected; the old entry stays visible inside the Court."),
        **_page_of(row, request, heading=_("Correct an entry"), submit=_("Correct it")),
    )


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, code: str) -> HttpResponse:
    """Adds a paragraph to the internal narrative."""
    person, row = signed_in(request), found(code)
    policies.check_keeps(person)
    return form_page(
        request,
        NoteForm(request.POST or None),
        lambda data: cases.add_note(row, by=person, **data),
        then=row,
        done=_("The note is kept."),
        **_page_of(row, request, heading=_("Add to the internal narrative"), submit=_("Keep it")),
    )


@require_http_methods(["GET", "POST"])
def link(request: HttpRequest, code: str) -> HttpResponse:
    """Links a request to the State that the instance is about."""
    person, row = signed_in(request), found(code)
    policies.check_keeps(person)
    return form_page(
        request,
        RequestForm(request.POST or None, case=row),
        lambda data: cases.link_request(row, by=person, **data),
        then=row,
        done=_("The request is linked. Whoever sees only one of the two sees no link."),
        **_page_of(row, request, heading=_("Link a request"), submit=_("Link it")),
    )


@require_http_methods(["GET", "POST"])
def publish(request: HttpRequest, code: str) -> HttpResponse:
    """Proposes the public narrative."""
    person, row = signed_in(request), found(code)
    policies.check_keeps(person)
    return form_page(
        request,
        PublicationForm(request.POST or None, initial={"text": row.public_text}),
        lambda data: publication.propose_publication(row, known_at=clock.now(), by=person, **data),
        then=row,
        done=_(
            "Proposed. A second person of the Registry or the Office of the Prosecutor can now confirm it."
        ),
        **_page_of(row, request, heading=_("Propose to publish"), submit=_("Propose it")),
    )


@require_POST
def confirm(request: HttpRequest, code: str) -> HttpResponse:
    """The second person agrees, and the instance is public."""
    row = found(code)
    publication.confirm_publication(row, known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The instance is public."))
    return redirect(row)


@require_POST
def withdraw(request: HttpRequest, code: str) -> HttpResponse:
    """Takes the proposal back."""
    row = found(code)
    publication.withdraw_publication(row, known_at=clock.now(), by=signed_in(request))
    messages.success(request, _("The proposal is withdrawn; nothing became public."))
    return redirect(row)
