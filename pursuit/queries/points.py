"""The regional focal points of the Assembly on a day."""

from __future__ import annotations

from datetime import date

from partners.models import Partner
from partners.queries import membership_of
from pursuit.models import RegionalPoint


def points_of(partner: Partner, on: date) -> list[RegionalPoint]:
    """Those of the State's region; none for a State without one."""
    membership = membership_of(partner, on)
    if membership is None:
        return []
    rows = RegionalPoint.objects.on(on).filter(group=membership.group).select_related("partner")
    return list(rows.order_by("partner__sort_key", "id"))
