"""Records what happened to a warrant, and corrects what was recorded."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import Warrant, WarrantEvent
from arrests.queries import status_of
from arrests.services.writing import locked, write
from arrests.vocab import ALWAYS_PUBLIC, EventKind
from arrests.workflow import LIFE
from common.asof import court_day
from common.errors import Stale
from common.history import correct


@transaction.atomic
def record_event(
    warrant: Warrant,
    *,
    action: str,
    on: date,
    known_at: datetime,
    by: Person,
    seen: str = "",
    is_public: bool = False,
    order_reference: str = "",
    note: str = "",
) -> WarrantEvent:
    """Something happened to the warrant on the day `on`; recorded at `known_at`.

    `seen` is the status that the person had before their eyes; Stale is raised when it is no longer the status.
    `is_public` says whether everybody may know, for what is not public in any case. Raises Forbidden for whoever keeps
    no warrants, Refusal for an action or a day that is not possible.
    """
    policies.check_records(warrant, by)
    warrant = locked(warrant)
    events = list(warrant.events.known(known_at).in_order())
    status = status_of(events)
    if seen and seen != status:
        raise Stale(
            _(
                "Somebody else recorded something meanwhile: the status is now “%(status)s”. Look at the page again."
            )
            % {"status": status.label},
            current=warrant,
        )
    LIFE.check(action, status)
    policies.check_day(on, court_day(known_at), events)
    if LIFE.by_name[action].target:
        policies.check_after(on, events)
    kind = EventKind(action)
    return write(
        warrant,
        kind,
        on,
        known_at,
        by,
        is_public=is_public or kind in ALWAYS_PUBLIC,
        order_reference=order_reference,
        note=note,
    )


@transaction.atomic
def correct_event(
    event: WarrantEvent, *, on: date | None, known_at: datetime, by: Person | None = None, note: str = ""
) -> WarrantEvent:
    """It happened on another day than recorded, or never (`on` is None). The old entry stays for earlier answers.

    Raises Forbidden for a person who keeps no warrants, Refusal when the entry was corrected before.
    """
    if by is not None:
        policies.check_records(event.warrant, by)
    if on is not None:
        policies.check_day(on, court_day(known_at))
    return correct(
        event,
        on=on,
        known_at=known_at,
        warrant=event.warrant,
        kind=event.kind,
        recorded_by=by,
        is_public=event.is_public,
        order_reference=event.order_reference,
        note=note,
    )
