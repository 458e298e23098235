"""Who is on duty, and is told at once of planned travel."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from pursuit.models import Turn
from pursuit.policies import roster as policies
from pursuit.policies.case import KEEPERS, may_keep


@transaction.atomic
def set_turn(*, person: Person, first: date, last: date, by: Person, on: date) -> Turn:
    """A supervisor puts a colleague on duty from `first` to `last`, both included."""
    policies.check_sets(by)
    if not may_keep(person) or not person.is_active:
        raise Refusal(
            _("Choose an active colleague of the Registry or the Office of the Prosecutor."), field="person"
        )
    if first < on:
        raise Refusal(_("This day has passed; the first day is today or later."), field="first")
    if last < first:
        raise Refusal(_("The last day lies before the first."), field="last")
    standing = Turn.objects.standing().filter(person=person, first=first, last=last).first()
    return standing or Turn.objects.create(person=person, first=first, last=last, set_by=by)


@transaction.atomic
def end_turn(turn: Turn, *, last: date, by: Person, on: date) -> Turn:
    """A supervisor ends a turn early: `last` is its last day, yesterday at the earliest; a new entry takes its place.

    A last day before the first calls the turn off. Raises Forbidden for others, Refusal for a day that shortens nothing
    or has passed, and where the turn was changed before.
    """
    policies.check_sets(by)
    if not Turn.objects.standing().filter(pk=turn.pk).exists():
        raise Refusal(_("This turn was changed meanwhile; look at the page again."))
    if last < on - timedelta(days=1):
        raise Refusal(_("This day has passed; the last day is yesterday or later."), field="last")
    if last >= turn.last:
        raise Refusal(_("The turn ends then or earlier anyway; give an earlier day."), field="last")
    off = last < turn.first
    return Turn.objects.create(
        person=turn.person,
        first=turn.first,
        last=turn.last if off else last,
        called_off=off,
        corrects=turn,
        set_by=by,
    )


def on_duty(on: date) -> list[int]:
    """Whom an alert tells: those on duty; where nobody is, the supervisors; where there are none, every keeper."""
    keepers = Person.objects.filter(organ__in=KEEPERS, is_active=True)
    for people in (keepers.filter(turns__in=Turn.objects.on(on)), keepers.filter(supervisor=True), keepers):
        if found := sorted(set(people.values_list("pk", flat=True))):
            return found
    return []
