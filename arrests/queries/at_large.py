"""Who is sought on a day, as known at a moment. Every answer about “at large” starts here."""

from __future__ import annotations

from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from arrests.models import Suspect, Warrant, WarrantQuerySet
from arrests.vocab import Audience

RULE: Final = _(
    "Individuals, not warrants, with at least one warrant that was public on this day and had not ended by surrender to "
    "the Court, confirmed death, the end of the proceedings or of the warrant, or inadmissibility; "
    "national custody and a reported death end nothing."
)
"""The counting rule in words; it stands beside every number that follows it."""


def outstanding(on: date, known_at: datetime, audience: Audience = Audience.PUBLIC) -> WarrantQuerySet:
    """The warrants that were issued and not ended on `on`, as known at `known_at`.

    For the public those alone that were public by then: a warrant is public from the day it was unsealed. A reader is
    answered with all that they may know of. A warrant has ended with surrender to the Court, death confirmed by the
    Court, the end of the proceedings, the end of the warrant, or inadmissibility of the case; national custody and a
    reported death end nothing.
    """
    warrants: WarrantQuerySet = Warrant.objects.all()
    begun = warrants.issued_on_or_before if audience is Audience.READER else warrants.public_on
    return begun(on, known_at).outstanding(on, known_at)


def individuals_at_large(
    on: date, known_at: datetime, audience: Audience = Audience.PUBLIC
) -> QuerySet[Suspect]:
    """The individuals, not the warrants: everyone with at least one outstanding warrant (see `outstanding`)."""
    return Suspect.objects.filter(Exists(outstanding(on, known_at, audience).filter(suspect=OuterRef("pk"))))
