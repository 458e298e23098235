"""Placements case by case: where each stood on a day, and how many days it took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from agreements.models import Placement, PlacementEvent, PlacementQuerySet
from agreements.vocab import OF_THE_PLACEMENT, OF_THE_REQUEST, Basis, Form, Outcome
from common.asof import AsOf
from requests_app.models import RequestEvent
from requests_app.vocab import EventKind

ANSWERS: Final = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.EXECUTED)
"""What answers the Court: a State that delivers has accepted, also where nobody wrote it down."""


@dataclass(frozen=True, slots=True)
class Step:
    """Something that changed where a placement stood."""

    on: date
    outcome: Outcome
    order: int


@dataclass(frozen=True, slots=True)
class Case:
    """A placement as it stood on the day `on`; days are calendar days from the day on which the State was asked."""

    placement: Placement
    outcome: Outcome
    asked_on: date | None
    answered_on: date | None
    executed_on: date | None
    on: date

    @property
    def basis(self) -> Basis:
        """On what the State was asked."""
        return basis_of(self.placement)

    @property
    def days_to_answer(self) -> int | None:
        """Until the State accepted or refused; None while it is silent."""
        return _days(self.asked_on, self.answered_on)

    @property
    def days_to_execution(self) -> int | None:
        """Until the person was taken; None where that has not happened."""
        return _days(self.asked_on, self.executed_on)

    @property
    def waiting_days(self) -> int | None:
        """How long an answer, or after it the execution, has been awaited; None where nothing is."""
        if self.outcome is Outcome.SILENT:
            return _days(self.asked_on, self.on)
        return _days(self.answered_on, self.on) if self.outcome is Outcome.ACCEPTED else None


def basis_of(placement: Placement) -> Basis:
    """Framework where the placement rests on an agreement of that form; ad hoc otherwise."""
    agreement = placement.agreement
    framework = agreement is not None and agreement.form == Form.FRAMEWORK
    return Basis.FRAMEWORK if framework else Basis.AD_HOC


def cases(placements: PlacementQuerySet | Iterable[Placement], at: AsOf) -> list[Case]:
    """The placements as they stood, in their order. Three queries, however many there are."""
    rows = list(placements.with_request() if isinstance(placements, PlacementQuerySet) else placements)
    steps = _steps(rows, at)
    return [case_of(row, steps[row.pk], at.on) for row in rows]


def case_of(placement: Placement, steps: Sequence[Step], on: date) -> Case:
    """Where the steps lead. What is asked anew after its end begins anew; the first day of asking stays."""
    outcome, asked, answered, executed = Outcome.PREPARED, None, None, None
    for step in sorted(steps, key=lambda one: (one.on, one.order)):
        if step.outcome is Outcome.SILENT:
            if outcome is not Outcome.PREPARED:
                answered = executed = None
            asked = asked or step.on
        elif step.outcome in ANSWERS:
            if step.outcome is not Outcome.EXECUTED or answered is None:
                answered = step.on
            if step.outcome is Outcome.EXECUTED:
                executed = step.on
        outcome = step.outcome
    return Case(placement, outcome, asked, answered, executed, on)


def _steps(rows: Sequence[Placement], at: AsOf) -> dict[int, list[Step]]:
    """What happened to each placement: first what its request tells, then its own events."""
    of_request = {row.request_id: row.pk for row in rows}
    found: dict[int, list[Step]] = defaultdict(list)
    told = (
        RequestEvent.objects.known(at.known_at)
        .filter(request__in=of_request, kind__in=OF_THE_REQUEST, effective_on__lte=at.on)
        .order_by("effective_on", "id")
        .values_list("request_id", "kind", "effective_on")
    )
    sent: set[int] = set()
    for request, kind, on in told:
        # A withdrawal before the transmission leaves the State unasked, and an amended version asks nothing new.
        if kind == EventKind.TRANSMITTED and request in sent:
            continue
        if kind == EventKind.TRANSMITTED:
            sent.add(request)
        found[of_request[request]].append(Step(on, OF_THE_REQUEST[kind], _ORDER[OF_THE_REQUEST[kind]]))
    own = (
        PlacementEvent.objects.known(at.known_at)
        .filter(placement__in=[row.pk for row in rows], effective_on__lte=at.on)
        .order_by("effective_on", "id")
        .values_list("placement_id", "kind", "effective_on")
    )
    for placement, kind, on in own:
        found[placement].append(Step(on, OF_THE_PLACEMENT[kind], _ORDER[OF_THE_PLACEMENT[kind]]))
    return found


_ORDER: Final = {
    outcome: place
    for place, outcome in enumerate(
        (
            Outcome.SILENT,
            Outcome.ACCEPTED,
            Outcome.REFUSED,
            Outcome.EXECUTED,
            Outcome.ENDED,
            Outcome.WITHDRAWN,
        )
    )
}
"""Of what happened on one day: asked first, then accepted, refused or taken back, executed, ended."""


def _days(start: date | None, end: date | None) -> int | None:
    return None if start is None or end is None else (end - start).days
