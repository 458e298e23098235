"""By when an edition is to be ready, and its steps before that."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction

from accounts.models import Person
from reports import policies
from reports.clocks import USUAL_DAYS
from reports.models import Edition, PlannedStep
from reports.services.lock import locked
from reports.services.log import note_step
from reports.vocab import Milestone


@transaction.atomic
def plan_edition(
    edition: Edition,
    *,
    session_on: date | None,
    days: Mapping[Milestone, int],
    seen: int,
    by: Person,
    at: datetime,
) -> Edition:
    """Sets the first day of the session and how many days before it each step is to be done.

    The text is not touched by it, so clearances and signatures stand. Raises Forbidden for anyone outside the
    Registry, Refusal (with the field) for steps out of order or a published edition, Stale when it changed meanwhile.
    """
    policies.check_prepares(by)
    edition = locked(edition, "plan", seen)
    policies.check_plan(days)
    edition.session_on = session_on
    edition.save()
    edition.planned.all().delete()
    PlannedStep.objects.bulk_create(
        PlannedStep(edition=edition, milestone=milestone, days=number)
        for milestone, number in days.items()
        if number != USUAL_DAYS[milestone]
    )
    note_step(edition, "plan", by=by, at=at, note=session_on.isoformat() if session_on else "")
    return edition
