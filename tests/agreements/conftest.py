"""A few States, and agreements made through the services."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest

from accounts.models import Compartment, Person
from accounts.sight import purpose
from accounts.vocab import Level
from agreements.models import Agreement
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from common.clock import COURT_ZONE
from partners.models import GroupMembership, Partner
from partners.vocab import PartnerKind, RegionalGroup, UnMember

NOW = datetime(2013, 10, 9, 12, tzinfo=COURT_ZONE)
"""The moment at which the tests record."""


@pytest.fixture
def state(db: None) -> Callable[..., Partner]:
    """Makes a State of a regional group."""

    def make(
        code: str, name: str, group: RegionalGroup | None = None, kind: str = PartnerKind.STATE
    ) -> Partner:
        with purpose("demo"):
            of_kind = {"iso2": code[:2], "un_member": UnMember.YES} if kind == PartnerKind.STATE else {}
            partner = Partner.objects.create(
                code=code, kind=kind, name_en=name, name_fr=name, sort_key=name.lower(), **of_kind
            )
            if group:
                GroupMembership.objects.create(partner=partner, group=group)
        return partner

    return make


@pytest.fixture
def ruritania(state: Callable[..., Partner]) -> Partner:
    """An invented State of Western Europe."""
    return state("RUR", "Ruritania", RegionalGroup.WEOG)


@pytest.fixture
def wakanda(state: Callable[..., Partner]) -> Partner:
    """An invented African State."""
    return state("WKD", "Wakanda", RegionalGroup.AFR)


@pytest.fixture
def enforcement(ruritania: Partner) -> Agreement:
    """An agreement on the enforcement of sentences, concluded and in force."""
    with purpose("demo"):
        return write_agreement(
            kind=AgreementKind.ENFORCEMENT,
            partner=ruritania,
            stages={
                Stage.NEGOTIATING: date(2009, 1, 12),
                Stage.SIGNED: date(2010, 6, 1),
                Stage.IN_FORCE: date(2012, 7, 5),
            },
        )


@pytest.fixture
def talks(wakanda: Partner) -> Agreement:
    """A negotiation on interim release without a signature."""
    with purpose("demo"):
        return write_agreement(
            kind=AgreementKind.INTERIM_RELEASE, partner=wakanda, stages={Stage.NEGOTIATING: date(2013, 5, 6)}
        )


@pytest.fixture
def relocation(wakanda: Partner, compartment: Compartment) -> Agreement:
    """A relocation agreement that only the clerk's compartment knows."""
    with purpose("demo"):
        return write_agreement(
            kind=AgreementKind.RELOCATION,
            partner=wakanda,
            stages={Stage.NEGOTIATING: date(2012, 11, 5), Stage.SIGNED: date(2013, 3, 20)},
            level=Level.CONFIDENTIAL,
            compartment=compartment,
        )


@pytest.fixture
def personas(
    clerk: Person,
    officer: Person,
    analyst: Person,
    president: Person,
    facilitator: Person,
    administrator: Person,
) -> dict[str, Person]:
    """One person of each kind; the clerk is the member of the compartment."""
    return {
        "member": clerk,
        "registry": officer,
        "otp": analyst,
        "presidency": president,
        "assembly": facilitator,
        "administration": administrator,
    }
