"""Who of the people sought is looked for."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from arrests.models import Suspect, WarrantQuerySet
from arrests.queries.ranks import HOLDING, REVIEW
from common.asof import AsOf
from common.probe import Probe
from common.sorting import sort_key

NOT_ASSESSED: Final = "none"


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked of the people. What is empty leaves nobody out."""

    words: str = ""
    situation: str = ""
    custody: str = ""
    """`held` or `free`."""
    scenario: str = ""
    """A scenario, or NOT_ASSESSED for those whom no review was about."""


@dataclass(frozen=True, slots=True)
class Search:
    """Those whom the warrants seek, as things stand on a day, as far as they fit the wish."""

    warrants: WarrantQuerySet
    at: AsOf
    wish: Wish = Wish()

    @property
    def narrows(self) -> bool:
        """Whether the wish may leave somebody out."""
        return self.wish != Wish()

    @property
    def fitting(self) -> QuerySet[Suspect]:
        """Everyone who fits the wish, sought or not."""
        found, wish = Suspect.objects.all(), self.wish
        if wish.words:
            found = found.filter(
                Q(sort_name__contains=sort_key(wish.words)) | Q(aliases__icontains=wish.words)
            )
        if wish.situation:
            found = found.filter(situation__code=wish.situation)
        if wish.custody:
            held = Probe(HOLDING.of(self.warrants, self.at).filter(warrant__suspect=OuterRef("pk")))
            found = found.filter(held if wish.custody == "held" else ~held)
        if wish.scenario == NOT_ASSESSED:
            reviews = REVIEW.of(self.warrants, self.at)
            found = found.filter(~Probe(reviews.filter(warrant__suspect=OuterRef("pk"))))
        elif wish.scenario:
            judged = REVIEW.deciding(self.warrants, self.at).filter(scenario=wish.scenario)
            found = found.filter(Probe(judged.filter(warrant__suspect=OuterRef("pk"))))
        return found

    @property
    def people(self) -> QuerySet[Suspect]:
        """Everyone looked for."""
        theirs = self.warrants.filter(suspect=OuterRef("pk"))
        # Where the wish leaves few, a join would be made of everybody before the first of them is looked at.
        return self.fitting.filter(Probe(theirs) if self.narrows else Exists(theirs))
