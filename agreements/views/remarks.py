"""Recording what belongs to an agreement besides its stages, and correcting an entry."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.audit import record_read
from accounts.models import Person
from accounts.people import signed_in
from agreements import policies
from agreements.forms import CorrectionForm, RemarkForm
from agreements.forms.correction import ENDED, NEVER
from agreements.models import Agreement, AgreementEvent
from agreements.services import (
    correct_remark,
    correct_stage,
    end_remark,
    record_other_source,
    record_remark,
)
from agreements.vocab import REMARKS, RemarkKind
from common import clock
from common.errors import Refusal
from common.refusals import shown_on


def led(code: str, person: Person) -> Agreement:
    """The agreement with the code, for its lead organ; 404 for everyone else."""
    agreement = get_object_or_404(Agreement.objects.select_related("partner"), code=code)
    if agreement.kind not in policies.kinds_led_by(person):
        raise Http404
    return agreement


@require_http_methods(["GET", "POST"])
def remark(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The form that records one remark."""
    person = signed_in(request)
    agreement = led(code, person)
    if kind not in policies.remarks_for(agreement.kind):
        raise Http404
    chosen = RemarkKind(kind)
    form = RemarkForm(request.POST or None, agreement=agreement, kind=chosen, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            if chosen is RemarkKind.SOURCE_DIFFERS:
                record_other_source(agreement, known_at=clock.now(), by=person, **form.cleaned_data)
            else:
                record_remark(agreement, kind=chosen, known_at=clock.now(), by=person, **form.cleaned_data)
            messages.success(request, _("Recorded."))
            return redirect(agreement)
    context = {
        "agreement": agreement,
        "title": REMARKS[chosen].action,
        "rule": REMARKS[chosen],
        "form": form,
        "marking": record_read([agreement], by=person, path=request.path),
    }
    return render(request, "agreements/remark.html", context)


@require_http_methods(["GET", "POST"])
def correction(request: HttpRequest, code: str) -> HttpResponse:
    """The form that corrects a stage or a remark, or ends a remark."""
    person = signed_in(request)
    agreement = led(code, person)
    form = CorrectionForm(
        request.POST or None,
        events=agreement.events.standing().latest_first(),
        remarks=agreement.remarks.standing().order_by("-effective_on", "-id"),
    )
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            _correct(form, person)
            messages.success(request, _("The entry is corrected; the wrong one stays visible beside it."))
            return redirect(agreement)
    context = {
        "agreement": agreement,
        "form": form,
        "marking": record_read([agreement], by=person, path=request.path),
    }
    return render(request, "agreements/correct.html", context)


def _correct(form: CorrectionForm, person: Person) -> None:
    data = form.cleaned_data
    entry, now = form.entries[data["entry"]], clock.now()
    on = None if data["how"] == NEVER else data["on"]
    if isinstance(entry, AgreementEvent):
        if data["how"] == ENDED:
            raise Refusal(_("A stage has no end of its own; record the stage that followed."), field="how")
        correct_stage(entry, on=on, known_at=now, by=person)
    elif data["how"] == ENDED:
        end_remark(entry, on=data["on"], known_at=now, by=person)
    else:
        correct_remark(entry, on=on, known_at=now, by=person)
