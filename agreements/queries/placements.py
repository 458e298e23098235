"""Placements case by case: where each stood on a day, and how many days it took."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from agreements.models import Agreement, Placement, PlacementEvent, PlacementHistory, PlacementQuerySet
from agreements.vocab import OF_THE_PLACEMENT, OF_THE_REQUEST, Basis, CostSource, Form, Outcome
from common.asof import AsOf
from common.keyset import Keyset
from requests_app.models import RequestEvent
from requests_app.vocab import EventKind

ANSWERS: Final = (Outcome.ACCEPTED, Outcome.REFUSED, Outcome.EXECUTED)
"""What answers the Court: a State that delivers has accepted, also where nobody wrote it down."""

PORTION: Final = 100
"""Placements that are read at once while a page is filled."""


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
    agreement: Agreement | None
    cost_source: str
    outcome: Outcome
    asked_on: date | None
    answered_on: date | None
    executed_on: date | None
    on: date

    @property
    def basis(self) -> Basis:
        """Framework where the placement rested on an agreement of that form; ad hoc otherwise."""
        framework = self.agreement is not None and self.agreement.form == Form.FRAMEWORK
        return Basis.FRAMEWORK if framework else Basis.AD_HOC

    @property
    def costs(self) -> str:
        """Who bore the costs, in words; empty while nobody knew."""
        return str(CostSource(self.cost_source).label) if self.cost_source else ""

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


def cases(placements: PlacementQuerySet | Iterable[Placement], at: AsOf) -> list[Case]:
    """The placements as they stood, in their order. A few queries, however many there are."""
    rows = list(placements.with_request() if isinstance(placements, PlacementQuerySet) else placements)
    steps, terms = _steps(rows, at), _terms(rows, at)
    others = {term.agreement for term in terms.values()} - {row.agreement_id for row in rows} - {None}
    agreements = {row.agreement_id: row.agreement for row in rows} | (
        Agreement.objects.in_bulk(others) if others else {}
    )
    return [
        case_of(
            row,
            steps[row.pk],
            at.on,
            agreement=agreements.get(terms[row.pk].agreement),
            cost_source=terms[row.pk].cost_source,
        )
        for row in rows
    ]


@dataclass(frozen=True, slots=True)
class CasePage:
    """A page of cases; `next` is the cursor of the following one, None on the last."""

    rows: list[Case]
    next: str | None


def case_page(
    placements: PlacementQuerySet,
    at: AsOf,
    *,
    order: Keyset,
    size: int,
    cursor: str,
    fits: Callable[[Case], bool],
) -> CasePage:
    """The next `size` cases that fit. What is computed for a day is picked while reading, portion by portion."""
    found: list[Case] = []
    after: str | None = cursor
    while after is not None and len(found) <= size:
        portion = order.page(placements.with_request(), size=PORTION, cursor=after)
        found += filter(fits, cases(portion.rows, at))
        after = portion.next
    more = order.cursor(found[size - 1].placement) if len(found) > size else None
    return CasePage(found[:size], more)


class _Terms(NamedTuple):
    """The agreement on which a placement rests, by its key, and who bears the costs."""

    agreement: int | None
    cost_source: str


def _terms(rows: Sequence[Placement], at: AsOf) -> dict[int, _Terms]:
    """The terms of each placement on the day, from its change history as written by the moment of knowledge.

    A change with a day holds from that day on, one without corrects all before. What was first written stands for the
    time before it: facts are entered after the event.
    """
    found, last = dict[int, _Terms](), dict[int, _Terms]()
    written = (
        PlacementHistory.objects.filter(pgh_obj__in=[row.pk for row in rows])
        .order_by("pgh_created_at", "pgh_id")
        .values_list("pgh_obj_id", "pgh_created_at", "applies_on", "agreement_id", "cost_source")
    )
    for placement, moment, since, agreement, cost_source in written:
        terms = _Terms(agreement, cost_source)
        if placement not in found or (
            moment <= at.known_at and terms != last[placement] and (since is None or since <= at.on)
        ):
            found[placement] = terms
        last[placement] = terms
    return found


def case_of(
    placement: Placement,
    steps: Sequence[Step],
    on: date,
    *,
    agreement: Agreement | None = None,
    cost_source: str = "",
) -> Case:
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
    return Case(placement, agreement, cost_source, outcome, asked, answered, executed, on)


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
