"""A situation, a compartment of two, and one warrant of each visibility."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from arrests import services
from arrests.models import Review, Suspect, Warrant, WarrantEvent
from arrests.vocab import ALWAYS_PUBLIC, EventKind
from common.asof import start_of
from common.sorting import sort_key
from partners.models import Situation

REVIEW: dict[str, Any] = {"scenario": "both", "confidence": "high", "reason": "Guarded."}


def reviewed(
    warrant: Warrant, by: Person, on: date, known_at: datetime | None = None, **words: Any
) -> Review:
    """A review by the analyst, who says as little as possible besides `words`."""
    judgment = services.Judgment(**{**REVIEW, **words})
    return services.record_review(warrant, judgment, on=on, known_at=known_at or NOW, by=by)


NOW = start_of(date(2026, 6, 1))
ISSUED = date(2020, 5, 4)
SECRET = "Xantippe Quillfeather"


@pytest.fixture
def situation(db: None) -> Situation:
    with purpose("demo"):
        return Situation.objects.get_or_create(code="atlantis", defaults={"name_en": "Atlantis"})[0]


@pytest.fixture
def sealed_circle(compartment: Compartment, clerk: Person, analyst: Person) -> Compartment:
    """The compartment with two members: the clerk and the analyst."""
    with purpose("demo"):
        Membership.objects.create(person=analyst, compartment=compartment, added_by=clerk)
    return compartment


@pytest.fixture
def sealed(sealed_circle: Compartment, situation: Situation, clerk: Person) -> Warrant:
    """A warrant under seal, registered by the clerk."""
    with viewing(clerk):
        return services.register_sealed_warrant(
            situation=situation,
            name=SECRET,
            compartment=sealed_circle,
            on=ISSUED,
            known_at=start_of(ISSUED),
            by=clerk,
        )


@pytest.fixture
def public(situation: Situation) -> Warrant:
    """A public warrant, outstanding since its issue."""
    return write_warrant(situation, "Barnabas Thornquist")


@pytest.fixture
def undated(situation: Situation) -> Warrant:
    """A warrant whose day of publication is unknown."""
    return write_warrant(situation, "Ulla Undated", level="confidential", unsealed=None)


def write_warrant(
    situation: Situation,
    name: str,
    *,
    issued: date = ISSUED,
    unsealed: date | None = ISSUED,
    level: str = "public",
    number: int = 1,
) -> Warrant:
    """An open warrant as history, written for the demonstration."""
    with purpose("demo"):
        suspect, _made = Suspect.objects.get_or_create(
            situation=situation,
            name=name,
            defaults={"sort_name": sort_key(name), "owner_organ": "registry", "level": level},
        )
        warrant = Warrant.objects.create(suspect=suspect, number=number, owner_organ="registry", level=level)
        add_event(warrant, "issued", issued)
        if unsealed:
            add_event(warrant, "unsealed", unsealed)
        return warrant


def write_warrants(situation: Situation, names: list[str]) -> None:
    """Public warrants against so many people, all of one day."""
    with purpose("demo"):
        people = Suspect.objects.bulk_create(
            Suspect(situation=situation, name=name, sort_name=name, owner_organ="registry", level="public")
            for name in names
        )
        warrants = Warrant.objects.bulk_create(
            Warrant(suspect=person, number=1, owner_organ="registry", level="public") for person in people
        )
        WarrantEvent.objects.bulk_create(
            WarrantEvent(
                warrant=warrant, kind=kind, effective_on=ISSUED, known_from=start_of(ISSUED), is_public=True
            )
            for warrant in warrants
            for kind in ("issued", "unsealed")
        )


def add_event(warrant: Warrant, kind: str, on: date, known_from: datetime | None = None) -> WarrantEvent:
    """An event as history."""
    with purpose("demo"):
        return WarrantEvent.objects.create(
            warrant=warrant,
            kind=EventKind(kind),
            effective_on=on,
            known_from=known_from or start_of(on),
            is_public=kind in ALWAYS_PUBLIC,
        )
