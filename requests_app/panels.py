"""The requests to a partner, on the partner's page."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from accounts.audit import record_read
from accounts.models import Person
from partners.models import Partner
from partners.panels import register
from requests_app import policies
from requests_app.models import CooperationRequest

SHOWN = 8


@register(_("Requests"), order=10)
def requests_to(partner: Partner, person: Person, on: date) -> SafeString | None:
    """The latest requests to the partner, the open ones first; nothing for whoever sees no request at all."""
    if not person.works_for_the_court:
        return None
    to_partner = CooperationRequest.objects.filter(partner=partner).with_list_data()
    rows = list(to_partner.open_on(on).order_by("due_on", "id")[:SHOWN])
    if len(rows) < SHOWN:
        known = [row.pk for row in rows]
        rows += to_partner.exclude(pk__in=known).order_by("-id")[: SHOWN - len(rows)]
    record_read(rows, by=person, path=partner.get_absolute_url())
    context = {
        "rows": [{"request": row, "deadline": row.deadline(on)} for row in rows],
        "url": f"{reverse('requests:list')}?show=all&partner={partner.code}",
        "log_url": f"{reverse('requests:log')}?partner={partner.code}" if policies.may_log(person) else "",
    }
    return render_to_string("requests_app/panel.html", context)
