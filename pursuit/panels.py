"""What the pages of States and of persons sought show of this app, as far as whoever looks sees it."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from accounts.audit import record_read
from accounts.models import Person
from accounts.vocab import Level
from arrests import panels as persons
from partners.models import Partner
from partners.panels import Content, register
from pursuit.models import Case
from pursuit.policies.measure import may_record
from pursuit.queries.costs import costs_of
from pursuit.queries.measures import measures_of
from pursuit.tables.case import lines
from pursuit.tables.cost import costs_table
from pursuit.tables.measure import taken_table

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


@persons.register(_("Measures"), order=10)
def measures_for(about: persons.About) -> persons.Content | None:
    """The latest measures taken for the warrants; the Court's own people alone read of them."""
    if not about.viewer.works_for_the_court:
        return None
    rows = list(measures_of(about.warrants, about.known_at)[:SHOWN])
    may = may_record(about.viewer)
    context = {
        "table": taken_table(rows, editable=may, person=False) if rows else None,
        "warrants": about.warrants if may else (),
    }
    return _internal("pursuit/taken.html", context)


@persons.register(_("Cost of delay"), order=20)
def costs_for(about: persons.About) -> persons.Content | None:
    """The latest costs of the warrants; the Court's own people alone read of them."""
    if not about.viewer.works_for_the_court:
        return None
    rows = list(costs_of(about.warrants, about.known_at)[:SHOWN])
    may = may_record(about.viewer)
    context = {
        "table": costs_table(rows, person=False, editable=may) if rows else None,
        "warrants": about.warrants if may else (),
    }
    return _internal("pursuit/spent.html", context)


def _internal(template: str, context: dict[str, Any]) -> persons.Content:
    """What the Court says of a public warrant is not public."""
    marking = Level.CONFIDENTIAL if context["table"] else Level.PUBLIC
    return persons.Content(render_to_string(template, context), marking)
