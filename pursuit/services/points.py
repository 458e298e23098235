"""The regional focal points of the Assembly: named for a term, which may end early."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.errors import Refusal
from partners.models import Partner
from partners.queries import membership_of
from pursuit.models import RegionalPoint
from pursuit.policies import case as policies


@transaction.atomic
def name_point(
    *, partner: Partner, starts_on: date, by: Person, ends_on: date | None = None, source: str = ""
) -> RegionalPoint:
    """The State is a focal point of its regional group from `starts_on` on, until `ends_on` where that is known.

    Raises Forbidden for organs that keep no instances, Refusal for days in the wrong order, a State without a regional
    group on the first day, and a State that is one on that day already.
    """
    policies.check_keeps(by)
    _check_order(starts_on, ends_on)
    membership = membership_of(partner, starts_on)
    if membership is None:
        raise Refusal(_("The State belonged to no regional group on the first day."), field="partner")
    if RegionalPoint.objects.on(starts_on).filter(partner=partner).exists():
        raise Refusal(_("The State is a focal point on this day already."), field="starts_on")
    return RegionalPoint.objects.create(
        group=membership.group,
        partner=partner,
        starts_on=starts_on,
        ends_on=ends_on,
        source=source.strip(),
        recorded_by=by,
    )


@transaction.atomic
def end_point(point: RegionalPoint, *, ends_on: date, by: Person) -> RegionalPoint:
    """The term ends on this day. Raises Refusal for a day before its first."""
    policies.check_keeps(by)
    point = RegionalPoint.objects.select_for_update(of=("self",)).get(pk=point.pk)
    _check_order(point.starts_on, ends_on)
    point.ends_on = ends_on
    point.save(update_fields=["ends_on"])
    return point


def _check_order(first: date, last: date | None) -> None:
    if last is not None and last < first:
        raise Refusal(_("The last day lies before the first."), field="ends_on")
