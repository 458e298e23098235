"""Due dates by the policy table and the Court's calendar."""

from __future__ import annotations

from datetime import date, timedelta

from requests_app.clocks import ASSUMED_DAYS, ASSUMED_URGENT_DAYS, DueDate, Policy, due_date
from requests_app.models import DuePolicy, Holiday
from requests_app.vocab import Family

HORIZON = timedelta(days=366)
"""How far beyond the counted days the calendar is read; no row of holidays is longer."""


def policies() -> dict[str, DuePolicy]:
    """The policy of every family; where the table has none, the assumption."""
    assumed = {
        family.value: DuePolicy(family=family, days=days, urgent_days=min(ASSUMED_URGENT_DAYS, days))
        for family, days in ASSUMED_DAYS.items()
    }
    return assumed | {policy.family: policy for policy in DuePolicy.objects.all()}


def calendar() -> dict[date, str]:
    """The Court's holidays by day."""
    return dict(Holiday.objects.values_list("day", "name"))


def proposed_due_date(family: str, *, urgent: bool, start: date) -> DueDate:
    """The due date of a request that is sent on `start`, with every skipped day named."""
    row = policies()[Family(family)]
    days = row.urgent_days if urgent else row.days
    first = start + timedelta(days=days)
    holidays = dict(Holiday.objects.filter(day__range=(first, first + HORIZON)).values_list("day", "name"))
    return due_date(start, Policy(days, urgent=urgent), holidays)
