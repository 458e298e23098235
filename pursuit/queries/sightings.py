"""Sightings and planned travel, with the duty of the States concerned."""

from __future__ import annotations

from datetime import datetime

from arrests.models import Warrant
from arrests.vocab import EventKind
from pursuit.models import Sighting
from pursuit.queries.duty import Bound, bound

LATEST = 50


def routes_of(warrant: Warrant, known_at: datetime) -> list[tuple[Sighting, list[tuple[Bound, bool]]]]:
    """The latest sightings of the warrant's person, each with its States, their duty on its first day, and which are transit."""
    issued = warrant.events.known(known_at).filter(kind=EventKind.ISSUED).in_order().first()
    since = issued.effective_on if issued else None
    rows = (
        Sighting.objects.known(known_at)
        .filter(warrant=warrant)
        .prefetch_related("legs__partner")
        .order_by("-begins_on", "-id")[:LATEST]
    )
    found = []
    for row in rows:
        legs = sorted(row.legs.all(), key=lambda leg: leg.pk)
        duties = (
            bound(
                [leg.partner for leg in legs],
                row.begins_on,
                known_at,
                situation=warrant.suspect.situation,
                pending_since=since,
            )
            if legs
            else []
        )
        found.append((row, [(duty, leg.through) for duty, leg in zip(duties, legs, strict=True)]))
    return found
