"""The part of every State in the Agreement on the Privileges and Immunities of the Court (APIC) on a day.

Parties count by deposit (ICC-ASP/12/35, para. 49); which State is a party is the rule of partners.queries.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.enums import TextChoices
from django.utils.translation import gettext_lazy as _

from common.asof import AsOf
from partners.models import GroupMembership, Partner, TreatyEvent
from partners.queries import in_force_for, parties_to, signatories
from partners.vocab import RegionalGroup, Treaty, TreatyEventKind


class ApicStatus(TextChoices):
    """How a State stands to APIC and to the Rome Statute."""

    PARTY = "party", _("Party")
    SIGNED = "signed", _("State Party, signed")
    OUTSIDE = "outside", _("State Party, outside")
    PARTY_ALONE = "party_alone", _("Party, not a State Party")
    NEITHER = "neither", _("Neither")


@dataclass(frozen=True, slots=True)
class Standing:
    """One State on the day; the dates are empty where the step had not been taken by then."""

    partner: Partner
    group: RegionalGroup | None
    status: ApicStatus
    state_party: bool
    in_force: bool
    signatory: bool
    signed_on: date | None
    deposited_on: date | None
    in_force_on: date | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page counts. `signed_outside` are the States Parties among the signatories; `outside` includes them."""

    parties: int
    in_force: int
    not_states_parties: int
    outside: int
    signed_outside: int
    signatories: int


def standings(at: AsOf) -> list[Standing]:
    """Every State in the order of names, in one query."""
    groups = GroupMembership.objects.on(at.on).filter(partner=OuterRef("pk"))
    rows: QuerySet[Any] = Partner.objects.states().annotate(
        is_party=_among(parties_to(Treaty.APIC, at.on, at.known_at)),
        is_in_force=_among(in_force_for(Treaty.APIC, at.on, at.known_at)),
        is_signatory=_among(signatories(Treaty.APIC, at.on, at.known_at)),
        is_state_party=_among(parties_to(Treaty.ROME_STATUTE, at.on, at.known_at)),
        group_on=Subquery(groups.values("group")[:1]),
        signed_on=_day_of(TreatyEventKind.SIGNED, at),
        deposited_on=_day_of(TreatyEventKind.DEPOSITED, at),
        in_force_on=_day_of(TreatyEventKind.ENTERED_INTO_FORCE, at),
    )
    return [
        Standing(
            partner=row,
            group=RegionalGroup(row.group_on) if row.group_on else None,
            status=_status(party=row.is_party, state_party=row.is_state_party, signatory=row.is_signatory),
            state_party=row.is_state_party,
            in_force=row.is_in_force,
            signatory=row.is_signatory,
            signed_on=row.signed_on,
            deposited_on=row.deposited_on,
            in_force_on=row.in_force_on,
        )
        for row in rows.order_by("sort_key", "code")
    ]


def figures(rows: Sequence[Standing]) -> Figures:
    """The counts of the page, from its own rows."""

    def count(*statuses: ApicStatus) -> int:
        return sum(row.status in statuses for row in rows)

    parties = (ApicStatus.PARTY, ApicStatus.PARTY_ALONE)
    return Figures(
        parties=count(*parties),
        # A successor State is bound from its succession, before it deposits and counts as a party.
        in_force=sum(row.in_force and row.status in parties for row in rows),
        not_states_parties=count(ApicStatus.PARTY_ALONE),
        outside=count(ApicStatus.OUTSIDE, ApicStatus.SIGNED),
        signed_outside=count(ApicStatus.SIGNED),
        signatories=sum(row.signatory for row in rows),
    )


def _status(*, party: bool, state_party: bool, signatory: bool) -> ApicStatus:
    if party:
        return ApicStatus.PARTY if state_party else ApicStatus.PARTY_ALONE
    if not state_party:
        return ApicStatus.NEITHER
    return ApicStatus.SIGNED if signatory else ApicStatus.OUTSIDE


def _among(partners: QuerySet[Partner]) -> Exists:
    return Exists(partners.filter(pk=OuterRef("pk")))


def _day_of(kind: TreatyEventKind, at: AsOf) -> Subquery:
    steps = TreatyEvent.objects.known(at.known_at).filter(
        partner=OuterRef("pk"), treaty=Treaty.APIC, kind=kind, effective_on__lte=at.on
    )
    return Subquery(steps.order_by("-effective_on", "-id").values("effective_on")[:1])
