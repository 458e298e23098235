"""The trail of reads: who looked at which confidential or sealed rows."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import connection

from accounts.marking import Marked, highest
from accounts.models import Person
from accounts.vocab import Level


def record_read(rows: Iterable[Marked], *, by: Person, path: str = "") -> Level:
    """Writes one line of the trail for the confidential and sealed rows among `rows`; none when all are public.

    Returns the highest level shown, which is the marking of the page.
    """
    shown = list(rows)
    kept = [row for row in shown if row.level != Level.PUBLIC]
    if kept:
        # Without RETURNING: the trail is written by people who may not read it.
        with connection.cursor() as cursor:
            cursor.execute(
                "insert into accounts_readaudit "
                "(person_id, what, object_ids, compartment_ids, level, owner_organ, path) "
                "values (%s, %s, %s, %s, %s, %s, %s)",
                [
                    by.pk,
                    kept[0]._meta.label_lower,
                    [row.pk for row in kept],
                    sorted({row.compartment_id for row in kept if row.compartment_id is not None}),
                    highest(row.level for row in kept),
                    kept[0].owner_organ,
                    path[:400],
                ],
            )
    return highest(row.level for row in shown)
