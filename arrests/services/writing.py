"""How an entry comes into the history of a warrant."""

from __future__ import annotations

from datetime import date, datetime

from accounts.models import Person
from arrests.models import Warrant, WarrantEvent
from arrests.vocab import EventKind


def locked(warrant: Warrant) -> Warrant:
    """The warrant as it stands now, held until the end of the transaction."""
    return Warrant.objects.select_for_update(of=("self",)).select_related("suspect").get(pk=warrant.pk)


def write(
    warrant: Warrant,
    kind: EventKind,
    on: date,
    known_from: datetime,
    by: Person,
    *,
    is_public: bool = True,
    moment: datetime | None = None,
    **texts: str,
) -> WarrantEvent:
    """One more entry in the history of the warrant; public unless it says otherwise."""
    return WarrantEvent.objects.create(
        warrant=warrant,
        kind=kind,
        effective_on=on,
        known_from=known_from,
        recorded_by=by,
        is_public=is_public,
        moment=moment,
        **texts,
    )
