"""What follows from events: the columns of a request that nobody sets by hand, for lists, indexes and constraints."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any, Final

from requests_app.models import CooperationRequest
from requests_app.vocab import CLOCK_STOPPED, EventKind, Outcome, Status
from requests_app.workflow import LIFE

BLANK: Final[Mapping[str, Any]] = {
    "status": Status.DRAFT,
    "approved_by_id": None,
    "approved_on": None,
    "transmitted_on": None,
    "transmission_known_from": None,
    "urgent_medium": "",
    "urgent_confirmed_on": None,
    "amendment": 0,
    "acknowledged_on": None,
    "reminders": 0,
    "escalation": 0,
    "clock_stopped": False,
    "postponed_until": None,
    "consulted_until": None,
    "outcome": "",
    "ended_on": None,
    "superseded_by_id": None,
    "closed_on": None,
    "satisfied": "",
}
"""The projected columns, as they are before anything happened."""

FROZEN: Final = ("channel", "language", "note_number")
"""What a transmission freezes on the row; written by hand as well, while the request is a draft."""


def clear(request: CooperationRequest) -> None:
    """Takes back, unsaved, all that followed from events."""
    for name, value in BLANK.items():
        setattr(request, name, value)


def project(
    request: CooperationRequest,
    kind: str,
    *,
    on: date,
    known_from: datetime,
    by: int | None = None,
    detail: Mapping[str, Any],
) -> None:
    """Writes onto the row, unsaved, what follows from one more event."""
    _prepare(request, kind, on, known_from, by, detail)
    _follow(request, kind, on, detail)
    _end(request, kind, on, detail)
    action = LIFE.by_name.get(kind)
    if action is not None and action.target is not None:
        request.status = action.target
    request.clock_stopped = request.status in CLOCK_STOPPED
    if request.status != Status.POSTPONED:
        request.postponed_until = None
    if request.status != Status.UNDER_CONSULTATION:
        request.consulted_until = None


def _prepare(
    request: CooperationRequest,
    kind: str,
    on: date,
    known_from: datetime,
    by: int | None,
    detail: Mapping[str, Any],
) -> None:
    """Up to each transmission."""
    match kind:
        case EventKind.APPROVED:
            request.approved_by_id, request.approved_on = by, on if by else None
        case EventKind.TRANSMITTED:
            if request.transmitted_on is None:  # an amended version counts from the first transmission
                request.transmitted_on, request.transmission_known_from = on, known_from
            request.urgent_medium = detail.get("urgent_medium", "")
            for name in FROZEN:
                setattr(request, name, detail.get(name) or getattr(request, name))
        case EventKind.AMENDED:
            request.amendment += 1
            request.approved_by_id = request.approved_on = request.acknowledged_on = None
            request.urgent_medium, request.urgent_confirmed_on = "", None


def _follow(request: CooperationRequest, kind: str, on: date, detail: Mapping[str, Any]) -> None:
    """While an answer is awaited."""
    match kind:
        case EventKind.URGENT_CONFIRMED:
            request.urgent_confirmed_on = on
        case EventKind.ACKNOWLEDGED:
            request.acknowledged_on = on
        case EventKind.CONSULTATION_OPENED:
            request.consulted_until = _day(detail.get("until"))
        case EventKind.POSTPONED:
            request.postponed_until = _day(detail.get("until"))
        case EventKind.PARTIALLY_EXECUTED:
            request.outcome = Outcome.PARTIALLY_EXECUTED
        case EventKind.REMINDED:
            request.reminders = detail.get("number", request.reminders + 1)
        case EventKind.ESCALATED:
            request.escalation = detail["level"]


def _day(written: str | None) -> date | None:
    return date.fromisoformat(written) if written else None


def _end(request: CooperationRequest, kind: str, on: date, detail: Mapping[str, Any]) -> None:
    """At its end, and when that is taken back."""
    match kind:
        case EventKind.EXECUTED | EventKind.DECLINED | EventKind.WITHDRAWN | EventKind.SUPERSEDED:
            request.outcome, request.ended_on = Outcome(kind), on
            request.superseded_by_id = detail.get("successor")
        case EventKind.CLOSED:
            request.closed_on, request.ended_on = on, request.ended_on or on
            request.satisfied = detail.get("satisfied", "")
        case EventKind.REOPENED:
            request.outcome = request.satisfied = ""
            request.ended_on = request.closed_on = request.superseded_by_id = None
