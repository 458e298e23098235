"""The part of every State in a treaty on a day.

Parties count by deposit (ICC-ASP/12/35, para. 49); which State is a party is the rule of partners.queries.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, QuerySet, Subquery
from django.db.models.enums import TextChoices

from agreements.vocab.participation import ApicStatus
from common.asof import AsOf
from partners.models import GroupMembership, Partner, TreatyEvent
from partners.periods import Departure, departure
from partners.queries import in_force_for, parties_to, signatories
from partners.vocab import RegionalGroup, Standing, Treaty, TreatyEventKind

AWAY = (
    TreatyEventKind.WITHDRAWAL_NOTIFIED,
    TreatyEventKind.WITHDRAWAL_RESCINDED,
    TreatyEventKind.WITHDRAWAL_EFFECTIVE,
)
"""Steps on the way out; few States took any."""


@dataclass(frozen=True, slots=True)
class Participation:
    """One State on the day; the days are empty where the step had not been taken by then.

    `status` sorts the State on the treaty's page, `standing` says how far it has come. `leaves_on` may lie ahead:
    it is known from the notice. Both days of a withdrawal are empty once the State took it back or joined again.
    """

    partner: Partner
    group: RegionalGroup | None
    status: TextChoices
    standing: Standing
    state_party: bool
    party: bool
    in_force: bool
    signatory: bool
    signed_on: date | None
    deposited_on: date | None
    in_force_on: date | None
    notice_on: date | None
    leaves_on: date | None


@dataclass(frozen=True, slots=True)
class Figures:
    """What the page counts. `signed_outside` are the States Parties among the signatories; `outside` includes them."""

    parties: int
    in_force: int
    not_states_parties: int
    outside: int
    signed_outside: int
    signatories: int
    withdrawn: int
    notices: int


def participation(treaty: Treaty, at: AsOf, *, of: Partner | None = None) -> list[Participation]:
    """Every State in the order of names, or the one asked for, in two queries."""
    groups = GroupMembership.objects.on(at.on).filter(partner=OuterRef("pk"))
    rows: QuerySet[Any] = Partner.objects.states().annotate(
        is_party=_among(parties_to(treaty, at.on, at.known_at)),
        is_in_force=_among(in_force_for(treaty, at.on, at.known_at)),
        is_signatory=_among(signatories(treaty, at.on, at.known_at)),
        is_state_party=_among(parties_to(Treaty.ROME_STATUTE, at.on, at.known_at)),
        group_on=Subquery(groups.values("group")[:1]),
        signed_on=_day_of(treaty, TreatyEventKind.SIGNED, at),
        deposited_on=_day_of(treaty, TreatyEventKind.DEPOSITED, at),
        in_force_on=_day_of(treaty, TreatyEventKind.ENTERED_INTO_FORCE, at),
    )
    if of is not None:
        rows = rows.filter(pk=of.pk)
    leaving = _departures(treaty, at)
    return [_participation(treaty, row, leaving.get(row.pk)) for row in rows.order_by("sort_key", "code")]


def _departures(treaty: Treaty, at: AsOf) -> dict[int, Departure]:
    """The States that were on their way out on the day, or had left."""
    left = TreatyEvent.objects.filter(treaty=treaty, kind__in=AWAY).values("partner")
    steps = TreatyEvent.objects.known(at.known_at).filter(treaty=treaty, partner__in=left)
    by_state: dict[int, list[TreatyEvent]] = defaultdict(list)
    for step in steps:
        by_state[step.partner_id].append(step)
    ways = {state: departure(steps, at.on) for state, steps in by_state.items()}
    return {state: way for state, way in ways.items() if way is not None}


def _participation(treaty: Treaty, row: Any, way: Departure | None) -> Participation:
    standing = _standing(row)
    return Participation(
        partner=row,
        group=RegionalGroup(row.group_on) if row.group_on else None,
        status=standing
        if treaty is Treaty.ROME_STATUTE
        else _status(party=row.is_party, state_party=row.is_state_party, signatory=row.is_signatory),
        standing=standing,
        state_party=row.is_state_party,
        party=row.is_party,
        in_force=row.is_in_force,
        signatory=row.is_signatory,
        signed_on=row.signed_on,
        deposited_on=row.deposited_on,
        in_force_on=row.in_force_on,
        notice_on=way.notified_on if way else None,
        leaves_on=way.effective_on if way else None,
    )


def figures(rows: Sequence[Participation]) -> Figures:
    """The counts of the page, from its own rows."""
    outside = [row for row in rows if row.state_party and not row.party]
    return Figures(
        parties=sum(row.party for row in rows),
        # A successor State is bound from its succession, before it deposits and counts as a party.
        in_force=sum(row.in_force and row.party for row in rows),
        not_states_parties=sum(row.party and not row.state_party for row in rows),
        outside=len(outside),
        signed_outside=sum(row.signatory for row in outside),
        signatories=sum(row.signatory for row in rows),
        withdrawn=sum(row.standing is Standing.WITHDRAWN for row in rows),
        notices=sum(row.party and row.notice_on is not None for row in rows),
    )


def _standing(row: Any) -> Standing:
    if row.is_in_force:
        return Standing.IN_FORCE
    if row.is_party:
        return Standing.DEPOSITED
    if row.deposited_on:
        return Standing.WITHDRAWN
    return Standing.SIGNED if row.is_signatory else Standing.NONE


def _status(*, party: bool, state_party: bool, signatory: bool) -> ApicStatus:
    if party:
        return ApicStatus.PARTY if state_party else ApicStatus.PARTY_ALONE
    if not state_party:
        return ApicStatus.NEITHER
    return ApicStatus.SIGNED if signatory else ApicStatus.OUTSIDE


def _among(partners: QuerySet[Partner]) -> Exists:
    return Exists(partners.filter(pk=OuterRef("pk")))


def _day_of(treaty: Treaty, kind: TreatyEventKind, at: AsOf) -> Subquery:
    steps = TreatyEvent.objects.known(at.known_at).filter(
        partner=OuterRef("pk"), treaty=treaty, kind=kind, effective_on__lte=at.on
    )
    return Subquery(steps.order_by("-effective_on", "-id").values("effective_on")[:1])
