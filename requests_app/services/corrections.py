"""Corrections: a later event takes the place of a wrong one, and everything that follows is worked out again."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Refusal
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services import due
from requests_app.services.moves import clock_of, computed
from requests_app.services.projection import clear, project
from requests_app.services.record import PROJECTED, held
from requests_app.vocab import AWAITED, EventKind, Status


@transaction.atomic
def correct(
    request: CooperationRequest,
    event: RequestEvent,
    *,
    on: date | None,
    by: Person,
    known_at: datetime,
    note: str,
    version: int | None = None,
) -> CooperationRequest:
    """The event took place on the day `on`; without it, it never did. The note gives the reason.

    Nothing is edited: what was known before stays known as of then. Raises Refusal for an event that cannot be
    corrected or is corrected already, and where another event could no longer follow.
    """
    current = held(request, by=by, version=version)
    if not note.strip():
        raise Refusal(_("Give the reason of the correction."), field="note")
    before = policies.standing(current.events.all())
    root = next((root for root, one in before.items() if one.pk == event.pk), None)
    if root is None or event.kind not in policies.CORRECTABLE:
        raise Refusal(_("Choose an entry that stands and can be corrected."), field="event")
    if on is not None:
        policies.check_day(on, today=court_day(known_at), floor=None)
        policies.check_until(event.until, on=on, field="on")
    correction = RequestEvent(
        request=current,
        kind=event.kind if on else EventKind.CORRECTED,
        effective_on=on or event.effective_on,
        known_from=known_at,
        recorded_by=by,
        note=note.strip(),
        detail=event.detail if on else {},
        corrects=event,
    )
    after = {**before, root: correction} if on else {key: one for key, one in before.items() if key != root}
    policies.check_correction(before, after)
    correction.save()
    replay(current, after)
    _count_again(current, before, after)
    current.transmission_corrected |= event.kind == EventKind.TRANSMITTED
    current.version += 1
    current.save(update_fields=[*PROJECTED, "transmission_corrected"])
    return current


def replay(request: CooperationRequest, events: dict[int, RequestEvent]) -> None:
    """Writes onto the row, unsaved, what follows from its standing events."""
    clear(request)
    for event in events.values():
        project(
            request,
            event.kind,
            on=event.effective_on,
            known_from=event.known_from,
            by=event.recorded_by_id,
            detail=event.detail,
        )


def _count_again(
    request: CooperationRequest, before: dict[int, RequestEvent], after: dict[int, RequestEvent]
) -> None:
    """The due date, where its start, a pause or an extension was corrected."""
    clock = clock_of(after.values())
    if clock.start is None or request.status == Status.RETURNED_INCOMPLETE:
        due.lift(request)
    elif request.due_on is None and request.status in AWAITED:
        urgent, partner = request.urgent, request.partner
        due.put(
            request,
            due.proposed_due_date(request.family, urgent=urgent, start=clock.start, partner=partner),
        )
    elif request.due_on is not None and clock != clock_of(before.values()):
        due.put(request, computed(request, after.values(), due.Rulebook.load()))
