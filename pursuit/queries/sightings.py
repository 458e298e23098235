"""Sightings and planned travel, with the duty of the States concerned."""

from __future__ import annotations

from datetime import date, datetime

from arrests.models import Warrant
from pursuit.models import Sighting
from pursuit.queries.duty import Bound, before_the_court_since, bound

LATEST = 50

Route = list[tuple[Bound, bool]]
"""The States of a route with their duty on its first day, and whether they are transit."""


def routes_of(warrant: Warrant, known_at: datetime) -> list[tuple[Sighting, Route]]:
    """The latest sightings of the warrant's person, each with its route."""
    rows = (
        Sighting.objects.known(known_at)
        .filter(warrant=warrant)
        .select_related("warrant__suspect__situation")
        .prefetch_related("legs__partner")
        .order_by("-begins_on", "-id")[:LATEST]
    )
    since = before_the_court_since(warrant, known_at)
    return [(row, _route(row, known_at, since)) for row in rows]


def route_of(sighting: Sighting, known_at: datetime) -> Route:
    """The States of the sighting, the destination first."""
    return _route(sighting, known_at, before_the_court_since(sighting.warrant, known_at))


def _route(sighting: Sighting, known_at: datetime, since: date | None) -> Route:
    legs = sorted(sighting.legs.all(), key=lambda leg: leg.pk)
    if not legs:
        return []
    duties = bound(
        [leg.partner for leg in legs],
        sighting.begins_on,
        known_at,
        situation=sighting.warrant.suspect.situation,
        pending_since=since,
    )
    return [(duty, leg.through) for duty, leg in zip(duties, legs, strict=True)]
