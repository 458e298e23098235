"""Flags what became late: one notice for each request and due date, however often and however late the job runs."""

from __future__ import annotations

from datetime import date, datetime
from functools import partial

from django.db import connection
from django.db.models import Exists, OuterRef

from requests_app.models import CooperationRequest, Notice, RequestEvent
from requests_app.services.passes import run

JOB = "flag_overdue"
BATCH = 100_000
"""Notices written in one transaction: what a crash can cost. Each batch looks anew for what is late."""


def flag_overdue(*, on: date, at: datetime, batch: int = BATCH) -> int:
    """Writes the notices that are missing on the day `on`; `at` is the moment of the run. Returns how many.

    A run after days without one also flags what was late on a day in between and has ended since, or was given more
    time, or whose clock stands still by now. Runs at the same time do no harm: a notice exists once, and both write in
    the same order.
    """
    return run(JOB, partial(_write_batch, on), on=on, at=at, size=batch)


def _write_batch(on: date, after: date, size: int) -> tuple[int, int]:
    """Writes the next notices; returns how many were missing, up to `size`, and how many of them nobody else wrote."""
    known = Notice.objects.filter(request=OuterRef("pk"), due_on=OuterRef("due_on"))
    late = CooperationRequest.objects.overdue_between(after, on).filter(~Exists(known))
    known = Notice.objects.filter(request=OuterRef("request"), due_on=OuterRef("due_before"))
    was_late = RequestEvent.objects.late_between(after, on).filter(~Exists(known))
    both = late.values_list("pk", "due_on").union(was_late.values_list("request", "due_before"), all=True)
    select, values = both.order_by("pk", "due_on")[:size].query.sql_with_params()
    # The table's name is our own; the values are passed apart.
    statement = (
        f"with late (request_id, due_on) as materialized ({select}), "  # noqa: S608
        f"written as (insert into {Notice._meta.db_table} (request_id, due_on) "
        "select request_id, due_on from late on conflict do nothing returning 1) "
        "select (select count(*) from late), (select count(*) from written)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        found, written = cursor.fetchone()
        return int(found), int(written)
