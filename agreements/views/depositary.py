"""Lists of a depositary: saving one, and deciding about what it proposes, one change after the other."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from accounts.models import Person
from accounts.people import signed_in
from agreements.depositary import read
from agreements.forms.depositary import ListForm
from agreements.models import DepositaryList
from agreements.queries.proposals import proposals, unlisted
from agreements.services.depositary import decide as decided
from agreements.services.depositary import keep_list
from agreements.tabs import tabs
from agreements.vocab.depositary import Decision
from common import clock
from common.errors import Refusal, Rejected
from common.refusals import shown_on
from partners.policies import may_record_steps
from partners.vocab import Treaty


@require_http_methods(["GET", "POST"])
def lists(request: HttpRequest, treaty: Treaty) -> HttpResponse:
    """The lists that were kept, and the form that keeps another one."""
    person, today = _keeper(request), clock.today()
    form = ListForm(request.POST or None, request.FILES or None, initial={"saved_on": today})
    if form.is_bound and form.is_valid():
        kept = _keep(form, treaty, person)
        if kept is not None:
            source, new = kept
            if not new:
                messages.info(request, _("This file was read before; it was not kept again."))
            return redirect(_address(source))
    context = {
        "treaty": treaty,
        "tabs": tabs(treaty, "lists", signed_in(request)),
        "form": form,
        "findings": form.findings,
        "lists": [
            (source, _address(source))
            for source in DepositaryList.objects.defer("content")
            .filter(treaty=treaty)
            .select_related("recorded_by")
            .order_by("-recorded_at", "-pk")
        ],
    }
    return render(request, "agreements/lists.html", context, status=400 if form.is_bound else 200)


@require_GET
def proposed(request: HttpRequest, treaty: Treaty, source: str) -> HttpResponse:
    """What a list would change, each change with its buttons, and what of it could not be read."""
    _keeper(request)
    kept = _found(treaty, source)
    reading = read(bytes(kept.content), treaty, today=clock.today())
    found = proposals(kept, reading.entries)
    context = {
        "treaty": treaty,
        "source": kept,
        "open": [one for one in found if one.left is None],
        "left": [one for one in found if one.left is not None],
        "findings": reading.findings,
        "read": len(reading.entries),
        "unlisted": unlisted(treaty, reading.entries),
        "decisions": kept.decisions.select_related("partner", "decided_by").order_by("-pk"),
        "apply_url": reverse(f"agreements:{treaty}_list_apply", args=[kept.code]),
        "leave_url": reverse(f"agreements:{treaty}_list_leave", args=[kept.code]),
        "file_url": reverse(f"agreements:{treaty}_list_file", args=[kept.code]),
        "back": reverse(f"agreements:{treaty}_lists"),
    }
    return render(request, "agreements/list_proposals.html", context)


@require_POST
def decide(request: HttpRequest, treaty: Treaty, source: str, decision: Decision) -> HttpResponse:
    """Applies one change of the list, or leaves the register as it is."""
    person, kept = _keeper(request), _found(treaty, source)
    try:
        done = decided(
            kept, key=request.POST.get("change", ""), decision=decision, known_at=clock.now(), by=person
        )
    except Refusal as refusal:
        messages.error(request, refusal.sentence)
    else:
        words = _("Applied: %(state)s.") if decision is Decision.APPLIED else _("Left as it is: %(state)s.")
        messages.success(request, words % {"state": done.partner.name})
    return redirect(_address(kept))


@require_GET
def file(request: HttpRequest, treaty: Treaty, source: str) -> HttpResponse:
    """The list as it was saved; never shown by the browser itself."""
    _keeper(request)
    kept = _found(treaty, source)
    response = HttpResponse(bytes(kept.content), content_type="application/octet-stream")
    response["Content-Disposition"] = (
        f'attachment; filename="{kept.treaty}-{kept.saved_on.isoformat()}.{kept.format}"'
    )
    return response


def _keep(form: ListForm, treaty: Treaty, person: Person) -> tuple[DepositaryList, bool] | None:
    """The kept list; None where the form now says what is wrong with it."""
    upload = form.cleaned_data["file"]
    with shown_on(form):
        try:
            return keep_list(
                treaty=treaty,
                name=upload.name,
                content=upload.read(),
                saved_on=form.cleaned_data["saved_on"],
                today=clock.today(),
                by=person,
            )
        except Rejected as rejected:
            form.findings = list(rejected.findings)
            form.add_error("file", _("The file cannot be read; what is wrong stands below."))
    return None


def _keeper(request: HttpRequest) -> Person:
    person = signed_in(request)
    if not may_record_steps(person):
        raise Http404
    return person


def _found(treaty: Treaty, code: str) -> DepositaryList:
    return get_object_or_404(DepositaryList, treaty=treaty, code=code)


def _address(source: DepositaryList) -> str:
    return reverse(f"agreements:{source.treaty}_list", args=[source.code])
