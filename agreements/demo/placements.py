"""Placements for the synthetic requests that ask a State to take a person.

Some rest on framework agreements: those of the reference data where the State has one, and a few confidential synthetic
ones on release, concluded after the reported period.
"""

from __future__ import annotations

import random
from datetime import date, timedelta
from typing import Final

from accounts.models import Person
from accounts.vocab import Level
from agreements.models import Agreement, Placement, PlacementEvent
from agreements.services import write_agreement
from agreements.vocab import (
    PLACED,
    AgreementKind,
    CostSource,
    Form,
    PlacementEventKind,
    Stage,
)
from common.asof import start_of
from partners.queries import parties_to
from partners.vocab import Treaty
from requests_app.models import CooperationRequest
from requests_app.vocab import Family, Outcome

LATER: Final = date(2014, 3, 3)
FRAMEWORKS: Final = {
    Family.INTERIM_RELEASE: AgreementKind.INTERIM_RELEASE,
    Family.RELEASE: AgreementKind.RELEASE,
}
LETTERS: Final = {
    Family.ENFORCEMENT: "S",
    Family.RELOCATION: "W",
    Family.INTERIM_RELEASE: "I",
    Family.RELEASE: "R",
}
WEIGHED: Final = {
    "distribution": "Synthetic: no person of the Court serves there.",
    "views": "Synthetic: the person would rather be nearer to the family.",
    "nationality": "Synthetic: not a national of this State.",
}


def load(*, rng: random.Random, on: date, by: Person) -> int:
    """Writes a placement for each such request, and the acceptances; returns how many agreements it wrote for them."""
    requests = list(
        CooperationRequest.objects.filter(
            family__in=PLACED, synthetic=True, transmitted_on__isnull=False, transmitted_on__lte=on
        ).order_by("transmitted_on", "id")
    )
    written = _frameworks(requests, on)
    concluded = {
        (row.partner_id, row.kind): row
        for row in Agreement.objects.filter(form=Form.FRAMEWORK, concluded_on__isnull=False).order_by("-id")
    }
    placements = []
    for number, request in enumerate(requests, 1):
        agreement = concluded.get((request.partner_id, PLACED[request.family][0]))
        rests = (
            agreement is not None
            and agreement.concluded_on is not None
            and request.transmitted_on is not None
            and agreement.concluded_on <= request.transmitted_on
            and agreement.compartment_id in (None, request.compartment_id)
        )
        placements.append(
            Placement(
                request=request,
                agreement=agreement if rests else None,
                person=f"{LETTERS[Family(request.family)]}-{number:04}",
                cost_source=rng.choice(CostSource.values),
                factors=dict(rng.sample(sorted(WEIGHED.items()), 2))
                if request.family == Family.ENFORCEMENT
                else {},
                synthetic=True,
            )
        )
    Placement.objects.bulk_create(placements)
    PlacementEvent.objects.bulk_create(
        PlacementEvent(
            placement=placement,
            kind=PlacementEventKind.ACCEPTED,
            effective_on=day,
            known_from=start_of(day),
            recorded_by=by if placement.request.compartment_id else None,
        )
        for placement in placements
        if (day := _accepted(rng, placement.request, on))
    )
    return written


def _frameworks(requests: list[CooperationRequest], on: date) -> int:
    """Confidential synthetic frameworks with the first States that were asked for a release after the period."""
    written = 0
    for family, kind in FRAMEWORKS.items():
        later = [row for row in requests if row.family == family and row.transmitted_on > LATER]  # type: ignore[operator]
        taken = set(Agreement.objects.filter(kind=kind).values_list("partner", flat=True))
        parties = set(parties_to(Treaty.ROME_STATUTE, LATER, start_of(LATER)).values_list("pk", flat=True))
        asked = dict.fromkeys(row.partner_id for row in later)
        states = [key for key in asked if key in parties and key not in taken]
        for row in [next(row for row in later if row.partner_id == key) for key in states[:4]]:
            days = {Stage.NEGOTIATING: LATER - timedelta(days=60), Stage.SIGNED: LATER, Stage.IN_FORCE: LATER}
            if on >= LATER:
                write_agreement(
                    kind=kind,
                    partner=row.partner,
                    stages=days,
                    level=Level.CONFIDENTIAL,
                    synthetic=True,
                )
                written += 1
    return written


def _accepted(rng: random.Random, request: CooperationRequest, on: date) -> date | None:
    """When the State accepted: before the execution, or by lot while nothing has come yet."""
    assert request.transmitted_on is not None
    executed = request.outcome == Outcome.EXECUTED
    if not executed and (request.outcome or request.ended_on or rng.random() < 0.6):
        return None
    last = request.ended_on if executed and request.ended_on else on
    days = (min(last, on) - request.transmitted_on).days
    return request.transmitted_on + timedelta(days=rng.randint(0, min(days, 120))) if days >= 0 else None
