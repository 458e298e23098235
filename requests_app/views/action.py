"""One action on a request: its form, and what it answers."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from common import clock
from common.errors import Forbidden, Refusal, Rejected, Stale
from requests_app import policies
from requests_app.forms import ActionForm
from requests_app.models import CooperationRequest
from requests_app.reasons import why_this_date
from requests_app.services import ACTIONS, authors_of
from requests_app.views.file import found
from requests_app.views.register import court_person
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, code: str, action: str) -> HttpResponse:
    """The form of one action. A second press of its button says so and changes nothing."""
    person, today = court_person(request), clock.today()
    if action not in ACTIONS:
        raise Http404
    row, step = found(code), LIFE.by_name[action]
    policies.check_may_write(row, person)
    if action == EventKind.APPROVED:
        policies.check_second_person(authors_of(row), person)
    if not LIFE.allows(action, row.status):
        return _too_late(request, row)
    if "update" in request.POST:
        form = ActionForm.refreshed(request.POST.dict(), action=step, draft=row, today=today)
    else:
        form = ActionForm(request.POST or None, action=step, draft=row, today=today)
    if form.is_bound and form.is_valid():
        try:
            done = ACTIONS[action](row, by=person, known_at=clock.now(), **form.content())
        except Stale:
            return _too_late(request, row)
        except Forbidden:
            raise
        except Refusal as refusal:
            _tell(form, refusal)
        else:
            messages.success(request, f"{EventKind(action).label}: {done.title}.")
            return redirect(done)
    due = form.due if action == EventKind.TRANSMITTED else None
    context = {
        "row": row,
        "action": step,
        "form": form,
        "due": due,
        "sent_on": form.day,
        "reasons": why_this_date(due.reason()) if due else [],
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "requests_app/action.html", context, status=400 if form.is_bound else 200)


def _tell(form: ActionForm, refusal: Refusal) -> None:
    """The refusal beside the field it belongs to; of several findings, all."""
    if isinstance(refusal, Rejected):
        for finding in refusal.findings:
            form.add_error(None, str(finding))
    else:
        form.add_error(refusal.field if refusal.field in form.fields else None, refusal.sentence)


def _too_late(request: HttpRequest, row: CooperationRequest) -> HttpResponse:
    row.refresh_from_db(fields=["status"])
    sentence = _(
        "Nothing was done: somebody was faster, or the button was pressed twice. The status is “%(status)s”."
    )
    messages.warning(request, sentence % {"status": row.get_status_display()})
    return redirect(row)
