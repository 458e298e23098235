"""Pages of States and organizations."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from accounts.marking import highest
from accounts.people import signed_in
from common import clock
from common.display import Text
from partners.facts import facts, moments
from partners.forms import DayForm, PartnerFilter
from partners.models import Partner
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
    shown = panels(partner, signed_in(request), on)
    context = {
        "partner": partner,
        "form": form,
        "on": on,
        "facts": facts(partner, steps, on),
        "moments": moments(steps, on),
        "panels": shown,
        "marking": highest(panel.marking for panel in shown),
    }
    return render(request, "partners/detail.html", context)
