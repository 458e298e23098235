"""What the events of a request did to its clock: when it began, stood still, and was given more time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from requests_app.clocks import DueDate, Extension, Pause, due_date
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services.due import Rulebook, put
from requests_app.vocab import AWAITED, CLOCK_STOPPED, ENDED, EventKind, Status
from requests_app.workflow import LIFE

EXTENDING: Final = frozenset({EventKind.EXTENDED, EventKind.EXTENSION_REMOVED, EventKind.DUE_DATE_CHANGED})
"""Events that move the due date whatever the status; the last of them is only in histories of before."""

SENT: Final = frozenset({*AWAITED, *ENDED, Status.RETURNED_INCOMPLETE})

MOVING: Final = frozenset({*EXTENDING, *(action.name for action in LIFE.actions if action.target in SENT)})
"""Events that can have a part in a due date. What prepares a request does not, and may be dated after its transmission."""


@dataclass(slots=True)
class Clock:
    """The clock of a request, as its events tell it."""

    start: date | None = None
    """The last transmission: an amended version has its full time."""
    pauses: list[Pause] = field(default_factory=list)
    extensions: dict[int | None, Extension] = field(default_factory=dict)
    """Those that stand, by the key of the event that granted them."""


def clock_of(events: Iterable[RequestEvent]) -> Clock:
    """The clock after the events, which stand uncorrected and in order. The last one may be unsaved."""
    clock, stopped = Clock(), None
    for event in events:
        if event.kind not in MOVING:
            continue
        action = LIFE.by_name.get(event.kind)
        target = action.target if action is not None else None
        match event.kind:
            case EventKind.TRANSMITTED:
                clock, stopped = Clock(event.effective_on), None
            case EventKind.EXTENDED | EventKind.DUE_DATE_CHANGED:
                clock.extensions[event.corrects_id or event.pk] = _extension(event)
            case EventKind.EXTENSION_REMOVED:
                clock.extensions.pop(event.detail["extension"], None)
        if target in CLOCK_STOPPED:
            stopped = stopped or event
        elif target is not None and stopped is not None:
            clock.pauses.append(Pause(stopped.effective_on, event.effective_on, stopped.kind))
            stopped = None
    if stopped is not None:
        clock.pauses.append(Pause(stopped.effective_on, None, stopped.kind))
    return clock


def computed(request: CooperationRequest, events: Iterable[RequestEvent], rules: Rulebook) -> DueDate:
    """The due date of a request that was sent, from its frozen rule and its events: what the stored one must equal."""
    clock = clock_of(events)
    start = clock.start or request.transmitted_on
    assert start is not None, "Only what was sent has a clock."
    rule, calendars = rules.rule_of(request)
    return due_date(start, rule, calendars, clock.pauses, clock.extensions.values())


@dataclass(frozen=True, slots=True)
class Held:
    """How a clock stood before an event: the due date, since when it held, and whether the clock stood still."""

    due_on: date | None
    since: date | None
    still: bool


def clock_before(request: CooperationRequest) -> Held:
    """How the clock of the request stands."""
    return Held(request.due_on, request.due_since or request.transmitted_on, request.clock_stopped)


def follow(request: CooperationRequest, event: RequestEvent, before: Held) -> None:
    """Writes onto the row and its newest event, both unsaved, what the event does to the clock."""
    switched = before.still != request.clock_stopped
    if request.due_on is not None and (switched or event.kind in EXTENDING):
        if request.due_policy_id is None and request.due_reason.get("rule") != "assumption":
            request.due_given_on = request.due_given_on or request.due_on
        put(request, computed(request, [*_standing(request), event], Rulebook.load()))
        if event.kind in EXTENDING:
            event.detail |= {
                "from": before.due_on and before.due_on.isoformat(),
                "to": request.due_on.isoformat(),
            }
    if request.transmitted_on is None or (before.due_on == request.due_on and not switched):
        return
    first = event.kind == EventKind.TRANSMITTED and not request.amendment
    request.due_since = None if first else event.effective_on
    event.due_before = lapsed(before, event.effective_on)


def lapsed(before: Held, on: date) -> date | None:
    """The due date that ended on the day, if it held with a running clock for any day before."""
    ran = not before.still and before.since is not None and before.since < on
    return before.due_on if ran else None


def extensions_of(request: CooperationRequest) -> list[tuple[int, Extension]]:
    """The extensions that stand, each by the key of its event."""
    found = clock_of(_standing(request)).extensions
    return [(key, one) for key, one in found.items() if key is not None]


def _standing(request: CooperationRequest) -> list[RequestEvent]:
    events = request.events.filter(kind__in=MOVING, corrected_by=None)
    return list(events.select_related("recorded_by").in_order())


def _extension(event: RequestEvent) -> Extension:
    until = event.detail.get("due_on") or event.detail.get("to")
    return Extension(
        event.effective_on,
        days=0 if until else int(event.detail.get("days", 0)),
        until=date.fromisoformat(until) if until else None,
        reason=event.note,
        by=event.recorded_by.name if event.recorded_by else "",
    )
