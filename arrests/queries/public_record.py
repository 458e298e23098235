"""What is public of somebody sought: the same for every reader, whatever else they may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from arrests.models import Charge, Suspect, Warrant, WarrantEvent, WarrantQuerySet
from arrests.policies.course import Course, course_of
from arrests.vocab import EventKind
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class PublicWarrant:
    """A warrant that was public by the day, with its public events and charges."""

    warrant: Warrant
    course: Course
    events: list[WarrantEvent]
    charges: list[Charge]

    @property
    def redacted(self) -> WarrantEvent | None:
        """The latest public redacted version, where one was filed."""
        filed = [event for event in self.events if event.kind == EventKind.REDACTED]
        return filed[-1] if filed else None


@dataclass(frozen=True, slots=True)
class PublicRecord:
    """A person with the warrants that were public by the day, the oldest first."""

    suspect: Suspect
    warrants: list[PublicWarrant]


def public_records(suspects: Iterable[Suspect], at: AsOf) -> list[PublicRecord]:
    """The records in the order given; who had no public warrant by the day has an empty one. Three queries."""
    people = list(suspects)
    warrants: WarrantQuerySet = Warrant.objects.filter(suspect__in=people)
    found = list(warrants.public_on(at.on, at.known_at).order_by("number", "id"))
    by_then = {"warrant__in": found, "is_public": True, "effective_on__lte": at.on}
    events = list(WarrantEvent.objects.known(at.known_at).filter(**by_then).in_order())
    charges = list(Charge.objects.known(at.known_at).filter(**by_then).order_by("count", "id"))
    rows: dict[int, list[PublicWarrant]] = {}
    for warrant in found:
        happened = [event for event in events if event.warrant_id == warrant.pk]
        charged = [charge for charge in charges if charge.warrant_id == warrant.pk]
        row = PublicWarrant(warrant, course_of(happened), happened, charged)
        rows.setdefault(warrant.suspect_id, []).append(row)
    return [PublicRecord(person, rows.get(person.pk, [])) for person in people]
