"""How every action is done: the row is locked, the guards look, the event is written, the row projected from it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any, Final, NotRequired, TypedDict

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Refusal, Stale
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import due
from requests_app.services.moves import clock_before, follow
from requests_app.services.projection import BLANK, FROZEN, project
from requests_app.vocab import EventKind
from requests_app.workflow import ANY_TIME_AFTER, LIFE, SINCE_TRANSMISSION

DUE: Final = ("due_on", "due_reason", "due_policy", "due_given_on", "due_since")

PROJECTED: Final = ("version", *DUE, *FROZEN, *(name.removesuffix("_id") for name in BLANK))
"""What is saved with every event."""


class Given(TypedDict):
    """What every action takes: who does it, its day, since when it is known, a note, and the version one has seen."""

    by: Person
    on: date
    known_at: datetime
    note: NotRequired[str]
    version: NotRequired[int | None]


@transaction.atomic
def act(
    request: CooperationRequest,
    action: str,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
    **detail: Any,
) -> CooperationRequest:
    """Does one action of the life cycle; `detail` is what the table asks for besides a day and a note.

    Raises Forbidden for whoever may not, Stale where the row changed since `version`, and Refusal where the status or
    the day does not allow it or something is missing.
    """
    request = locked(request, action, by=by, version=version)
    given = {name: value for name, value in detail.items() if value not in {None, ""}}
    return record(request, action, on=on, known_at=known_at, by=by, note=note, detail=given)


def locked(
    request: CooperationRequest, action: str, *, by: Person, version: int | None
) -> CooperationRequest:
    """The row as it stands now, locked until the transaction ends, once all guards but the day's have looked.

    The first of two presses of one button wins; the second is told so.
    """
    current = held(request, by=by, version=version)
    step = LIFE.check(action, current.status)
    if step.second_person:
        policies.check_second_person(authors_of(current), by)
    if step.supervisor:
        policies.check_supervisor(current, by)
    if (why := policies.unfit(action, current)) is not None:
        raise Refusal(why)
    return current


def held(request: CooperationRequest, *, by: Person, version: int | None) -> CooperationRequest:
    """The row as it stands now, locked until the transaction ends.

    Raises Forbidden for a mere reader, Stale where the row changed since `version`.
    """
    policies.check_may_write(request, by)
    current = CooperationRequest.objects.select_for_update(of=("self",)).get(pk=request.pk)
    if version is not None and version != current.version:
        raise Stale(
            _("This request was changed meanwhile; its status is now “%(status)s”. Nothing was done.")
            % {"status": current.get_status_display()},
            current=current,
        )
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
    given = dict(detail or {})
    policies.check_given(LIFE.by_name[action], request.family, {**given, "note": note})
    check_day(request, action, on=on, today=court_day(known_at))
    detail = {name: value.isoformat() if isinstance(value, date) else value for name, value in given.items()}
    before = clock_before(request)
    project(request, action, on=on, known_from=known_at, by=by.pk, detail=detail)
    if action == EventKind.RETURNED_INCOMPLETE:
        due.lift(request)  # it is the Court's turn; the amended version gets a due date of its own
    event = RequestEvent(
        request=request,
        kind=action,
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
        note=note.strip(),
        detail=detail,
    )
    follow(request, event, before)
    request.version += 1
    request.save(update_fields={*PROJECTED, *changed})
    event.save()
    return request


def authors_of(request: CooperationRequest) -> set[int | None]:
    """Everyone who wrote or changed the draft."""
    written = request.events.filter(kind__in=(EventKind.LOGGED, EventKind.EDITED))
    return {*written.values_list("recorded_by_id", flat=True), request.created_by_id}


def check_day(request: CooperationRequest, action: str, *, on: date, today: date) -> None:
    """Raises Refusal where the action cannot have happened on the day; drafts may be logged after the fact."""
    standing = request.events.filter(kind__in=floor_kinds(action), corrected_by=None)
    floor: date | None = standing.aggregate(last=Max("effective_on"))["last"]
    policies.check_day(on, today=today, floor=floor)


def floor_kinds(action: str) -> list[str]:
    """The events before which the action cannot have happened."""
    return [EventKind.TRANSMITTED] if action in ANY_TIME_AFTER else SINCE_TRANSMISSION
