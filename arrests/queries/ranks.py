"""By which of their entries people are ranked: an event or a review of one of the warrants that seek them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from arrests.models import Review, ReviewQuerySet, WarrantEvent, WarrantEventQuerySet, WarrantQuerySet
from arrests.vocab import CUSTODY, HELD, EventKind
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class Rank:
    """Which entries count, and which one of them decides for a person: by `day` the first, or the `latest`."""

    entries: Callable[[AsOf], QuerySet[Any]]
    day: str = "effective_on"
    latest: bool = False

    def of(self, warrants: WarrantQuerySet, at: AsOf) -> QuerySet[Any]:
        """The entries of these warrants; there may be several of a person."""
        return self.entries(at).filter(Exists(warrants.filter(pk=OuterRef("warrant"))))

    def deciding(self, warrants: WarrantQuerySet, at: AsOf) -> QuerySet[Any]:
        """The entry that decides, for each person who has one."""
        rows = self.of(warrants, at)
        stronger = rows.filter(
            _past(self.day, latest=self.latest), warrant__suspect=OuterRef("warrant__suspect")
        )
        return rows.filter(~Exists(stronger))


def _past(day: str, *, latest: bool) -> Q:
    """Later than the row of the outer query, or earlier; on one day as recorded."""
    turn = "gt" if latest else "lt"
    return Q(**{f"{day}__{turn}": OuterRef(day)}) | Q(**{day: OuterRef(day), f"pk__{turn}": OuterRef("pk")})


def _events(at: AsOf, *kinds: EventKind) -> WarrantEventQuerySet:
    events: WarrantEventQuerySet = WarrantEvent.objects.known(at.known_at)
    return events.filter(effective_on__lte=at.on, kind__in=kinds)


def _held(at: AsOf) -> WarrantEventQuerySet:
    """What began the national custody that goes on: nothing about custody came after it."""
    after = _events(at, *CUSTODY).filter(_past("effective_on", latest=True), warrant=OuterRef("warrant"))
    return _events(at, *HELD).filter(~Exists(after))


def _reviews(at: AsOf) -> ReviewQuerySet:
    reviews: ReviewQuerySet = Review.objects.known(at.known_at)
    return reviews.filter(effective_on__lte=at.on)


def _steps(at: AsOf) -> ReviewQuerySet:
    """The last review of each warrant, where it plans a next step."""
    after = _reviews(at).filter(_past("effective_on", latest=True), warrant=OuterRef("warrant"))
    return _reviews(at).filter(~Exists(after), next_on__isnull=False)


ISSUE: Final = Rank(lambda at: _events(at, EventKind.ISSUED))
PUBLICATION: Final = Rank(lambda at: _events(at, EventKind.UNSEALED))
HOLDING: Final = Rank(_held)
REVIEW: Final = Rank(_reviews, latest=True)
STEP: Final = Rank(_steps, day="next_on")
