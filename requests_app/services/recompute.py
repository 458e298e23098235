"""Moves the due dates of open requests after a calendar or a policy changed, in batches and safe to run twice."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Final

from django.db import connection
from django.db.models import Q
from psycopg2.extras import Json, execute_values

from accounts.sight import purpose
from common.asof import court_day
from common.jobs import Hold, Queue
from requests_app.clocks import DueDate
from requests_app.models import (
    ChosenRequest,
    CooperationRequest,
    DuePolicy,
    Recomputation,
    RequestEvent,
    RequestQuerySet,
)
from requests_app.services.due import Rulebook, put
from requests_app.services.moves import MOVING, clock_before, computed, lapsed
from requests_app.vocab import AWAITED, DayUnit, EventKind

QUEUE: Final = Queue(Recomputation, "requests_app.tasks.recompute", partial(purpose, "deadlines"))

BATCH: Final = 500
"""Requests that are locked at once."""

LONGEST_BREAK: Final = timedelta(days=21)
"""No row of days off is longer: so far behind a day can the date lie that skipped it."""


@dataclass(frozen=True, slots=True)
class Moved:
    """A request whose due date is another one, and its rule, if it gets a new one."""

    request: CooperationRequest
    due: DueDate

    @property
    def old(self) -> date | None:
        """The due date as it is stored."""
        return self.request.due_on

    @property
    def new(self) -> date:
        """The due date as it is computed."""
        return self.due.on


def open_requests() -> RequestQuerySet:
    """Requests whose due date can still move."""
    return CooperationRequest.objects.awaited().filter(status__in=AWAITED, due_on__isnull=False)


def touched_by_days(first: date, last: date, partner: int | None, rules: Rulebook) -> RequestQuerySet:
    """Open requests whose computation can have met a day off between the two days, in the calendar of a State or,
    without one, of the Court. More than those that move, and never fewer."""
    working = [policy.pk for policy in rules.policies if policy.unit == DayUnit.WORKING]
    ends_there = Q(due_on__range=(first, last + LONGEST_BREAK))
    # Calendar days meet days off at their end alone; working days, and a date that was moved, on their whole way.
    passes_there = Q(due_policy__in=working) | Q(due_since__isnull=False)
    found = open_requests().filter(ends_there | passes_there & Q(transmitted_on__lte=last, due_on__gte=first))
    return found if partner is None else found.filter(partner=partner)


def moved(
    requests: Sequence[CooperationRequest], rules: Rulebook, policy: DuePolicy | None = None
) -> Iterator[Moved]:
    """Those of the requests whose due date is another one by these rules; `policy` is put in place of their own."""
    events = _events(requests)
    for request in requests:
        if policy is not None:
            request.due_policy, request.due_given_on = policy, None
        due = computed(request, events[request.pk], rules)
        if due.on != request.due_on:
            yield Moved(request, due)


def carry_out(key: int, *, now: Callable[[], datetime]) -> None:
    """Does the job with this key, unless it is done or another worker has it."""
    QUEUE.carry_out(key, partial(_recompute, now=now), now=now)


def _recompute(job: Recomputation, hold: Hold[Recomputation], *, now: Callable[[], datetime]) -> None:
    after, more = 0, True
    while more:
        with purpose("deadlines"):
            rules = Rulebook.load()
            rows = list(
                _rows(job, rules).filter(pk__gt=after).order_by("pk").select_for_update(of=("self",))[:BATCH]
            )
            _write(moved(rows, rules, job.policy), job, now())
        more = len(rows) == BATCH
        after = rows[-1].pk if rows else after
        hold.sign(0, "")
    hold.finish()


def _rows(job: Recomputation, rules: Rulebook) -> RequestQuerySet:
    if job.policy_id is not None:
        chosen = ChosenRequest.objects.filter(recomputation=job)
        return open_requests().filter(pk__in=chosen.values("request"))
    assert job.calendar is not None
    assert job.first is not None
    assert job.last is not None
    return touched_by_days(job.first, job.last, job.calendar.partner_id, rules)


def _events(requests: Iterable[CooperationRequest]) -> dict[int, list[RequestEvent]]:
    """The standing events of the requests, in order; of those that nothing has moved, none are needed."""
    keys = [row.pk for row in requests if row.due_since is not None or row.clock_stopped]
    found = defaultdict[int, list[RequestEvent]](list)
    standing = RequestEvent.objects.filter(request__in=keys, kind__in=MOVING, corrected_by=None)
    for event in standing.select_related("recorded_by").in_order() if keys else ():
        found[event.request_id].append(event)
    return found


def _write(moves: Iterable[Moved], job: Recomputation, at: datetime) -> None:
    """Stores the new dates and, for each of them, the event that tells the old one and the cause."""
    day, rows, events = court_day(at), [], []
    for move in moves:
        request, old, due = move.request, move.old, move.due
        assert old is not None
        due_before = lapsed(clock_before(request), day)
        put(request, due)
        rows.append(
            (request.pk, due.on, Json(request.due_reason), request.due_policy_id, request.due_given_on, day)
        )
        events.append(
            RequestEvent(
                request=request,
                kind=EventKind.DUE_DATE_RECOMPUTED,
                effective_on=day,
                known_from=at,
                recorded_by=job.requested_by,
                detail={"from": old.isoformat(), "to": due.on.isoformat(), "cause": job.cause},
                due_before=due_before,
            )
        )
    if rows:
        with connection.cursor() as cursor:
            execute_values(
                cursor.cursor,
                "update requests_app_cooperationrequest r set due_on = n.due_on, due_reason = n.reason, "
                "due_policy_id = n.policy, due_given_on = n.given, due_since = n.day, version = r.version + 1 "
                "from (values %s) as n (id, due_on, reason, policy, given, day) where r.id = n.id",
                rows,
                template="(%s, %s::date, %s::jsonb, %s::bigint, %s::date, %s::date)",
                page_size=BATCH,
            )
        RequestEvent.objects.bulk_create(events)
