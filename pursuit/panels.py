"""The instances of non-cooperation of a State on its own page, as far as whoever looks sees them."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from accounts.audit import record_read
from accounts.models import Person
from partners.models import Partner
from partners.panels import Content, register
from pursuit.models import Case
from pursuit.tables.case import lines

SHOWN = 20


@register(_("Non-cooperation"), order=40)
def instances_of(partner: Partner, person: Person, on: date) -> Content | None:
    """The latest instances; nothing where there is none."""
    rows = list(Case.objects.with_list_data().filter(partner=partner).order_by("-began_on", "-id")[:SHOWN])
    marking = record_read(rows, by=person)
    if not rows:
        return None
    shown = lines(rows, on=on, inside=person.works_for_the_court)
    return Content(render_to_string("pursuit/rows.html", {"lines": shown}), marking)
