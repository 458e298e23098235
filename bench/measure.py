"""One measurement: how many queries, how long, and how long the same rows take in bare SQL."""

from __future__ import annotations

import statistics
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.db import connection, connections

RUNS = 15
"""Timed runs of each work; one more before them warms the caches."""


@dataclass(frozen=True, slots=True)
class Measured:
    """Queries of one run, and the medians of all runs in milliseconds: by the clock, and of this process's own work."""

    queries: int
    median: float
    own: float = 0.0


@contextmanager
def counting() -> Iterator[list[str]]:
    """Collects the statements that the application sends; opening and ending a transaction is no query."""
    sent: list[str] = []

    def note(execute: Callable[..., Any], sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
        sent.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        yield sent


def measure(
    work: Callable[[], Any], *, before: Callable[[], Any] | None = None, runs: int = RUNS
) -> Measured:
    """Runs `work` once to warm up, once to count, then `runs` times by the clock; `before` prepares each run."""
    queries = 0
    for _ in range(2):
        if before:
            before()
        with counting() as sent:
            work()
        queries = len(sent)
    times, own = [], []
    for _ in range(runs):
        if before:
            before()
        start, start_own = time.perf_counter(), time.process_time()
        work()
        times.append((time.perf_counter() - start) * 1_000)
        own.append((time.process_time() - start_own) * 1_000)
    return Measured(queries, statistics.median(times), statistics.median(own))


def bare(
    sql: str,
    values: Mapping[str, Any] | None = None,
    *,
    before: Callable[[], Any] | None = None,
    runs: int = RUNS,
) -> float:
    """Median in milliseconds of the statement as the owner, whom no policy binds; rows are fetched."""

    def run() -> None:
        with connections["owner"].cursor() as cursor:
            cursor.execute(sql, values)
            if cursor.description:
                cursor.fetchall()

    return measure(run, before=before, runs=runs).median
