"""Words of the partners: kinds, regional groups, treaties and what happens under them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartnerKind(TextChoices):
    """Whom the Court addresses: a State, or an organization (Rome Statute, article 87(1) and (6))."""

    STATE = "state", _("State")
    INTERNATIONAL = "international", _("International organization")
    REGIONAL = "regional", _("Regional organization")


class RegionalGroup(TextChoices):
    """Regional groups of States in the United Nations, as the Assembly uses them."""

    AFR = "AFR", _("African States")
    APG = "APG", _("Asia-Pacific States")
    EEG = "EEG", _("Eastern European States")
    GRULAC = "GRULAC", _("Latin American and Caribbean States")
    WEOG = "WEOG", _("Western European and other States")


class Treaty(TextChoices):
    """Treaties whose participation is followed."""

    ROME_STATUTE = "rome_statute", _("Rome Statute")
    APIC = "apic", _("Agreement on the Privileges and Immunities of the Court")


class TreatyEventKind(TextChoices):
    """What a State does about a treaty, and what follows from it."""

    SIGNED = "signed", _("signed")
    DEPOSITED = "deposited", _("deposited its instrument")
    ENTERED_INTO_FORCE = "entered_into_force", _("entered into force")
    WITHDRAWAL_NOTIFIED = "withdrawal_notified", _("notified its withdrawal")
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective", _("withdrawal took effect")
    WITHDRAWAL_RESCINDED = "withdrawal_rescinded", _("rescinded its notice of withdrawal")


class Instrument(TextChoices):
    """How a State expresses its consent to be bound."""

    RATIFICATION = "ratification", _("ratification")
    ACCESSION = "accession", _("accession")
    ACCEPTANCE = "acceptance", _("acceptance")
    APPROVAL = "approval", _("approval")
    SUCCESSION = "succession", _("succession")
