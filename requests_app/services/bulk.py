"""One action on many requests: what would change and what not and why, and then all that can in one transaction."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

import pghistory
from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from accounts.models import Person
from common.asof import court_day
from common.errors import Refusal
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services.assignment import Sorting, detail_of_assignment, sort_out
from requests_app.services.lifecycle import detail_of_reminder
from requests_app.services.projection import project
from requests_app.services.record import floor_kinds
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE

MOST: Final = 500
"""More are not changed at once: nobody looks through a longer preview."""

BULK: Final = (EventKind.ASSIGNED, EventKind.REMINDED, EventKind.CLOSED)
"""What can be done to many."""

CHANGED: Final = ("assigned_to", "status", "reminders", "ended_on", "closed_on", "version")


@dataclass(frozen=True, slots=True)
class Bulk:
    """What is to be done to many requests, by whom and on which day; `to` is who is put in charge."""

    action: EventKind
    by: Person
    on: date
    known_at: datetime
    note: str = ""
    to: Person | None = None


def preview(requests: Iterable[CooperationRequest], bulk: Bulk) -> Sorting:
    """What the action would change among the requests, and what not and why. A few queries, however many there are."""
    return _sorted(list(requests), bulk)


@transaction.atomic
def act_on_all(picked: Mapping[str, int], bulk: Bulk) -> Sorting:
    """Does the action to all of the requests that it can be done to; the rest stays and says why.

    `picked` gives for each code the version that was previewed: what changed since then stays as well. The requests are
    locked in one order, so that two people at once wait for each other and neither undoes the other's work.
    Raises Refusal for more than MOST requests.
    """
    if len(picked) > MOST:
        raise Refusal(_("No more than %(most)d requests are changed at once.") % {"most": MOST})
    rows = CooperationRequest.objects.filter(code__in=picked).with_list_data()
    found = list(rows.select_for_update(of=("self",)).order_by("pk"))
    fresh = [row for row in found if row.version == picked[row.code]]
    sorting = _sorted(fresh, bulk)
    changed = {row.pk for row in fresh}
    sorting.stays += [(row, _("It changed since the preview.")) for row in found if row.pk not in changed]
    # The reason is kept with the change itself.
    with pghistory.context(reason=bulk.note.strip()):
        _write(sorting.moves, bulk)
    return sorting


def _sorted(rows: list[CooperationRequest], bulk: Bulk) -> Sorting:
    if bulk.action == EventKind.ASSIGNED:
        if bulk.to is None:
            raise Refusal(_("Choose who is put in charge."), field="to")
        policies.check_day(bulk.on, today=court_day(bulk.known_at), floor=None)
        return sort_out(rows, to=bulk.to, by=bulk.by)
    found, floors = Sorting(), _floors(rows, bulk.action)
    for row in rows:
        try:
            _check(row, bulk, floors.get(row.pk))
        except Refusal as refusal:
            found.stays.append((row, refusal.sentence))
        else:
            found.moves.append(row)
    return found


def _check(row: CooperationRequest, bulk: Bulk, floor: date | None) -> None:
    policies.check_may_write(row, bulk.by)
    LIFE.check(bulk.action, row.status)
    policies.check_day(bulk.on, today=court_day(bulk.known_at), floor=floor)
    if (why := policies.unfit(bulk.action, row)) is not None:
        raise Refusal(why)


def _floors(rows: Iterable[CooperationRequest], action: EventKind) -> dict[int, date]:
    """For each request the first day on which the action can have happened."""
    events = RequestEvent.objects.filter(
        request__in=[row.pk for row in rows], kind__in=floor_kinds(action), corrected_by=None
    )
    return dict(events.order_by().values_list("request").annotate(last=Max("effective_on")))


def _write(rows: list[CooperationRequest], bulk: Bulk) -> None:
    events = []
    for row in rows:
        detail: dict[str, object] = {}
        if bulk.action == EventKind.ASSIGNED and bulk.to is not None:
            detail = detail_of_assignment(row.assigned_to_id, bulk.to)
            row.assigned_to = bulk.to
        elif bulk.action == EventKind.REMINDED:
            detail = detail_of_reminder(row)
        project(row, bulk.action, on=bulk.on, known_from=bulk.known_at, by=bulk.by.pk, detail=detail)
        row.version += 1
        events.append(
            RequestEvent(
                request=row,
                kind=bulk.action,
                effective_on=bulk.on,
                known_from=bulk.known_at,
                recorded_by=bulk.by,
                note=bulk.note.strip(),
                detail=detail,
            )
        )
    CooperationRequest.objects.bulk_update(rows, CHANGED)
    RequestEvent.objects.bulk_create(events)
