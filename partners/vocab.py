"""Kinds of partners, regional groups, treaties and what happens to them."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class PartnerKind(TextChoices):
    """Whom the Court cooperates with: States, universal and regional organizations (article 87(1), (5), (6))."""

    STATE = "state", _("State")
    INTERNATIONAL = "international", _("International organization")
    REGIONAL = "regional", _("Regional organization")


class UnMember(TextChoices):
    """How a State stands to the United Nations."""

    YES = "yes", _("Member")
    OBSERVER = "observer", _("Observer")
    NO = "no", _("Not a member")


class RegionalGroup(TextChoices):
    """The regional groups of the Assembly of States Parties."""

    AFR = "AFR", _("African States")
    APG = "APG", _("Asia-Pacific States")
    EEG = "EEG", _("Eastern European States")
    GRULAC = "GRULAC", _("Latin American and Caribbean States")
    WEOG = "WEOG", _("Western European and other States")


class Treaty(TextChoices):
    """The treaties whose participation is followed."""

    ROME_STATUTE = "rome_statute", _("Rome Statute")
    APIC = "apic", _("Agreement on the Privileges and Immunities of the Court")


class TreatyEventKind(TextChoices):
    """A step of a State towards a treaty or away from it."""

    SIGNED = "signed", _("Signed")
    DEPOSITED = "deposited", _("Deposited its instrument")
    ENTERED_INTO_FORCE = "entered_into_force", _("In force")
    WITHDRAWAL_NOTIFIED = "withdrawal_notified", _("Gave notice of withdrawal")
    WITHDRAWAL_EFFECTIVE = "withdrawal_effective", _("Withdrawal takes effect")
    WITHDRAWAL_RESCINDED = "withdrawal_rescinded", _("Took its notice back")


class Instrument(TextChoices):
    """What a State deposited to become a party."""

    RATIFICATION = "ratification", _("Ratification")
    ACCEPTANCE = "acceptance", _("Acceptance")
    APPROVAL = "approval", _("Approval")
    ACCESSION = "accession", _("Accession")
    SUCCESSION = "succession", _("Succession")


class Provenance(TextChoices):
    """How well a fact of the reference files is founded."""

    SOURCE = "source", _("Every date found in a text")
    MIXED = "mixed", _("Main dates found in a text")
    RECALLED = "recalled", _("Recalled, not found in a text")


class Standing(TextChoices):
    """How a State stands to a treaty on a day; a party counts from its deposit, also before the treaty binds it."""

    IN_FORCE = "in_force", _("Party")
    DEPOSITED = "deposited", _("Party, not yet in force")
    SIGNED = "signed", _("Signed")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NONE = "none", _("Not a party")
