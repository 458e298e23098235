"""The queue of reviews: which outstanding warrant is looked at again by when, and what is to be done meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.desk import Desk, Whose
from accounts.models import Membership, Person
from arrests.models import Review, Term, TermQuerySet, Warrant
from arrests.policies import KEEPERS
from arrests.vocab import TermKind
from common.display import Text

SOON: Final = 14
"""Days ahead that count as soon: for reviews and for next steps."""


def steps(desk: Desk) -> QuerySet[Review]:
    """The last review of each warrant, where its next step is in the hands of the desk and its day is near or past."""
    later = Review.objects.filter(
        Q(effective_on__gt=OuterRef("effective_on"))
        | Q(effective_on=OuterRef("effective_on"), pk__gt=OuterRef("pk")),
        warrant=OuterRef("warrant"),
        corrected_by=None,
    )
    mine = Review.objects.filter(~Exists(later), corrected_by=None, next_on__isnull=False)
    if desk.whose == Whose.MINE:
        return mine.filter(next_owner__in=desk.people)
    return mine.filter(next_owner__organ=desk.person.organ)


def _with_steps(rows: TermQuerySet, desk: Desk) -> TermQuerySet:
    return rows.filter(Exists(steps(desk).filter(warrant=OuterRef("warrant"))))


@dataclass(frozen=True, slots=True)
class View:
    """A part of the queue."""

    label: Text
    rows: Callable[[TermQuerySet, Desk], TermQuerySet]


VIEWS: Final[Mapping[str, View]] = {
    "all": View(_("All"), lambda rows, desk: rows),
    "late": View(_("Overdue"), lambda rows, desk: rows.late_on(desk.on)),
    "soon": View(_("Due within 14 days"), lambda rows, desk: rows.due_by(desk.on, SOON)),
    "steps": View(_("My next steps"), _with_steps),
}
"""The parts of the queue, by their name in the address."""


def queue(view: str, desk: Desk) -> TermQuerySet:
    """The reviews that are awaited, as far as the reader knows of the warrants."""
    rows: TermQuerySet = Term.objects.filter(kind=TermKind.REVIEW)
    return VIEWS[view].rows(rows, desk).select_related("warrant__suspect__situation")


def last_reviews(warrants: Iterable[int], on: date, known_at: datetime) -> dict[int, Review]:
    """The last review up to `on` of each warrant, by the key of the warrant, as far as the reader may know of it."""
    rows = (
        Review.objects.known(known_at)
        .filter(warrant__in=list(warrants), effective_on__lte=on)
        .latest_of_each()
    )
    return {review.warrant_id: review for review in rows.select_related("next_owner", "recorded_by")}


def step_owners(warrants: Iterable[Warrant]) -> QuerySet[Person]:
    """Into whose hands a step for all of these warrants can be put, as far as sight lets one ask."""
    people = Person.objects.filter(is_active=True, organ__in=KEEPERS)
    for compartment in {warrant.compartment_id for warrant in warrants if warrant.compartment_id}:
        people = people.filter(pk__in=Membership.objects.filter(compartment=compartment).values("person"))
    return people.order_by("name", "pk")
