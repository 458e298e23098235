"""What States declare about treaties, and what they do at home."""

from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class StatementKind(TextChoices):
    """What a State says to the depositary about a treaty, or about what another State said."""

    ARTICLE_23 = "article_23", _("Declaration under article 23 of APIC (nationals and permanent residents)")
    DECLARATION = "declaration", _("Declaration")
    RESERVATION = "reservation", _("Reservation")
    OBJECTION = "objection", _("Objection")
    WITHDRAWN = "withdrawn", _("Withdrawal of a declaration or reservation")


ABOUT_ANOTHER: Final = (StatementKind.OBJECTION, StatementKind.WITHDRAWN)
"""Statements that speak about an earlier one: an objection about another State's, a withdrawal about the State's own."""


class NationalKind(TextChoices):
    """What is known of a treaty in a State (ICC-ASP/12/35, paras 45, 47-48)."""

    IMPLEMENTATION = "implementation", _("Implementation in national law")
    AWARENESS = "awareness", _("Authorities informed")
    DIFFICULTY = "difficulty", _("Difficulty")
    ASSISTANCE_ASKED = "assistance_asked", _("Assistance asked for")
    ASSISTANCE_GIVEN = "assistance_given", _("Assistance given")


PUBLIC_NATIONAL: Final = (NationalKind.IMPLEMENTATION, NationalKind.AWARENESS)
"""What everyone may read; difficulties and assistance are told to the Court in confidence."""


class Extent(TextChoices):
    """How far a treaty is carried out in national law."""

    NONE = "none", _("None")
    PARTIAL = "partial", _("In part")
    FULL = "full", _("In full")
