"""Keeps the terms that run for warrants, and flags those that draw near or have passed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from functools import partial
from typing import Final

from django.db import connection

from arrests.clocks import FLAGS, ReviewPeriod
from arrests.models import Review, ReviewPolicy, Term, TermNotice, WarrantEvent
from arrests.policies import RunningTerm, running_terms
from arrests.vocab import TermKind
from common.bulk import batches
from requests_app.services.passes import run

JOB: Final = "flag_terms"
BATCH: Final = 10_000
"""Notices written in one transaction: what a crash can cost."""

WOUND_AT_ONCE: Final = 2_000

_FLAGS = ", ".join(f"('{kind}', {days})" for kind, offsets in FLAGS.items() for days in offsets)
_EARLIEST = -min(days for offsets in FLAGS.values() for days in offsets)

# The names of tables and the days are our own; the values are passed apart.
_MISSING = (
    "select t.warrant_id, t.kind, t.due_on, t.due_on + f.days as flagged_for "  # noqa: S608
    f"from {Term._meta.db_table} t join (values {_FLAGS}) f (kind, days) on f.kind = t.kind "
    "where {which} and t.due_on + f.days <= %s and not exists ("
    f"select 1 from {TermNotice._meta.db_table} n where n.warrant_id = t.warrant_id and n.kind = t.kind "
    "and n.due_on = t.due_on and n.flagged_for = t.due_on + f.days)"
)
_WRITE = f"insert into {TermNotice._meta.db_table} (warrant_id, kind, due_on, flagged_for) "


def wind(warrants: Iterable[int], *, on: date, known_at: datetime) -> None:
    """Brings the terms of the warrants with these keys up to date with what is known of them at `known_at`.

    `on` is the day from which the new state holds: what an old term should have been flagged for before that day is
    flagged first, however long no job has run.
    """
    periods = [ReviewPeriod(*one) for one in ReviewPolicy.objects.values_list("valid_from", "days")]
    for keys in batches(warrants, WOUND_AT_ONCE):
        _wind(keys, periods, on, known_at)


def _wind(keys: list[int], periods: list[ReviewPeriod], on: date, known_at: datetime) -> None:
    events: dict[int, list[WarrantEvent]] = {key: [] for key in keys}
    for event in WarrantEvent.objects.known(known_at).filter(warrant__in=keys).in_order():
        events[event.warrant_id].append(event)
    reviews = Review.objects.known(known_at).filter(warrant__in=keys).latest_of_each()
    reviewed = dict(reviews.values_list("warrant", "effective_on"))
    wanted = {
        (key, term.kind): term
        for key, happened in events.items()
        for term in running_terms(happened, reviewed.get(key), periods)
    }
    standing = {
        (term.warrant_id, TermKind(term.kind)): term for term in Term.objects.filter(warrant__in=keys)
    }
    over = [term.pk for key, term in standing.items() if _of(term) != wanted.get(key)]
    if over:
        with connection.cursor() as cursor:
            cursor.execute(
                _WRITE + _MISSING.format(which="t.id = any(%s)") + " on conflict do nothing",
                [over, _before(on)],
            )
        Term.objects.filter(pk__in=over).delete()
    Term.objects.bulk_create(
        Term(
            warrant_id=key,
            kind=kind,
            started_on=term.started_on,
            due_on=term.due_on,
            due_at=term.due_at,
        )
        for (key, kind), term in wanted.items()
        if (old := standing.get((key, kind))) is None or _of(old) != term
    )


def flag_terms(*, on: date, at: datetime, batch: int = BATCH) -> int:
    """Writes the notices that are missing on the day `on`; `at` is the moment of the run. Returns how many.

    Set-based and in batches; late, repeated, doubled and crashed runs write the same rows.
    """
    return run(JOB, partial(_write_batch, on), on=on, at=at, size=batch)


def _write_batch(on: date, _last_pass: date, size: int) -> tuple[int, int]:
    """Writes the next notices; returns how many were missing, up to `size`, and how many of them nobody else wrote."""
    missing = _MISSING.format(which=f"t.due_on <= %s + {_EARLIEST}")
    statement = (
        f"with missing as materialized ({missing} order by 1, 2, 4 limit %s), "  # noqa: S608
        f"written as ({_WRITE}select * from missing on conflict do nothing returning 1) "
        "select (select count(*) from missing), (select count(*) from written)"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, [on, on, size])
        found, written = cursor.fetchone()
    return int(found), int(written)


def _of(term: Term) -> RunningTerm:
    return RunningTerm(TermKind(term.kind), term.started_on, term.due_on, term.due_at)


def _before(on: date) -> date:
    """On the day on which something new holds, the old is not flagged any more."""
    return date.fromordinal(max(on.toordinal() - 1, 1))
