"""The job that flags what is late: many that are new, again, two passes at once, and after thirty days without one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import date, timedelta
from statistics import median
from threading import Barrier
from typing import Final

from django.db import connection, connections

from bench import bare
from bench.lines import Line
from bench.measure import Measured, measure
from bench.measure import bare as bare_sql
from common.asof import end_of
from requests_app.services.deadlines import flag_overdue

NEWLY: Final = 50_000
"""So many are newly late, where there are so many."""

DOWN: Final = 30
RUNS: Final = 5
RATIO, GRACE = 2.0, 5.0
"""At most: a pass to one bare INSERT … SELECT of the same notices; and, in milliseconds, what a pass may take besides: the
rules of sight on the four tables are planned, and its statement is put together, however little there is to do."""

FLAGGED = """
truncate requests_app_notice, requests_app_heartbeat;
insert into requests_app_notice (request_id, due_on) select id, due_on from (
    select id, due_on, row_number() over (order by due_on desc, id) as place from requests_app_cooperationrequest
    where transmitted_on <= %(on)s and (ended_on is null or ended_on > %(on)s) and due_on < %(on)s and not clock_stopped
) late where place > %(newly)s;
insert into requests_app_heartbeat (job, "on", completed_at) values ('flag_overdue', %(on)s::date - 1, now());
analyze requests_app_notice
"""
"""The register after yesterday's pass: all that is late has its notice but so many."""

FORGET = "truncate requests_app_notice, requests_app_heartbeat"
KEEP = "create temp table expected as select request_id, due_on from requests_app_notice"
OTHERS = """
select count(*) from (select request_id, due_on from requests_app_notice) n full join expected using (request_id, due_on)
where n is null or expected is null
"""


def lines(on: date) -> Iterator[Line]:
    """The passes of the day `on`, each beside one bare INSERT … SELECT."""

    def yesterday() -> None:
        _owner(FLAGGED, on=on, newly=NEWLY)

    def flag() -> int:
        return flag_overdue(on=on, at=end_of(on))

    yesterday()
    newly = flag()
    full = measure(flag, before=yesterday, runs=RUNS)
    full_bare = bare_sql(bare.FLAG, {"on": on}, before=yesterday, runs=RUNS)
    yield Line(f"flag job: {newly:,} newly late", full, full_bare, _slow(full, full_bare))
    flag()
    repeated, again = measure(flag), flag()
    repeated_bare = bare_sql(bare.FLAG, {"on": on})
    missed = "wrote notices twice" if again else _slow(repeated, repeated_bare)
    yield Line("flag job: again", repeated, repeated_bare, missed)
    yield _two_at_once(flag, yesterday, newly, full_bare)
    yield _after_downtime(on)
    long_ago = on - timedelta(days=20_000)
    idle = measure(lambda: flag_overdue(on=long_ago, at=end_of(on)))
    idle_bare = bare_sql(bare.FLAG, {"on": long_ago})
    yield Line("flag job: nothing late", idle, idle_bare, _slow(idle, idle_bare))


def _two_at_once(flag: Callable[[], int], yesterday: Callable[[], None], newly: int, by_hand: float) -> Line:
    """Both begin at the same moment; together they write each notice once."""
    begin, times, missed = Barrier(2), [], ""

    def one() -> int:
        with connection.cursor():  # opened before the clock runs
            begin.wait()
        try:
            return flag()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        for _turn in range(RUNS):
            yesterday()
            start = time.perf_counter()
            written = [job.result() for job in [pool.submit(one), pool.submit(one)]]
            times.append((time.perf_counter() - start) * 1_000)
            if sum(written) != newly:
                missed = f"wrote {sum(written):,}"
    return Line(f"flag job: two at once, {newly:,} newly late", Measured(0, median(times)), by_hand, missed)


def _after_downtime(on: date) -> Line:
    """One pass after so many days without one; then what a pass on each of these days would have written."""

    def last_pass() -> None:
        _owner(FORGET)
        flag_overdue(on=on - timedelta(days=DOWN), at=end_of(on))

    measured = measure(lambda: flag_overdue(on=on, at=end_of(on)), before=last_pass, runs=RUNS)
    _owner(KEEP)
    last_pass()
    for days in range(DOWN - 1, -1, -1):
        flag_overdue(on=on - timedelta(days=days), at=end_of(on))
    others, expected = _count(OTHERS), _count("select count(*) from expected")
    by_hand = bare_sql(
        bare.FLAG_SINCE, {"on": on, "after": on - timedelta(days=DOWN)}, before=last_pass, runs=RUNS
    )
    missed = f"{others:,} of {expected:,} notices differ" if others else _slow(measured, by_hand)
    return Line(f"flag job: after {DOWN} days without a pass", measured, by_hand, missed)


def _owner(sql: str, **values: date | int) -> None:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql, values)


def _count(sql: str) -> int:
    with connections["owner"].cursor() as cursor:
        cursor.execute(sql)
        return int(cursor.fetchone()[0])


def _slow(measured: Measured, by_hand: float) -> str:
    return f"more than {RATIO} of bare SQL" if measured.median > RATIO * by_hand + GRACE else ""
