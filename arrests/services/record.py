"""Records what happened to a warrant, and corrects what was recorded."""

from __future__ import annotations

from datetime import date, datetime, time

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import Warrant, WarrantEvent
from arrests.policies import status_of
from arrests.services.terms import wind
from arrests.services.writing import locked, write
from arrests.vocab import ALWAYS_PUBLIC, EventKind
from arrests.workflow import LIFE
from common.asof import court_day
from common.errors import Refusal, Stale
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
    hour: time | None = None,
    order_reference: str = "",
    note: str = "",
) -> WarrantEvent:
    """Something happened to the warrant on the day `on`; recorded at `known_at`.

    `seen` is the status that the person had before their eyes; Stale is raised when it is no longer the status.
    `hour` is the Court's, of a landing. `is_public` says whether everybody may know, for what is not public in any case. Raises Forbidden for whoever keeps
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
    event = write(
        warrant,
        kind,
        on,
        known_at,
        by,
        is_public=is_public or kind in ALWAYS_PUBLIC,
        moment=_moment(kind, on, hour),
        order_reference=order_reference,
        note=note,
    )
    wind([warrant.pk], on=on, known_at=known_at)
    return event


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
    correction = correct(
        event,
        on=on,
        known_at=known_at,
        warrant=event.warrant,
        kind=event.kind,
        recorded_by=by,
        is_public=event.is_public,
        moment=_moved(event, on),
        order_reference=event.order_reference,
        note=note,
    )
    wind([event.warrant_id], on=court_day(known_at), known_at=known_at)
    return correction


def _moved(event: WarrantEvent, on: date | None) -> datetime | None:
    """The same hour on the right day."""
    if event.moment is None or on is None:
        return event.moment
    hour = timezone.localtime(event.moment, timezone.get_default_timezone()).time()
    return _moment(EventKind(event.kind), on, hour)


def _moment(kind: EventKind, on: date, hour: time | None) -> datetime | None:
    """The moment of something from which hours are counted."""
    if kind != EventKind.LANDED:
        return None
    if hour is None:
        raise Refusal(_("Give the hour of the landing; 96 hours are counted from it."), field="hour")
    return timezone.make_aware(datetime.combine(on, hour), timezone.get_default_timezone())
