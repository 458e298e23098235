"""The pages about one treaty, as tabs."""

from __future__ import annotations

from typing import Any, Final

from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import Person
from common.display import Text
from partners.models import Partner
from partners.policies import may_record_steps
from partners.vocab import Treaty

WORDS: Final[dict[Treaty, str]] = {treaty: treaty.value.replace("_", "-") for treaty in Treaty}
"""How addresses and files name each treaty."""


def state_address(treaty: Treaty, partner: Partner) -> str:
    """The page of a State in the treaty."""
    return reverse(f"agreements:{treaty}_state", args=[partner.code])


def tabs(treaty: Treaty, here: str, person: Person) -> list[dict[str, Any]]:
    """The treaty's pages that the person may open; `here` is the name of the one that is shown."""
    pages: list[tuple[str, Text]] = [
        ("status", _("Status")),
        ("changes", _("Changes")),
        ("declarations", _("Declarations")),
        ("implementation", _("Implementation")),
    ]
    if may_record_steps(person):
        pages.append(("lists", _("Depositary")))
    addresses = [(name, label, reverse(f"agreements:{treaty}_{name}")) for name, label in pages]
    if treaty is Treaty.APIC:
        addresses.append(("outreach", _("Outreach"), reverse("agreements:outreach")))
        if person.works_for_the_court:
            addresses.append(("incidents", _("Incidents"), reverse("agreements:incidents")))
    return [{"label": label, "url": url, "active": name == here} for name, label, url in addresses]
