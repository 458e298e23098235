"""States with and without a duty, a public and a sealed warrant, and instances of non-cooperation."""

from __future__ import annotations

from datetime import date

import pytest

from accounts.models import Compartment, Membership, Person
from accounts.sight import purpose, viewing
from arrests.models import Warrant
from arrests.services import register_sealed_warrant
from common.asof import start_of
from partners.models import Partner, Situation
from pursuit.models import Case
from pursuit.services.cases import open_case
from tests.arrests.conftest import ISSUED, write_warrant
from tests.requests_app.conftest import make_partner

NOW = start_of(date(2026, 6, 1))
TODAY = date(2026, 6, 1)


@pytest.fixture
def situation(db: None) -> Situation:
    with purpose("demo"):
        return Situation.objects.create(code="atlantis", name_en="Atlantis", name_fr="Atlantide")


@pytest.fixture
def kenya(db: None) -> Partner:
    """A State Party."""
    return make_partner("KEN", "Kenya")


@pytest.fixture
def warrant(situation: Situation) -> Warrant:
    """A public warrant, outstanding since its issue."""
    return write_warrant(situation, "Barnabas Thornquist")


@pytest.fixture
def circle(compartment: Compartment, clerk: Person, analyst: Person) -> Compartment:
    """The compartment with two members: the clerk and the analyst."""
    with purpose("demo"):
        Membership.objects.create(person=analyst, compartment=compartment, added_by=clerk)
    return compartment


@pytest.fixture
def sealed(circle: Compartment, situation: Situation, clerk: Person) -> Warrant:
    """A warrant under seal."""
    with viewing(clerk):
        return register_sealed_warrant(
            situation=situation,
            name="Xantippe Quillfeather",
            compartment=circle,
            on=ISSUED,
            known_at=start_of(ISSUED),
            by=clerk,
        )


@pytest.fixture
def case(kenya: Partner, warrant: Warrant, clerk: Person) -> Case:
    """An averred instance of a State Party about the public warrant."""
    with viewing(clerk):
        return open_case(
            partner=kenya, kind="averred", on=date(2026, 5, 4), known_at=NOW, by=clerk, warrant=warrant
        )
