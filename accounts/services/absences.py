"""Standing in for a colleague who is away."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Absence, Person
from common.errors import Forbidden, Refusal


@transaction.atomic
def name_stand_in(*, stand_in: Person, first: date, last: date, by: Person, on: date) -> Absence:
    """`by` is away from `first` to `last`, both included, and `stand_in` sees to their work.

    Raises Refusal for days that are past, in the wrong order or taken already, and for a colleague who cannot do it.
    """
    if not by.works_for_the_court:
        raise Forbidden(_("Only people who work for the Court name a stand-in."))
    if stand_in.pk == by.pk:
        raise Refusal(_("Choose somebody else than yourself."), field="stand_in")
    if stand_in.organ != by.organ or not stand_in.is_active:
        raise Refusal(_("Choose an active colleague of your own organ."), field="stand_in")
    if first < on:
        raise Refusal(_("This day has passed; the first day is today or later."), field="first")
    if last < first:
        raise Refusal(_("The last day lies before the first."), field="last")
    Person.objects.select_for_update().get(pk=by.pk)  # two forms at once take turns
    during = Absence.objects.filter(first__lte=last, last__gte=first)
    mine = during.filter(person=by).first()
    if mine is not None:
        raise Refusal(_("You named a stand-in for %(days)s already.") % {"days": _days(mine)}, field="first")
    theirs = during.filter(person=stand_in).first()
    if theirs is not None:
        raise Refusal(
            _("%(name)s is away %(days)s; choose somebody else.")
            % {"name": stand_in.name, "days": _days(theirs)},
            field="stand_in",
        )
    return Absence.objects.create(person=by, stand_in=stand_in, first=first, last=last)


@transaction.atomic
def end_absence(absence: Absence, *, by: Person, on: date) -> None:
    """Back on the day `on`: what has not begun by then is taken back, what has begun ends the day before."""
    if absence.person_id != by.pk:
        raise Forbidden(_("Only the person who is away ends it."))
    if absence.first >= on:
        absence.delete()
    elif absence.last >= on:
        absence.last = on - timedelta(days=1)
        absence.save(update_fields={"last"})


def _days(absence: Absence) -> str:
    return _("from %(first)s to %(last)s") % {
        "first": date_format(absence.first),
        "last": date_format(absence.last),
    }
