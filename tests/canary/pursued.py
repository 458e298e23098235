"""What the canary's world holds of what is done about warrants: in the open, and under seal."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from accounts.models import Person
from accounts.sight import viewing
from arrests.models import Warrant
from common import clock
from partners.models import Partner, Recommendation
from pursuit.models import Measure, RegionalPoint, Turn
from pursuit.services import costs, measures
from pursuit.services.cases import act, add_note, link_request, open_case
from pursuit.services.publication import confirm_publication, propose_publication
from pursuit.services.sightings import record_sighting
from requests_app.models import CooperationRequest
from tests.requests_app.conftest import NOW, TODAY

BEFORE = date(2013, 9, 1)
"""Planned travel before all others, so that sealed instances would come first in every list of what falls due."""


def open_pursuit(people: Mapping[str, Person], partners: Mapping[str, Partner], warrant: Warrant) -> None:
    """An instance that two people published, one that is internal, and one whose publication is proposed."""
    clerk, second = people["registry colleague"], people["registry second"]
    with viewing(clerk):
        public = open_case(
            partner=partners["KEN"], kind="averred", on=TODAY, known_at=NOW, by=clerk, warrant=warrant
        )
        act(public, action="president_informed", on=TODAY, known_at=NOW, by=clerk, note="By telephone.")
        propose_publication(public, text="Not arrested.", known_at=NOW, by=clerk)
        confirm_publication(public, known_at=NOW, by=second)
        for state in ("YTT", "WKD"):
            internal = open_case(
                partner=partners[state], kind="potential", on=TODAY, known_at=NOW, by=clerk, due_on=TODAY
            )
        propose_publication(internal, text="Travel is planned.", known_at=NOW, by=clerk)
        record_sighting(
            warrant,
            kind="seen",
            place="A market",
            state=partners["KEN"],
            begins_on=TODAY,
            source="Somebody",
            reliability="B",
            credibility="2",
            known_at=NOW,
            by=clerk,
        )
        RegionalPoint.objects.create(group="AFR", partner=partners["KEN"], starts_on=TODAY, recorded_by=clerk)
        Turn.objects.create(person=second, first=clock.today(), last=clock.today(), set_by=clerk)


def seal_pursuit(
    clerk: Person, warrant: Warrant, surrender: CooperationRequest, *, note: str, decision: str, place: str
) -> None:
    """An instance about a warrant under seal, with what can hang on it."""
    case = open_case(
        partner=surrender.partner,
        kind="potential",
        on=TODAY,
        known_at=NOW,
        by=clerk,
        warrant=warrant,
        due_on=BEFORE,
        note=f"Travels with {note}",
    )
    act(case, action="averred", on=TODAY, known_at=NOW, by=clerk)
    act(case, action="invited", on=TODAY, known_at=NOW, by=clerk, decision=decision, due_on=BEFORE)
    add_note(case, text=f"Ask {note}", by=clerk)
    link_request(case, surrender, by=clerk)
    record_sighting(
        warrant,
        kind="travel",
        place=place,
        state=surrender.partner,
        begins_on=BEFORE,
        source=f"Talk in {place}",
        reliability="B",
        credibility="2",
        known_at=NOW,
        by=clerk,
    )


def open_measures(clerk: Person, warrant: Warrant) -> None:
    """A measure of the catalogue, which worked in an open case."""
    with viewing(clerk):
        measure = measures.add_measure(name="A talk", kind="political", scenario="both", by=clerk)
        _tried(clerk, warrant, measure, text="A talk was held.", actor="Somebody", outcome="An answer came.")
        _spent(clerk, warrant, "Travel of two people")


def seal_measures(clerk: Person, warrant: Warrant, *, text: str, actor: str, outcome: str, cost: str) -> None:
    """The same measure, taken for a warrant under seal, with all that can hang on it."""
    _tried(clerk, warrant, Measure.objects.get(), text=text, actor=actor, outcome=outcome)
    _spent(clerk, warrant, cost)


def _spent(clerk: Person, warrant: Warrant, text: str) -> None:
    costs.record_cost(
        warrant,
        category="security",
        first=TODAY,
        last=TODAY,
        amount=Decimal(1000),
        currency="EUR",
        staff_days=Decimal(3),
        text=text,
        known_at=NOW,
        by=clerk,
    )


def _tried(clerk: Person, warrant: Warrant, measure: Measure, *, text: str, actor: str, outcome: str) -> None:
    Recommendation.objects.get_or_create(number=17)
    measures.record_measure(
        warrant,
        measure=measure,
        on=TODAY,
        actor="other",
        actor_name=actor,
        text=text,
        recommendations=[17],
        effect="worked",
        came_of_it=outcome,
        known_at=NOW,
        by=clerk,
    )
