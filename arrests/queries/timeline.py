"""Every warrant of a day with its course: when it was issued, made public and ended, and when a State held the person."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from arrests.models import Warrant, WarrantEvent, WarrantQuerySet
from arrests.policies.course import Course, course_of
from arrests.vocab import Audience
from common.asof import AsOf


@dataclass(frozen=True, slots=True)
class Begun:
    """A warrant that had been issued by the day, and its course up to then."""

    warrant: Warrant
    course: Course
    on: date


def begun(at: AsOf, audience: Audience, situation: str = "") -> WarrantQuerySet:
    """The warrants issued up to the day, outstanding or not: for the public, those that were public by then."""
    warrants: WarrantQuerySet = Warrant.objects.select_related("suspect__situation")
    if audience is Audience.READER:
        warrants = warrants.issued_on_or_before(at.on, at.known_at)
    else:
        warrants = warrants.public_on(at.on, at.known_at)
    return warrants.filter(suspect__situation__code=situation) if situation else warrants


def courses(warrants: Iterable[Warrant], at: AsOf, audience: Audience) -> list[Begun]:
    """Each warrant with its course; for the public, made of public events alone. One query."""
    found = list(warrants)
    events = WarrantEvent.objects.known(at.known_at).filter(warrant__in=found, effective_on__lte=at.on)
    if audience is Audience.PUBLIC:
        events = events.filter(is_public=True)
    of_warrant: dict[int, list[WarrantEvent]] = {}
    for event in events.in_order():
        of_warrant.setdefault(event.warrant_id, []).append(event)
    return [Begun(row, course_of(of_warrant.get(row.pk, ())), at.on) for row in found]
