"""Synthetic persons under seal. Nobody here is ever made public, so no figure counts them.

Real persons carry nothing invented: no review, no request and no note of this file is about one of them. What is noted of
real situations is what the Court's report of 2013 names, with its paragraph as the source.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random

from accounts.models import Compartment, Person
from arrests import services
from arrests.clocks import ASSUMED_REVIEW_DAYS
from arrests.models import ReviewPolicy, Warrant
from arrests.services.terms import wind
from arrests.vocab import Confidence, Credibility, EventKind, Reliability, Scenario
from common.asof import start_of
from partners.models import Situation
from requests_app.models import CooperationRequest
from requests_app.vocab import ARREST_FAMILIES

REASONS = {
    Scenario.OPERATIONAL: "Synthetic: moves with an armed group in an area that no police can reach.",
    Scenario.POLITICAL_WILL: "Synthetic: lives openly at a known address; no step was taken.",
    Scenario.BOTH: "Synthetic: protected by an armed group that the authorities tolerate.",
}
PROPOSER, CONFIRMER = "officer@registry.example", "adviser@otp.example"
ORDER = "Synthetic order to unseal"


@dataclass(frozen=True, slots=True)
class Story:
    """One synthetic person: whose compartment, when issued, what happened then, how it is judged."""

    name: str
    compartment: str
    issued_on: date
    events: tuple[tuple[EventKind, int], ...] = ()
    """What happened, and how many days after the issue."""
    scenario: Scenario | None = None
    reviewed_ago: int = 80
    """How many days before the day of loading the last review was made."""


STORIES = (
    Story("Synthetic person Amaranth", "warrants", date(2013, 2, 11), scenario=Scenario.OPERATIONAL),
    Story(
        "Synthetic person Basalt",
        "warrants",
        date(2013, 6, 3),
        events=((EventKind.ARRESTED, 40), (EventKind.RELEASED, 95)),
        scenario=Scenario.POLITICAL_WILL,
    ),
    Story(
        "Synthetic person Cinnabar", "chamber", date(2012, 11, 20), scenario=Scenario.BOTH, reviewed_ago=99
    ),
    Story("Synthetic person Dolomite", "chamber", date(2013, 7, 15), events=((EventKind.SURRENDERED, 61),)),
)
PROPOSED = "Synthetic person Cinnabar"
"""The one whose unsealing is proposed by the Registry, so that the Prosecutor's adviser can be the second person."""

NOTED_ON, NOTED_IN = date(2013, 10, 9), "ICC-ASP/12/35, para. 14"
NOTES = {
    "uganda": "The report names alleged crimes of the Lord’s Resistance Army in the Central African Republic and the Democratic Republic of the Congo.",
    "democratic-republic-of-the-congo": "The report names alleged crimes in Ituri and the Kivus.",
    "darfur": "The report names alleged crimes in Darfur.",
}
"""What the report says of crimes that went on, in our own words, by situation."""


def load(
    *, rng: Random, on: date, people: Mapping[str, Person], compartments: Mapping[str, Compartment]
) -> int:
    """Writes the persons with what happened to them; returns how many. Nothing later than `on` is written.

    Each is tied to the synthetic requests for arrest and surrender under seal in the same compartment, if any.
    """
    situations = list(Situation.objects.order_by("code"))
    adviser = people[CONFIRMER]
    ReviewPolicy.objects.create(
        valid_from=on - timedelta(days=200), days=ASSUMED_REVIEW_DAYS, source="Synthetic", assumed=True
    )
    wind(Warrant.objects.values_list("pk", flat=True), on=on, known_at=_morning(on))
    written = [story for story in STORIES if story.issued_on <= on]
    for story in written:
        compartment = compartments[story.compartment]
        warrant = services.register_sealed_warrant(
            situation=rng.choice(situations),
            name=story.name,
            compartment=compartment,
            on=story.issued_on,
            known_at=_morning(story.issued_on),
            by=adviser,
            synthetic=True,
        )
        _happen(warrant, story, on, adviser)
        _link(warrant, rng, adviser)
        if story.name == PROPOSED:
            services.propose_unsealing(
                warrant, on=on, order_reference=ORDER, known_at=_morning(on), by=people[PROPOSER]
            )
    if on >= NOTED_ON:
        _note(adviser)
    return len(written)


def _note(by: Person) -> None:
    for situation in Situation.objects.filter(code__in=NOTES):
        services.add_note(
            situation,
            text=NOTES[situation.code],
            source=NOTED_IN,
            on=NOTED_ON,
            known_at=_morning(NOTED_ON),
            by=by,
        )


def _happen(warrant: Warrant, story: Story, on: date, by: Person) -> None:
    for kind, days in story.events:
        day = story.issued_on + timedelta(days=days)
        if day <= on:
            services.record_event(warrant, action=kind, on=day, known_at=_morning(day), by=by)
    if story.scenario:
        first = story.issued_on + timedelta(days=120)
        for day in sorted({first, max(first, on - timedelta(days=story.reviewed_ago))}):
            if day <= on:
                _review(warrant, story.scenario, day, by)


def _review(warrant: Warrant, scenario: Scenario, day: date, by: Person) -> None:
    judgment = services.Judgment(
        scenario=scenario,
        confidence=Confidence.MODERATE,
        reason=REASONS[scenario],
        changed="Synthetic: a new account of the whereabouts.",
        whereabouts="Synthetic: a town near the border.",
        source="Synthetic: a partner’s liaison officer",
        reliability=Reliability.B,
        credibility=Credibility.POSSIBLE,
        next_step="Synthetic: ask the neighbouring State for help.",
        next_owner=by,
        next_on=day + timedelta(days=100),
    )
    services.record_review(warrant, judgment, on=day, known_at=_morning(day), by=by)


def _link(warrant: Warrant, rng: Random, by: Person) -> None:
    sealed = CooperationRequest.objects.filter(
        compartment=warrant.compartment_id, family__in=ARREST_FAMILIES, surrender_links__isnull=True
    ).order_by("id")
    if requests := list(sealed):
        services.link_request(warrant, rng.choice(requests), by=by)


def _morning(day: date) -> datetime:
    """Nine o'clock at the Court."""
    return start_of(day) + timedelta(hours=9)
