"""Synthetic measures, sightings and costs of delay of the synthetic persons under seal.

Real persons carry nothing invented: nothing of this file is about one of them. The entries of the catalogue are labelled
synthetic, too; they are no list of anybody.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Final

from accounts.models import Person
from arrests.demo import CONFIRMER
from arrests.models import Warrant
from arrests.queries import outstanding
from arrests.vocab import Audience, Credibility, EventKind, Reliability, Scenario
from common.asof import start_of
from partners.models import Recommendation
from pursuit.models import Measure
from pursuit.services.costs import record_cost
from pursuit.services.measures import add_measure, record_measure
from pursuit.services.sightings import record_sighting
from pursuit.vocab import Actor, CostCategory, Currency, Effect, MeasureKind, SightingKind

CATALOGUE: Final = (
    ("Synthetic: maps and pictures for the police", MeasureKind.OPERATIONAL, Scenario.OPERATIONAL),
    ("Synthetic: training of a tracking unit", MeasureKind.TECHNICAL, Scenario.OPERATIONAL),
    ("Synthetic: talk at the level of ministers", MeasureKind.POLITICAL, Scenario.POLITICAL_WILL),
    ("Synthetic: condition in a trade agreement", MeasureKind.LEVERAGE, Scenario.POLITICAL_WILL),
    ("Synthetic: joint plan of neighbouring States", MeasureKind.REGIONAL, Scenario.BOTH),
    ("Synthetic: briefing of the Security Council", MeasureKind.COUNCIL, Scenario.BOTH),
)
TAKEN: Final = (
    (0, 140, Actor.OTP, "", Effect.PARTLY, "Synthetic: the town was searched too late."),
    (1, 170, Actor.STATE, "Synthetic neighbour", Effect.WORKED, "Synthetic: the unit took up its work."),
    (2, 200, Actor.REGISTRY, "", Effect.FAILED, "Synthetic: no answer."),
    (4, 260, Actor.REGIONAL, "Synthetic organization", "", ""),
)
"""Which measure, how many days after the issue, by whom, with which effect, and what came of it."""

SPENT: Final = (
    (CostCategory.EVIDENCE, Decimal(12_000), None),
    (CostCategory.CONTACT, Decimal(3_450), Decimal("14.5")),
    (CostCategory.SECURITY, None, Decimal(9)),
)
"""Which task cost which amount and how many days of staff, in the last months."""

SEEN_AFTER: Final = 150
"""Days after the issue."""


def load(*, on: date, people: Mapping[str, Person]) -> int:
    """Writes the catalogue and what was done about each synthetic person; returns how many measures were taken.

    Nothing later than `on` is written.
    """
    by = people[CONFIRMER]
    measures = [
        add_measure(name=name, kind=kind, scenario=scenario, by=by, synthetic=True)
        for name, kind, scenario in CATALOGUE
    ]
    count = 0
    wanted = outstanding(on, _morning(on), Audience.READER).filter(suspect__synthetic=True)
    for warrant in wanted.order_by("id"):
        issued = warrant.events.get(kind=EventKind.ISSUED).effective_on
        count += _measures(warrant, measures, issued, on, by)
        if issued + timedelta(days=SEEN_AFTER) <= on:
            _sighting(warrant, issued + timedelta(days=SEEN_AFTER), by)
        _costs(warrant, issued, on, by)
    return count


def _measures(warrant: Warrant, measures: list[Measure], issued: date, on: date, by: Person) -> int:
    known = list(Recommendation.objects.filter(number__in=(17, 20)).values_list("number", flat=True))
    written = 0
    for which, days, actor, name, effect, came in TAKEN:
        day = issued + timedelta(days=days)
        if day <= on:
            record_measure(
                warrant,
                measure=measures[which],
                on=day,
                actor=actor,
                actor_name=name,
                recommendations=known,
                effect=effect,
                came_of_it=came,
                known_at=_morning(day),
                by=by,
            )
            written += 1
    return written


def _costs(warrant: Warrant, issued: date, on: date, by: Person) -> None:
    first = max(issued, on - timedelta(days=90))
    for category, amount, days in SPENT:
        record_cost(
            warrant,
            category=category,
            first=first,
            last=on,
            amount=amount,
            currency=Currency.EUR if amount else "",
            staff_days=days,
            text="Synthetic",
            known_at=_morning(on),
            by=by,
        )


def _sighting(warrant: Warrant, day: date, by: Person) -> None:
    """Names no State: it would be a real one."""
    record_sighting(
        warrant,
        kind=SightingKind.SEEN,
        place="Synthetic: a market town",
        state=None,
        begins_on=day,
        source="Synthetic: a partner’s liaison officer",
        reliability=Reliability.B,
        credibility=Credibility.POSSIBLE,
        known_at=_morning(day),
        by=by,
    )


def _morning(day: date) -> datetime:
    """Nine o'clock at the Court."""
    return start_of(day) + timedelta(hours=9)
