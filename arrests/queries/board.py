"""The board: everyone who is sought, with the warrants that make them so and how things stand."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from accounts.vocab import Level
from arrests.clocks import Age, age
from arrests.models import Review, Suspect, Warrant, WarrantQuerySet
from arrests.queries.at_large import outstanding
from arrests.queries.reviews import last_reviews
from arrests.vocab import HELD, Audience


@dataclass(frozen=True, slots=True)
class Sought:
    """A person on the board: the outstanding warrants, the oldest first, and how things stand on the day asked.

    `obstacles` are those of `with_obstacles`, by the key of the warrant.
    """

    suspect: Suspect
    warrants: list[Warrant]
    on: date
    obstacles: Mapping[int, Review] = field(default_factory=dict)

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
    def obstacle(self) -> Review | None:
        """The latest assessment of any of the outstanding warrants."""
        found = [self.obstacles[warrant.pk] for warrant in self.warrants if warrant.pk in self.obstacles]
        return max(found, key=lambda row: (row.effective_on, row.pk), default=None)


def board(on: date, known_at: datetime) -> list[Sought]:
    """Everyone at large on `on` under a public warrant, by name."""
    return _by_person(outstanding(on, known_at), on, known_at)


def not_counted(on: date, known_at: datetime) -> list[Sought]:
    """Those sought on `on` whom no public answer counts: under seal, or with an unknown day of publication.

    Only whoever may know of such a warrant finds it here.
    """
    hidden = outstanding(on, known_at, Audience.READER).exclude(level=Level.PUBLIC)
    return _by_person(hidden, on, known_at)


def _by_person(warrants: WarrantQuerySet, on: date, known_at: datetime) -> list[Sought]:
    people: dict[int, Sought] = {}
    for warrant in warrants.with_days(on, known_at).select_related("suspect__situation"):
        person = people.setdefault(warrant.suspect_id, Sought(warrant.suspect, [], on))
        person.warrants.append(warrant)
    return sorted(people.values(), key=lambda row: (row.suspect.sort_name, row.suspect.pk))


def with_obstacles(rows: Iterable[Sought], on: date, known_at: datetime) -> list[Sought]:
    """The rows with the latest assessment up to `on` of each warrant, as far as the viewer may read it."""
    people = list(rows)
    warrants = [warrant.pk for row in people for warrant in row.warrants]
    obstacles = last_reviews(warrants, on, known_at)
    return [replace(row, obstacles=obstacles) for row in people]
