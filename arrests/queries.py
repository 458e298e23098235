"""Who is sought on a day, as known at a moment. Every answer about “at large” starts here."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.vocab import Level
from arrests.clocks import Age, age
from arrests.models import ObstacleAssessment, Suspect, Warrant, WarrantEvent, WarrantQuerySet
from arrests.vocab import EventKind, Status
from arrests.workflow import status_after

RULE: Final = _(
    "Individuals, not warrants, with at least one warrant that was public on this day and had not ended by surrender to "
    "the Court, confirmed death, the end of the proceedings or of the warrant, or inadmissibility; "
    "national custody and a reported death end nothing."
)
"""The counting rule in words; it stands beside every number that follows it."""


def outstanding(on: date, known_at: datetime) -> WarrantQuerySet:
    """The warrants that were public and not ended on `on`, as known at `known_at`.

    A warrant is public from the day it was unsealed. It has ended with surrender to the Court, death confirmed by
    the Court, the end of the proceedings, the end of the warrant, or inadmissibility of the case; national custody
    and a reported death end nothing.
    """
    warrants: WarrantQuerySet = Warrant.objects.all()
    return warrants.public_on(on, known_at).outstanding(on, known_at)


def individuals_at_large(on: date, known_at: datetime) -> QuerySet[Suspect]:
    """The individuals, not the warrants: everyone with at least one outstanding public warrant (see `outstanding`)."""
    return Suspect.objects.filter(Exists(outstanding(on, known_at).filter(suspect=OuterRef("pk"))))


@dataclass(frozen=True, slots=True)
class Sought:
    """A person on the board: the outstanding warrants, the oldest first, and how things stand on the day asked.

    `obstacles` are those of `with_obstacles`, by the key of the warrant.
    """

    suspect: Suspect
    warrants: list[Warrant]
    on: date
    obstacles: Mapping[int, ObstacleAssessment] = field(default_factory=dict)

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
        held = (warrant.custody_on for warrant in self.warrants if warrant.custody == EventKind.ARRESTED)
        return min((day for day in held if day), default=None)

    @property
    def obstacle(self) -> ObstacleAssessment | None:
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
    hidden: WarrantQuerySet = Warrant.objects.exclude(level=Level.PUBLIC)
    issued = WarrantEvent.objects.of_outer(on, known_at).filter(kind=EventKind.ISSUED)
    return _by_person(hidden.outstanding(on, known_at).filter(Exists(issued)), on, known_at)


def _by_person(warrants: WarrantQuerySet, on: date, known_at: datetime) -> list[Sought]:
    people: dict[int, Sought] = {}
    for warrant in warrants.with_days(on, known_at).select_related("suspect__situation"):
        person = people.setdefault(warrant.suspect_id, Sought(warrant.suspect, [], on))
        person.warrants.append(warrant)
    return sorted(people.values(), key=lambda row: (row.suspect.sort_name, row.suspect.pk))


def with_obstacles(rows: Iterable[Sought], on: date, known_at: datetime) -> list[Sought]:
    """The rows with the latest assessment up to `on` of each warrant, as far as the viewer may read it."""
    people = list(rows)
    latest = (
        ObstacleAssessment.objects.known(known_at)
        .filter(warrant__in=[warrant.pk for row in people for warrant in row.warrants], effective_on__lte=on)
        .order_by("warrant", "-effective_on", "-id")
        .distinct("warrant")
    )
    obstacles = {assessment.warrant_id: assessment for assessment in latest}
    return [replace(row, obstacles=obstacles) for row in people]


def status_of(events: Iterable[WarrantEvent]) -> Status:
    """Where a warrant stands after `events`, which come in their order and without what was corrected."""
    status = str(Status.AT_LARGE)
    for event in events:
        status = status_after(event.kind, status)
    return Status(status)
