"""Pages of model texts: their versions, and to whom each was sent."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_http_methods

from accounts.audit import record_read
from accounts.people import signed_in
from agreements import policies
from agreements.forms import AsOfForm, ModelTextForm, SendingForm
from agreements.models import ModelText
from agreements.queries.texts import sendings_of, versions
from agreements.services import add_model_text, send_model_text
from agreements.views.places import places
from common import clock
from common.refusals import shown_on
from requests_app.views.register import court_person


@require_GET
def model_texts(request: HttpRequest) -> HttpResponse:
    """Every version by type on a day, with how many States it was sent to, as far as whoever looks sees them."""
    person = court_person(request)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    context = {
        "at": at,
        "days": days,
        "places": places("model_texts", person),
        "versions": versions(at),
        "may_add": policies.may_keep_texts(person),
    }
    return render(request, "agreements/texts/list.html", context)


@require_GET
def model_text(request: HttpRequest, text: str) -> HttpResponse:
    """One version, and the States to which it was sent."""
    person = court_person(request)
    row = get_object_or_404(ModelText, code=text)
    days = AsOfForm(request.GET)
    at = days.as_of(today=clock.today(), now=clock.now())
    sendings = sendings_of(row, at)
    context = {
        "at": at,
        "days": days,
        "row": row,
        "sendings": sendings,
        "may_send": row.kind in policies.kinds_led_by(person),
        "marking": record_read([one.agreement for one in sendings], by=person, path=request.path),
    }
    return render(request, "agreements/texts/detail.html", context)


@require_http_methods(["GET", "POST"])
def model_text_new(request: HttpRequest) -> HttpResponse:
    """The form that adds a version."""
    person = signed_in(request)
    if not policies.may_keep_texts(person):
        raise Http404
    form = ModelTextForm(request.POST or None, by=person, initial={"dated_on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            made = add_model_text(**form.cleaned_data, known_at=clock.now(), by=person)
            messages.success(request, _("The model text is in the register."))
            return redirect(made)
    return render(request, "agreements/texts/new.html", {"form": form})


@require_http_methods(["GET", "POST"])
def model_text_send(request: HttpRequest, text: str) -> HttpResponse:
    """The form that records to which States a version was sent."""
    person = signed_in(request)
    row = get_object_or_404(ModelText, code=text)
    if row.kind not in policies.kinds_led_by(person):
        raise Http404
    form = SendingForm(request.POST or None, by=person, initial={"on": clock.today()})
    if request.method == "POST" and form.is_valid():
        with shown_on(form):
            send_model_text(row, **form.cleaned_data, known_at=clock.now(), by=person)
            messages.success(request, _("Recorded with the agreement of each State."))
            return redirect(row)
    return render(request, "agreements/texts/send.html", {"row": row, "form": form})
