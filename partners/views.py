"""Pages of States and organizations."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from accounts.marking import highest
from accounts.people import signed_in
from common import clock
from common.display import Text
from common.refusals import shown_on
from partners import services
from partners.facts import facts, moments
from partners.forms import ChannelForm, DayForm, EndForm, FocalPointForm, PartnerFilter
from partners.models import FocalPoint, Partner
from partners.panels import panels
from partners.queries import groups_on, steps_of, with_standing
from partners.vocab import PartnerKind, RegionalGroup


@dataclass(frozen=True, slots=True)
class Section:
    """One table of the list."""

    title: Text
    partners: list[Partner]
    states: bool


@require_safe
def partner_list(request: HttpRequest) -> HttpResponse:
    """States by regional group, then organizations, with their treaties on a day."""
    form = PartnerFilter(request.GET)
    on = form.day(today=clock.today())
    partners = with_standing(form.among(Partner.objects.all(), on), on, clock.now())
    context = {"form": form, "on": on, "sections": _sections(partners, groups_on(on))}
    return render(request, "partners/list.html", context)


def _sections(partners: Iterable[Partner], groups: dict[int, RegionalGroup]) -> list[Section]:
    rows = list(partners)
    states = [row for row in rows if row.is_state]
    sections = [
        *(
            Section(group.label, [row for row in states if groups.get(row.pk) == group], True)
            for group in RegionalGroup
        ),
        Section(_("States in no group"), [row for row in states if row.pk not in groups], True),
        *(
            Section(title, [row for row in rows if row.kind == kind], False)
            for kind, title in (
                (PartnerKind.INTERNATIONAL, _("International organizations")),
                (PartnerKind.REGIONAL, _("Regional organizations")),
            )
        ),
    ]
    return [section for section in sections if section.partners]


@require_safe
def partner_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One partner: what holds on a day, its steps towards the treaties, and what other apps know of it."""
    form, now = DayForm(request.GET), clock.now()
    on = form.day(today=clock.today())
    partner = get_object_or_404(with_standing(Partner.objects.all(), on, now), code=code)
    steps = list(steps_of(partner, now))
    person = signed_in(request)
    shown = panels(partner, person, on)
    context = {
        "partner": partner,
        "form": form,
        "on": on,
        "facts": facts(partner, steps, on),
        "moments": moments(steps, on),
        "panels": shown,
        "channels": partner.channels.order_by("-starts_on", "-id"),
        "may_record_channels": services.may_record_channels(person),
        "may_keep_focal_points": services.may_keep_focal_points(person),
        "focal_points": partner.focal_points.order_by("ends_on", "-starts_on", "id"),
        "marking": highest(panel.marking for panel in shown),
    }
    return render(request, "partners/detail.html", context)


@require_http_methods(["GET", "POST"])
def record_channel(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a declaration of channel and language; the Registry's alone."""
    person = signed_in(request)
    if not services.may_record_channels(person):
        raise Http404
    partner = get_object_or_404(Partner, code=code)
    form = ChannelForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        return _done(
            request,
            form,
            partner,
            _("Record a declaration"),
            lambda: services.record_channel(partner, **form.cleaned_data, today=clock.today(), by=person),
        )
    return _edit(request, form, partner, _("Record a declaration"))


@require_http_methods(["GET", "POST"])
def add_focal_point(request: HttpRequest, code: str) -> HttpResponse:
    """The form of a new focal point of the person's organ."""
    person = signed_in(request)
    if not services.may_keep_focal_points(person):
        raise Http404
    partner = get_object_or_404(Partner, code=code)
    form = FocalPointForm(request.POST or None, initial={"starts_on": clock.today()})
    title = _("Add a focal point")
    if request.method == "POST" and form.is_valid():
        return _done(
            request,
            form,
            partner,
            title,
            lambda: services.add_focal_point(partner, **form.cleaned_data, by=person),
        )
    return _edit(request, form, partner, title)


@require_http_methods(["GET", "POST"])
def end_focal_point(request: HttpRequest, point: str) -> HttpResponse:
    """The form that ends a focal point of the person's organ."""
    row = get_object_or_404(FocalPoint.objects.select_related("partner"), code=point)
    form = EndForm(request.POST or None, initial={"ends_on": clock.today()})
    title = _("End the focal point: %s") % row.office
    if request.method == "POST" and form.is_valid():
        return _done(
            request,
            form,
            row.partner,
            title,
            lambda: services.end_focal_point(row, **form.cleaned_data, by=signed_in(request)),
        )
    return _edit(request, form, row.partner, title)


def _done(
    request: HttpRequest, form: forms.Form, partner: Partner, title: str, do: Callable[[], object]
) -> HttpResponse:
    """Does it and goes back to the partner; a refusal stands beside its field."""
    with shown_on(form):
        do()
        messages.success(request, _("It is recorded."))
        return redirect(partner)
    return _edit(request, form, partner, title)


def _edit(request: HttpRequest, form: forms.Form, partner: Partner, title: str) -> HttpResponse:
    context = {"form": form, "partner": partner, "title": title}
    return render(request, "partners/edit.html", context, status=400 if form.is_bound else 200)
