"""What a change of a rule or a calendar would move: shown before it is made, and done by a job afterwards."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from itertools import islice
from typing import Final

from accounts.models import Person
from requests_app.models import CooperationRequest, Recomputation, RequestQuerySet
from requests_app.services.recompute import QUEUE, Moved

SHOWN: Final = 200
"""Requests that a preview names: who wants more decides without the list."""

EXAMINED: Final = 2_000
"""Open requests that a preview looks at."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a change would move, as far as the viewer may see: the first ones, and whether there may be more."""

    moves: list[Moved]
    more: bool = False


def ordered(job: Recomputation, *, by: Person, at: datetime) -> Recomputation:
    """Has the worker move what the change touches."""
    job.requested_by, job.requested_at, job.seen_at = by, at, at
    job.save()
    QUEUE.send(job.pk)
    return job


def examined(rows: RequestQuerySet) -> tuple[list[CooperationRequest], bool]:
    """The requests that a preview looks at, those due first, and whether there are more."""
    found = list(rows.select_related("partner").order_by("due_on", "id")[: EXAMINED + 1])
    return found[:EXAMINED], len(found) > EXAMINED


def shown(moves: Iterable[Moved], *, more: bool) -> Preview:
    """The first that would move."""
    found = list(islice(moves, SHOWN + 1))
    return Preview(found[:SHOWN], more or len(found) > SHOWN)
