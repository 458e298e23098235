"""Organs of the Court, the people who use the register, and the markings of what they may see."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Organ(TextChoices):
    """Whose desk a person sits at (Rome Statute, article 34; the Assembly is no organ of the Court)."""

    REGISTRY = "registry", _("Registry")
    OTP = "otp", _("Office of the Prosecutor")
    PRESIDENCY = "presidency", _("Presidency")
    ASSEMBLY = "assembly", _("Assembly of States Parties")
    ADMINISTRATION = "administration", _("Administration")


class TokenUse(TextChoices):
    """What the holder of an access token may do as its person."""

    READ = "read", _("Read")
    WRITE = "write", _("Read and write")
    CALENDAR = "calendar", _("Read dates as a calendar")


COURT_ORGANS = (Organ.REGISTRY, Organ.OTP, Organ.PRESIDENCY)
"""The organs whose people work on the Court's own records."""


class Language(TextChoices):
    """The working languages of the Court (Rome Statute, article 50(2))."""

    ENGLISH = "en", _("English")
    FRENCH = "fr", _("French")


class Level(TextChoices):
    """Judicial filing level (Regulations of the Registry, regulation 14)."""

    PUBLIC = "public", _("Public")
    CONFIDENTIAL = "confidential", _("Confidential")
    UNDER_SEAL = "under_seal", _("Under seal")


LEVEL_ORDER = {Level.PUBLIC: 0, Level.CONFIDENTIAL: 1, Level.UNDER_SEAL: 2}
"""How secret a level is, for the highest marking of a page."""
