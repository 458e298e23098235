"""The board: everyone who is sought, with the warrants that make them so and how things stand."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from django.utils.translation import gettext_lazy as _

from accounts.vocab import Level
from arrests.clocks import Age, age
from arrests.models import Review, Suspect, Warrant, WarrantQuerySet
from arrests.queries.at_large import outstanding
from arrests.queries.reviews import last_reviews
from arrests.queries.search import Search
from arrests.vocab import HELD, Audience
from common.asof import AsOf
from common.counting import Count
from common.display import Text


@dataclass(frozen=True, slots=True)
class Sought:
    """A person on the board: the outstanding warrants, the oldest first, and how things stand on the day asked.

    `reviews` are the last ones up to that day, by the key of the warrant, where the reader may know of them.
    """

    suspect: Suspect
    warrants: list[Warrant]
    on: date
    reviews: Mapping[int, Review] = field(default_factory=dict)

    @property
    def since(self) -> date | None:
        """The day of issue of the oldest outstanding warrant; None where no such day is known."""
        return min((warrant.issued_on for warrant in self.warrants if warrant.issued_on), default=None)

    @property
    def public_since(self) -> date | None:
        """The day on which the first of the outstanding warrants was made public."""
        return min((warrant.unsealed_on for warrant in self.warrants if warrant.unsealed_on), default=None)

    @property
    def age(self) -> Age | None:
        """Years and days since the oldest outstanding warrant was issued."""
        return age(self.since, self.on) if self.since else None

    @property
    def custody_since(self) -> date | None:
        """Since when a State holds the person, as recorded here; None where none does."""
        held = (warrant.custody_on for warrant in self.warrants if warrant.custody in HELD)
        return min((day for day in held if day), default=None)

    @property
    def review(self) -> Review | None:
        """The last review of any of the outstanding warrants."""
        found = [self.reviews[warrant.pk] for warrant in self.warrants if warrant.pk in self.reviews]
        return max(found, key=lambda row: (row.effective_on, row.pk), default=None)

    @property
    def next_step(self) -> Review | None:
        """The review with the next step that is to be taken first."""
        found = [self.reviews[warrant.pk] for warrant in self.warrants if warrant.pk in self.reviews]
        planned = [(row.next_on, row.pk, row) for row in found if row.next_on]
        return min(planned)[2] if planned else None


def board(on: date, known_at: datetime) -> list[Sought]:
    """Everyone at large on `on` under a public warrant, by name."""
    return _by_name(outstanding(on, known_at), AsOf(on, known_at))


def not_counted(on: date, known_at: datetime) -> list[Sought]:
    """Those sought on `on` whom no public answer counts (see `hidden`), by name."""
    return _by_name(hidden(on, known_at), AsOf(on, known_at))


def hidden(on: date, known_at: datetime) -> WarrantQuerySet:
    """The outstanding warrants that no public answer counts: under seal, or with an unknown day of publication.

    Only whoever may know of such a warrant finds it here.
    """
    return outstanding(on, known_at, Audience.READER).exclude(level=Level.PUBLIC)


@dataclass(frozen=True, slots=True)
class View:
    """A part of the board: the warrants that bring somebody onto it."""

    label: Text
    warrants: Callable[[date, datetime], WarrantQuerySet]


PUBLIC: Final = "public"
HIDDEN: Final = "hidden"
VIEWS: Final[Mapping[str, View]] = {
    PUBLIC: View(_("Counted"), outstanding),
    HIDDEN: View(_("Not counted"), hidden),
    "all": View(_("All"), lambda on, known_at: outstanding(on, known_at, Audience.READER)),
}
"""The parts of the board, by their name in the address. Whoever is not of the Court knows the first alone."""


def shown(
    people: Sequence[int], search: Search, *, with_reviews: bool, counted: bool
) -> tuple[list[Sought], Count | None]:
    """The people of a page, named by their keys, in this order, and how many there are in all where that is asked.

    With the warrants that seek them, and with the reviews where asked. The query of the warrants brings the number along.
    """
    warrants = search.warrants.filter(suspect__in=people)
    if counted:
        warrants = warrants.with_found(search.people)
    found = {row.suspect.pk: row for row in _sought(warrants, search.at)}
    rows = [found[key] for key in people if key in found]
    count = Count.of(rows[0].warrants[0].found if rows else 0) if counted else None
    if with_reviews:
        keys = [warrant.pk for row in rows for warrant in row.warrants]
        reviews = last_reviews(keys, search.at.on, search.at.known_at)
        rows = [replace(row, reviews=reviews) for row in rows]
    return rows, count


def _by_name(warrants: WarrantQuerySet, at: AsOf) -> list[Sought]:
    return sorted(_sought(warrants, at), key=lambda row: (row.suspect.sort_name, row.suspect.pk))


def _sought(warrants: WarrantQuerySet, at: AsOf) -> Iterable[Sought]:
    """Those whom the warrants seek, in no order."""
    of_person: dict[int, list[Warrant]] = {}
    for warrant in warrants.with_days(at.on, at.known_at).select_related("suspect__situation"):
        of_person.setdefault(warrant.suspect_id, []).append(warrant)
    return [Sought(found[0].suspect, found, at.on) for found in of_person.values()]
