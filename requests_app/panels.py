"""The requests to a partner, on the partner's page."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.audit import record_read
from accounts.models import Person
from common.asof import end_of
from partners.models import Partner
from partners.panels import Content, register
from partners.vocab import RegionalGroup
from requests_app import policies, rates
from requests_app.models import CooperationRequest
from requests_app.rate_charts import panel_of

SHOWN = 8


@register(_("Response and execution"), order=20)
def rates_of(partner: Partner, person: Person, on: date) -> Content | None:
    """How the partner answers, by year, as known at the end of the day, against its regional group.

    Nothing for whoever sees no request to it.
    """
    if not person.works_for_the_court:
        return None
    group, peers = rates.peers_of(partner, on)
    asked: dict[str, Any] = {
        "first_year": max(on.year - rates.YEARS + 1, 1),
        "on": on,
        "known_at": end_of(on),
    }
    own = rates.rates_by_year([partner.pk], **asked)
    if not any(one.transmitted for one in own.values()):
        return None
    others = rates.rates_by_year(peers, **asked) if peers else None
    label = RegionalGroup(group).label if group else ""
    return Content(render_to_string("requests_app/rates.html", panel_of(partner, own, others, label, on)))


@register(_("Requests"), order=10)
def requests_to(partner: Partner, person: Person, on: date) -> Content | None:
    """The latest requests to the partner, the open ones first; nothing for whoever sees no request at all."""
    if not person.works_for_the_court:
        return None
    to_partner = CooperationRequest.objects.filter(partner=partner).with_list_data()
    rows = list(to_partner.open_on(on).order_by("due_on", "id")[:SHOWN])
    if len(rows) < SHOWN:
        known = [row.pk for row in rows]
        rows += to_partner.exclude(pk__in=known).order_by("-id")[: SHOWN - len(rows)]
    marking = record_read(rows, by=person, path=partner.get_absolute_url())
    context = {
        "rows": [{"request": row, "deadline": row.deadline(on)} for row in rows],
        "url": f"{reverse('requests:list')}?show=all&partner={partner.code}",
        "log_url": f"{reverse('requests:log')}?partner={partner.code}" if policies.may_log(person) else "",
    }
    return Content(render_to_string("requests_app/panel.html", context), marking)
