"""Who took part in which treaty on a day, as known at a moment; who belonged to which group."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, datetime

from django.db.models import Case, Exists, OuterRef, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.db.models.lookups import Exact

from partners.models import (
    Channel,
    GroupMembership,
    Partner,
    PartnerQuerySet,
    TreatyEvent,
    TreatyEventQuerySet,
)
from partners.periods import Departure, Span, departure, spans
from partners.vocab import RegionalGroup, Standing, Treaty, TreatyEventKind


def parties_to(treaty: Treaty, on: date, known_at: datetime) -> PartnerQuerySet:
    """The States that had deposited their instrument on or before `on` and had not left.

    The Court counts parties by deposit (ICC-ASP/12/35, para. 49), not by entry into force. A State leaves on the day
    on which its withdrawal takes effect; a withdrawal whose notice was taken back is struck out.
    """
    return Partner.objects.filter(_stands(TreatyEventKind.DEPOSITED, treaty, on, known_at))


def in_force_for(treaty: Treaty, on: date, known_at: datetime) -> PartnerQuerySet:
    """The States that the treaty bound on `on`: it had entered into force for them and they had not left."""
    return Partner.objects.filter(_stands(TreatyEventKind.ENTERED_INTO_FORCE, treaty, on, known_at))


def bound_by_the_statute(partner: Partner, on: date, known_at: datetime) -> bool:
    """Whether the partner was a State Party to the Rome Statute, bound by it, on the day (articles 126 and 127)."""
    return in_force_for(Treaty.ROME_STATUTE, on, known_at).filter(pk=partner.pk).exists()


def departure_of(partner: Partner, on: date, known_at: datetime) -> Departure | None:
    """The partner's way out of the Rome Statute on the day; None where it was on none (see `periods.departure`)."""
    steps = TreatyEvent.objects.known(known_at).filter(partner=partner, treaty=Treaty.ROME_STATUTE)
    return departure(steps, on)


def residual_spans(on: date, known_at: datetime) -> dict[int, list[Span]]:
    """When the Rome Statute bound each State that had left it by the day, by the State's key.

    A State still owes cooperation in what began in these days, before its withdrawal took effect (article 127(2)).
    """
    known = TreatyEvent.objects.known(known_at).filter(treaty=Treaty.ROME_STATUTE)
    gone = known.filter(kind=TreatyEventKind.WITHDRAWAL_EFFECTIVE, effective_on__lte=on)
    steps: dict[int, list[TreatyEvent]] = defaultdict(list)
    for step in known.filter(partner__in=gone.values("partner")):
        steps[step.partner_id].append(step)
    found = {}
    for partner, taken in steps.items():
        left = departure(taken, on)
        if left is not None and left.effective_on is not None and left.effective_on <= on:
            bound = spans(taken, TreatyEventKind.ENTERED_INTO_FORCE)
            found[partner] = [span for span in bound if span.start < left.effective_on]
    return found


def residual_duty(partner: Partner, begun_on: date, on: date, known_at: datetime) -> bool:
    """Whether a State that has left still owes cooperation in a matter that began on `begun_on` (article 127(2))."""
    return any(begun_on in span for span in residual_spans(on, known_at).get(partner.pk, ()))


def owes_cooperation(partner: Partner, begun_on: date | None, on: date, known_at: datetime) -> bool:
    """Whether Part 9 of the Statute obliges the partner on the day: as a State Party, or still in the pending matter."""
    if bound_by_the_statute(partner, on, known_at):
        return True
    return begun_on is not None and residual_duty(partner, begun_on, on, known_at)


def signatories(treaty: Treaty, on: date, known_at: datetime) -> PartnerQuerySet:
    """The States that had signed and not deposited an instrument on or before `on`."""
    steps = _steps(treaty, on, known_at)
    return Partner.objects.filter(
        Exists(steps.filter(kind=TreatyEventKind.SIGNED)),
        ~Exists(steps.filter(kind=TreatyEventKind.DEPOSITED)),
    )


def outside(treaty: Treaty, on: date, known_at: datetime) -> PartnerQuerySet:
    """The States Parties to the Rome Statute that were no party to `treaty`.

    They are not the number of States Parties less the parties: a party need not be a State Party.
    """
    return parties_to(Treaty.ROME_STATUTE, on, known_at).exclude(
        _stands(TreatyEventKind.DEPOSITED, treaty, on, known_at)
    )


def parties_not_states_parties(treaty: Treaty, on: date, known_at: datetime) -> PartnerQuerySet:
    """The parties to `treaty` that were no States Parties to the Rome Statute."""
    return parties_to(treaty, on, known_at).exclude(
        _stands(TreatyEventKind.DEPOSITED, Treaty.ROME_STATUTE, on, known_at)
    )


def with_standing(partners: PartnerQuerySet, on: date, known_at: datetime) -> PartnerQuerySet:
    """The partners, annotated with their `Standing` to each treaty under the treaty's code, for example `row.apic`."""
    return partners.annotate(**{treaty.value: _standing(treaty, on, known_at) for treaty in Treaty})


def _standing(treaty: Treaty, on: date, known_at: datetime) -> Case:
    steps = _steps(treaty, on, known_at)
    return Case(
        When(
            _stands(TreatyEventKind.ENTERED_INTO_FORCE, treaty, on, known_at),
            then=Value(Standing.IN_FORCE.value),
        ),
        When(_stands(TreatyEventKind.DEPOSITED, treaty, on, known_at), then=Value(Standing.DEPOSITED.value)),
        When(Exists(steps.filter(kind=TreatyEventKind.DEPOSITED)), then=Value(Standing.WITHDRAWN.value)),
        When(Exists(steps.filter(kind=TreatyEventKind.SIGNED)), then=Value(Standing.SIGNED.value)),
        default=Value(Standing.NONE.value),
    )


def steps_of(partner: Partner, known_at: datetime) -> TreatyEventQuerySet:
    """What the partner did about its treaties and what follows from it, also later, in order."""
    return (
        TreatyEvent.objects.known(known_at).filter(partner=partner).order_by("treaty", "effective_on", "id")
    )


def members_of(group: RegionalGroup | str, on: date) -> PartnerQuerySet:
    """The States that belonged to the group on the day."""
    return Partner.objects.filter(
        Exists(GroupMembership.objects.on(on).filter(partner=OuterRef("pk"), group=group))
    )


def groups_on(on: date) -> dict[int, RegionalGroup]:
    """The group of each State on the day, by the State's key; a State without group is not there."""
    rows = GroupMembership.objects.on(on).values_list("partner_id", "group")
    return {partner: RegionalGroup(group) for partner, group in rows}


def membership_of(partner: Partner, on: date) -> GroupMembership | None:
    """The group that the partner belonged to on the day, with since when."""
    return GroupMembership.objects.on(on).filter(partner=partner).first()


def channel_of(partner: Partner, on: date) -> Channel | None:
    """The channel and language that the partner had chosen for the day; None where it chose nothing.

    A partner that chose nothing is addressed on the diplomatic channel in a working language of the Court
    (article 87(1)-(2); Rules of Procedure and Evidence, rule 178).
    """
    return Channel.objects.on(on).filter(partner=partner).first()


def _steps(treaty: Treaty, on: date, known_at: datetime) -> TreatyEventQuerySet:
    """The steps of the outer query's partner up to `on`, as known at `known_at`."""
    return TreatyEvent.objects.known(known_at).filter(
        treaty=treaty, partner=OuterRef("pk"), effective_on__lte=on
    )


def _stands(kind: TreatyEventKind, treaty: Treaty, on: date, known_at: datetime) -> Exact:
    """Whether the outer query's partner took this step and has not left since: the later of the two decides."""
    deciding = _steps(treaty, on, known_at).filter(kind__in=(kind, TreatyEventKind.WITHDRAWAL_EFFECTIVE))
    latest = deciding.order_by("-effective_on", "-id").values("kind")[:1]
    return Exact(Coalesce(Subquery(latest), Value("")), Value(kind.value))
