"""How many States were in a treaty, year by year."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from common.asof import AsOf
from partners.clocks import OPENED
from partners.models import TreatyEvent
from partners.periods import Span, spans
from partners.vocab import Treaty, TreatyEventKind


@dataclass(frozen=True, slots=True)
class Point:
    """Counts at the end of the day `on`: parties, those whom the treaty bound, and States Parties outside."""

    on: date
    parties: int
    in_force: int
    outside: int


def curve(treaty: Treaty, at: AsOf) -> list[Point]:
    """The end of each year from the treaty's opening on, and last the day itself; all as known at one moment."""
    parties = _spans(treaty, at, TreatyEventKind.DEPOSITED)
    bound = _spans(treaty, at, TreatyEventKind.ENTERED_INTO_FORCE)
    states_parties = _spans(Treaty.ROME_STATUTE, at, TreatyEventKind.DEPOSITED)
    points = []
    for on in _days(treaty, at.on):
        inside = _on(parties, on)
        points.append(
            Point(on, len(inside), len(inside & _on(bound, on)), len(_on(states_parties, on) - inside))
        )
    return points


def _spans(treaty: Treaty, at: AsOf, begins: TreatyEventKind) -> dict[int, list[Span]]:
    by_state: dict[int, list[TreatyEvent]] = defaultdict(list)
    for step in TreatyEvent.objects.known(at.known_at).filter(treaty=treaty):
        by_state[step.partner_id].append(step)
    return {state: spans(steps, begins) for state, steps in by_state.items()}


def _on(states: dict[int, list[Span]], day: date) -> set[int]:
    return {state for state, found in states.items() if any(day in span for span in found)}


def _days(treaty: Treaty, on: date) -> Iterator[date]:
    opened: Iterable[int] = range(OPENED[treaty].year, on.year)
    yield from (date(year, 12, 31) for year in opened)
    yield on
