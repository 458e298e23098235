"""Placements: opened for a request, kept up to date, and what the State said."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements import policies
from agreements.models import Agreement, Placement, PlacementEvent
from agreements.queries.placements import Case, cases
from common.asof import AsOf, court_day
from common.errors import Refusal, Stale
from common.history import correct
from requests_app.models import CooperationRequest


@transaction.atomic
def open_placement(
    *,
    request: CooperationRequest,
    person: str,
    by: Person,
    agreement: Agreement | None = None,
    cost_source: str = "",
    factors: Mapping[str, str] | None = None,
    synthetic: bool = False,
) -> Placement:
    """The placement of the person that a request asks its addressee to take. Each request has one.

    Raises Forbidden for other organs, Refusal for a request, agreement or pseudonym that does not go with it.
    """
    policies.check_placed(request)
    policies.check_keeps(request.family, by)
    weighed = {name: text for name, text in (factors or {}).items() if text}
    policies.check_contents(request, agreement, person, weighed)
    if Placement.objects.filter(request=request).exists():
        raise Refusal(_("This request has a placement already; open that one."), field="request")
    return Placement.objects.create(
        request=request,
        agreement=agreement,
        person=person,
        cost_source=cost_source,
        factors=weighed,
        synthetic=synthetic,
    )


@transaction.atomic
def edit_placement(
    placement: Placement,
    *,
    person: str,
    by: Person,
    version: int,
    known_at: datetime,
    agreement: Agreement | None = None,
    cost_source: str = "",
    applies_on: date | None = None,
    factors: Mapping[str, str] | None = None,
) -> Placement:
    """Other particulars. `applies_on` is the day since which agreement and costs are these; without it they always were.

    Raises Stale where somebody changed the placement since `version`, else as `open_placement` does.
    """
    policies.check_keeps(placement.request.family, by)
    if applies_on is not None and applies_on > court_day(known_at):
        raise Refusal(
            _("This day lies in the future; give the day since which they apply."), field="applies_on"
        )
    locked = Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    if locked.version != version:
        raise Stale(
            _("Somebody else changed this placement meanwhile. Look at it again; nothing was saved."),
            current=locked,
        )
    weighed = {name: text for name, text in (factors or {}).items() if text}
    policies.check_contents(placement.request, agreement, person, weighed)
    locked.agreement, locked.person, locked.cost_source = agreement, person, cost_source
    locked.applies_on, locked.factors, locked.version = applies_on, weighed, version + 1
    locked.save()
    return locked


@transaction.atomic
def record_placement(
    placement: Placement, *, kind: str, on: date, known_at: datetime, by: Person, note: str = ""
) -> PlacementEvent:
    """The State accepted or took it back, or the placement ended, on the day `on`.

    Raises Forbidden for other organs, Refusal for a step or day that is not possible.
    """
    policies.check_keeps(placement.request.family, by)
    Placement.objects.select_for_update(of=("self",)).get(pk=placement.pk)
    case = _now(placement, known_at)
    policies.check_record(kind, case.outcome)
    policies.check_day(on, court_day(known_at), None)
    latest = max((day for day in (case.asked_on, case.answered_on, case.executed_on) if day), default=on)
    if on < latest:
        raise Refusal(
            _("The day lies before %(day)s, the last step before it; correct the day.")
            % {"day": latest.isoformat()},
            field="on",
        )
    return PlacementEvent.objects.create(
        placement=placement, kind=kind, effective_on=on, known_from=known_at, recorded_by=by, note=note
    )


@transaction.atomic
def correct_placement(
    event: PlacementEvent, *, on: date | None, known_at: datetime, by: Person
) -> PlacementEvent:
    """The step was on another day, or (`on` is None) never was."""
    policies.check_keeps(event.placement.request.family, by)
    if on is not None:
        policies.check_day(on, court_day(known_at), None)
    return correct(
        event,
        on=on,
        known_at=known_at,
        placement=event.placement,
        kind=event.kind,
        note=event.note,
        recorded_by=by,
    )


def _now(placement: Placement, known_at: datetime) -> Case:
    (case,) = cases([placement], AsOf(court_day(known_at), known_at))
    return case
