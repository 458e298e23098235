"""Who is looking, for the length of one transaction."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.db import connection, transaction

from accounts.sight.purposes import PURPOSES, Scope

if TYPE_CHECKING:
    from accounts.models import Person


@dataclass(frozen=True, slots=True)
class Viewer:
    """The person or the system purpose that looks. Exactly one of the two is set."""

    person: Person | None = None
    purpose: str = ""


_current: ContextVar[Viewer | None] = ContextVar("viewer", default=None)


def current() -> Viewer | None:
    """Who looks now, or None when nobody is named (protected tables are then empty)."""
    return _current.get()


@contextmanager
def viewing(person: Person) -> Iterator[Viewer]:
    """Everything inside is read and written as `person`, in one transaction."""
    with _looking(Viewer(person=person)) as viewer:
        yield viewer


@contextmanager
def purpose(name: str) -> Iterator[Viewer]:
    """Everything inside is read and written for the named system purpose, in one transaction, and audited unless quiet."""
    if name not in PURPOSES:
        raise LookupError(f"“{name}” is not a system purpose; they are listed in accounts.sight.purposes.")
    with _looking(Viewer(purpose=name)) as viewer:
        if not PURPOSES[name].quiet:
            _record(name)
        yield viewer


def _record(purpose: str) -> None:
    # Without RETURNING: the trail may be written by a viewer who may not read it.
    with connection.cursor() as cursor:
        cursor.execute(
            "insert into accounts_readaudit (purpose, what, object_ids, level, owner_organ) "
            "values (%s, 'purpose', '{}', 'public', '')",
            [purpose],
        )


@contextmanager
def _looking(viewer: Viewer) -> Iterator[Viewer]:
    before, nested = _current.get(), connection.in_atomic_block
    with transaction.atomic():
        _announce(viewer)
        token = _current.set(viewer)
        try:
            yield viewer
        finally:
            _current.reset(token)
        # The settings end with the transaction, and a failed block takes them back with its savepoint.
        # Only a block that ends well inside an outer one has to hand over to whoever looked before.
        if nested and not connection.needs_rollback:
            _announce(before)


def _announce(viewer: Viewer | None) -> None:
    with connection.cursor() as cursor:
        if viewer is None:
            cursor.execute("select icc_view_as(null, '')")
        elif viewer.person is not None:
            cursor.execute("select icc_view_as(%s, %s)", [viewer.person.pk, Scope.PERSON])
        else:
            cursor.execute("select icc_view_as(null, %s)", [PURPOSES[viewer.purpose].scope])
