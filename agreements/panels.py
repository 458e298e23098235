"""The agreements of a State on its own page. Relocation agreements are never among them, not even for members."""

from __future__ import annotations

from datetime import date

from django.template.loader import render_to_string
from django.utils.translation import gettext_lazy as _

from accounts.audit import record_read
from accounts.models import Person
from agreements.models import Agreement
from common import clock
from partners.models import Partner
from partners.panels import Content, register


@register(_("Voluntary agreements"), order=30)
def agreements_with(partner: Partner, person: Person, on: date) -> Content | None:
    """The agreements with the State and their stages on the day; nothing where there is none."""
    rows = Agreement.objects.without_relocation().filter(partner=partner)
    found = list(rows.with_stages(on, clock.now()).order_by("kind", "id"))
    marking = record_read(found, by=person)
    return (
        Content(
            render_to_string(
                "agreements/panel.html",
                {"agreements": found, "partner": partner if person.works_for_the_court else None},
            ),
            marking,
        )
        if found
        else None
    )
