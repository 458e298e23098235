"""How a State stands to a treaty, as the pages about treaties sort States."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from partners.vocab import Standing, Treaty


class ApicStatus(TextChoices):
    """How a State stands to APIC and to the Rome Statute."""

    PARTY = "party", _("Party")
    SIGNED = "signed", _("State Party, signed")
    OUTSIDE = "outside", _("State Party, outside")
    PARTY_ALONE = "party_alone", _("Party, not a State Party")
    NEITHER = "neither", _("Neither")


STATUSES: Final[dict[Treaty, type[TextChoices]]] = {
    Treaty.APIC: ApicStatus,
    Treaty.ROME_STATUTE: Standing,
}
"""The words that sort the States of each treaty's page. Of APIC also the place in the Rome Statute matters."""
