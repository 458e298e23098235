"""A desk on a day: who sits at it, and for whom they see to the work meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Q, QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from accounts.models import Absence, Person


class Whose(TextChoices):
    """Whose work one wants to see."""

    MINE = "mine", _("Mine")
    ORGAN = "organ", _("My organ’s")


@dataclass(frozen=True, slots=True)
class Desk:
    """The work that lies before a person on a day. It says what is wanted; what exists for them, sight decides."""

    person: Person
    on: date
    whose: Whose = Whose.MINE
    absent: Mapping[int, str] = field(default_factory=dict)
    """Names of the colleagues for whom the person stands in, by key."""
    since: date | None = None
    """For messages: the day of the last one."""

    @property
    def people(self) -> QuerySet[Person]:
        """The person and those for whom they stand in, for use inside a query."""
        absent = Absence.objects.on(self.on).filter(stand_in=self.person)
        return Person.objects.filter(Q(pk=self.person.pk) | Q(pk__in=absent.values("person")))


def desk_of(person: Person, on: date, *, whose: Whose = Whose.MINE, since: date | None = None) -> Desk:
    """The person's desk on the day, with the work of the colleagues for whom they stand in."""
    absences = Absence.objects.on(on).filter(stand_in=person).order_by("person__name")
    absent = dict(absences.values_list("person_id", "person__name"))
    return Desk(person, on, whose, absent, since)
