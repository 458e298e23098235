"""Judges what stands in the way of an arrest."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import ObstacleAssessment, Warrant
from arrests.queries import status_of
from arrests.vocab import Scenario, Status
from common.asof import court_day
from common.errors import Refusal


@transaction.atomic
def assess_obstacle(
    warrant: Warrant, *, scenario: str, reason: str, on: date, known_at: datetime, by: Person
) -> ObstacleAssessment:
    """An analyst judges what stands in the way of the arrest (ICC-ASP/12/35, para. 21); earlier judgments stay."""
    policies.check_assesses(by)
    events = list(warrant.events.known(known_at).in_order())
    status = status_of(events)
    if status is not Status.AT_LARGE:
        raise Refusal(_("The warrant is no longer outstanding (%(status)s).") % {"status": status.label})
    if not reason.strip():
        raise Refusal(_("Say in a sentence what the judgment rests on."), field="reason")
    policies.check_day(on, court_day(known_at), events)
    return ObstacleAssessment.objects.create(
        warrant=warrant,
        scenario=Scenario(scenario),
        reason=reason.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )
