"""The passes of a job that flags what is late: in batches, safe to repeat, with a heartbeat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta

from django.db import connection

from accounts.sight import purpose
from common.asof import court_day
from requests_app.models import Heartbeat


def run(job: str, write: Callable[[date, int], tuple[int, int]], *, on: date, at: datetime, size: int) -> int:
    """Calls `write` until nothing is left, each time in a transaction of its own; returns how much was written.

    `write` gets the day of the last complete pass and the size of a batch, and returns how many rows were missing (up
    to the size) and how many of them nobody else wrote meanwhile. The heartbeat goes with the last batch. There is no
    pass to find that nothing is left: the trail of purposes would tell that something was.
    """
    total, more = 0, True
    while more:
        with purpose("deadlines"):
            found, written = write(_last_pass(job, on), size)
            total, more = total + written, found == size
            if not more:
                _beat(job, min(on, court_day(at)), at)
    return total


def _beat(job: str, on: date, at: datetime) -> None:
    """Notes that the pass up to the day `on` is complete; an earlier day never takes the place of a later one."""
    with connection.cursor() as cursor:
        cursor.execute(
            'insert into requests_app_heartbeat as h (job, "on", completed_at) values (%s, %s, %s) '
            'on conflict (job) do update set "on" = greatest(h."on", excluded."on"), completed_at = excluded.completed_at',
            [job, on, at],
        )


def _last_pass(job: str, on: date) -> date:
    """The day of the last complete pass, as far as it lies before the day before `on`."""
    before = on - timedelta(days=1) if on > date.min else on
    last = Heartbeat.objects.filter(job=job).values_list("on", flat=True).first()
    return before if last is None else min(last, before)
