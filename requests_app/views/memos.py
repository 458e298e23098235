"""Notes to oneself about a request."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.refusals import shown_on
from requests_app.forms import MemoForm
from requests_app.models import CooperationRequest, Memo
from requests_app.services.memos import add_memo, finish_memo, move_memo, remove_memo
from requests_app.views.file import found
from requests_app.views.register import court_person


@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new note."""
    person, today = court_person(request), clock.today()
    row = found(code)
    form = MemoForm(request.POST or None, initial={"day": today})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            add_memo(row, **form.cleaned_data, by=person, on=today)
            messages.success(request, _("You will be reminded in My day."))
            return redirect(f"{row.get_absolute_url()}#memos")
    return _page(request, row, form, person)


@require_http_methods(["GET", "POST"])
def move(request: HttpRequest, memo: str) -> HttpResponse:
    """The form that moves a note to another day, or changes what it says."""
    person, today = court_person(request), clock.today()
    note = _mine(memo, person)
    row = found(note.request.code)
    form = MemoForm(request.POST or None, initial={"day": max(note.day, today), "text": note.text})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            move_memo(note, **form.cleaned_data, on=today)
            messages.success(request, _("You will be reminded in My day."))
            return redirect(f"{row.get_absolute_url()}#memos")
    return _page(request, row, form, person, note)


@require_POST
def finish(request: HttpRequest, memo: str) -> HttpResponse:
    """The note is done."""
    note = _mine(memo, court_person(request))
    finish_memo(note, at=clock.now())
    messages.success(request, _("The note is done."))
    return redirect(f"{note.request.get_absolute_url()}#memos")


@require_POST
def remove(request: HttpRequest, memo: str) -> HttpResponse:
    """The note is gone."""
    note = _mine(memo, court_person(request))
    remove_memo(note)
    messages.success(request, _("The note is removed."))
    return redirect(f"{note.request.get_absolute_url()}#memos")


def _mine(code: str, person: Person) -> Memo:
    return get_object_or_404(Memo.objects.select_related("request"), code=code, person=person)


def _page(
    request: HttpRequest, row: CooperationRequest, form: MemoForm, person: Person, memo: Memo | None = None
) -> HttpResponse:
    context = {
        "row": row,
        "form": form,
        "memo": memo,
        "marking": record_read([row], by=person, path=request.path),
    }
    return render(request, "requests_app/memo.html", context, status=400 if form.is_bound else 200)
