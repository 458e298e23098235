"""How every action is written: the row is locked, the guards look, the event is written, the status projected."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final

from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Stale
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.vocab import AWAITED, ENDED, EventKind
from requests_app.workflow import LIFE

SINCE_TRANSMISSION: Final = [action.name for action in LIFE.actions if action.target in {*AWAITED, *ENDED}]
"""Actions that follow one another in time, from the transmission on."""

ANY_TIME_AFTER: Final = frozenset({EventKind.REMINDED, EventKind.DUE_DATE_CHANGED, EventKind.ASSIGNED})
"""Actions that may be recorded late, between two others."""


def locked(
    request: CooperationRequest, action: str, *, by: Person, version: int | None
) -> CooperationRequest:
    """The row as it stands now, locked until the transaction ends.

    Raises Forbidden for a mere reader, Stale where the row changed since `version`, Refusal where the status does
    not allow the action. The first of two presses of one button wins; the second is told so.
    """
    policies.check_may_write(request, by)
    current = CooperationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if version is not None and version != current.version:
        raise Stale(
            _("This request was changed meanwhile; its status is now “%(status)s”. Nothing was done.")
            % {"status": current.get_status_display()},
            current=current,
        )
    LIFE.check(action, current.status)
    return current


def record(
    request: CooperationRequest,
    action: str,
    *,
    on: date,
    known_at: datetime,
    by: Person,
    note: str = "",
    detail: Mapping[str, Any] | None = None,
    changed: Iterable[str] = (),
) -> CooperationRequest:
    """Writes the event of the action and the row that follows from it; `changed` names the other fields to save."""
    policies.check_day(on, today=court_day(known_at), floor=_floor(request, action))
    target = LIFE.by_name[action].target
    if target is not None:
        request.status = target
    request.version += 1
    request.save(update_fields={"status", "version", *changed})
    RequestEvent.objects.create(
        request=request,
        kind=action,
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
        note=note.strip(),
        detail=dict(detail or {}),
    )
    return request


def _floor(request: CooperationRequest, action: str) -> date | None:
    """The first day on which the action can have happened; drafts may be logged after the fact."""
    found: date | None = request.events.filter(kind__in=floor_kinds(action)).aggregate(
        last=Max("effective_on")
    )["last"]
    return found


def floor_kinds(action: str) -> list[str]:
    """The events before which the action cannot have happened."""
    return [EventKind.TRANSMITTED] if action in ANY_TIME_AFTER else SINCE_TRANSMISSION
