"""Where a warrant stands, and which terms run for it: pure, from its events."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from arrests.clocks import ReviewPeriod, review_due, surrender_request_due, transit_ends
from arrests.models import WarrantEvent
from arrests.vocab import OUTSTANDING, EventKind, Status, TermKind
from arrests.workflow import LIFE, status_after
from common.asof import court_day


def status_of(events: Iterable[WarrantEvent]) -> Status:
    """Where a warrant stands after `events`, which come in their order and without what was corrected."""
    status = LIFE.initial
    for event in events:
        status = status_after(event.kind, status)
    return Status(status)


@dataclass(frozen=True, slots=True)
class RunningTerm:
    """A term that runs: since when, its last day, and the moment where hours count."""

    kind: TermKind
    started_on: date
    due_on: date
    due_at: datetime | None = None


def running_terms(
    events: Iterable[WarrantEvent], last_review: date | None, periods: Iterable[ReviewPeriod]
) -> Iterator[RunningTerm]:
    """The terms of a warrant after `events`, which come in their order and without what was corrected.

    None runs for a warrant that is not outstanding. Reviews are counted from the last one, from the issue, or from
    the day on which the person was at large again.
    """
    happened = list(events)
    status = status_of(happened)
    if status not in OUTSTANDING:
        return
    begun = [event.effective_on for event in happened if event.kind in (EventKind.ISSUED, EventKind.ESCAPED)]
    since = max([*begun, *([last_review] if last_review else [])], default=None)
    due = review_due(since, periods) if since else None
    if since and due:
        yield RunningTerm(TermKind.REVIEW, since, due)
    if status == Status.PROVISIONALLY_ARRESTED:
        held = max(event.effective_on for event in happened if event.kind == EventKind.PROVISIONALLY_ARRESTED)
        yield RunningTerm(TermKind.SURRENDER_REQUEST, held, surrender_request_due(held))
    if status == Status.IN_TRANSFER and (landed := _landed(happened)):
        ends = transit_ends(landed)
        yield RunningTerm(TermKind.TRANSIT, court_day(landed), court_day(ends), ends)


def _landed(events: Iterable[WarrantEvent]) -> datetime | None:
    """The moment of the last unscheduled landing, unless the request for transit came after it."""
    moment = None
    for event in events:
        if event.kind == EventKind.LANDED:
            moment = event.moment
        elif event.kind == EventKind.TRANSIT_REQUESTED:
            moment = None
    return moment
