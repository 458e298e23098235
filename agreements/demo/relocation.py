"""Synthetic relocation agreements for demonstration, with the numbers of ICC-ASP/12/35, para. 30.

Their States are drawn by lot among the States Parties: nothing here says with whom the Court has agreements.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import date, timedelta

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements.services import write_agreement
from agreements.vocab import NUREMBERG_SEMINARS, AgreementKind, Stage
from common.asof import start_of
from partners.models import Partner
from partners.queries import members_of, parties_to
from partners.vocab import RegionalGroup, Treaty

PERIOD_END = date(2013, 9, 30)
"""The last day of the reported period; the agreements count 13 on this day and 14 on the next."""

CONCLUDED_EARLIER = 10
NUREMBERG = (date(2013, 3, 20), date(2013, 6, 18))
"""Days of the signatures at the two seminars; only the months are known (ICC-ASP/12/35, para. 9)."""


def load(*, rng: random.Random, on: date, by: Person, compartment: Compartment) -> int:
    """Writes the relocation agreements into the compartment of the Victims and Witnesses Unit; returns how many.

    Every stage is known from its own day. Nothing later than `on` is written.
    """
    african, others = _states_by_lot(rng)
    written = 0
    for partner, stages, event in [*_concluded_in_2013(african), *_others(rng, others)]:
        past = {stage: day for stage, day in stages.items() if day <= on}
        if past:
            write_agreement(
                kind=AgreementKind.RELOCATION,
                partner=partner,
                stages=past,
                by=by,
                level=Level.CONFIDENTIAL,
                compartment=compartment,
                signed_at_event=event if Stage.SIGNED in past else "",
                synthetic=True,
            )
            written += 1
    return written


Story = tuple[Partner, dict[Stage, date], str]


def _states_by_lot(rng: random.Random) -> tuple[Iterator[Partner], Iterator[Partner]]:
    """African and other States Parties, each in the order of the lot."""
    parties = parties_to(Treaty.ROME_STATUTE, date(2005, 1, 1), start_of(PERIOD_END))
    african = list(parties.filter(pk__in=members_of(RegionalGroup.AFR, PERIOD_END)).order_by("sort_key"))
    others = list(parties.exclude(pk__in=members_of(RegionalGroup.AFR, PERIOD_END)).order_by("sort_key"))
    rng.shuffle(african)
    rng.shuffle(others)
    return iter(african), iter(others)


def _concluded_in_2013(african: Iterator[Partner]) -> Iterator[Story]:
    """Three with African States, two of them signed at the seminars."""
    for day in NUREMBERG:
        talks = {Stage.WILLINGNESS: day - timedelta(days=160), Stage.NEGOTIATING: day - timedelta(days=90)}
        yield next(african), {**talks, Stage.SIGNED: day}, NUREMBERG_SEMINARS
    yield next(african), {Stage.NEGOTIATING: date(2012, 11, 5), Stage.SIGNED: date(2013, 8, 29)}, ""


def _others(rng: random.Random, states: Iterator[Partner]) -> Iterator[Story]:
    """Those concluded earlier, those signed too late to count, and those that are not concluded."""
    for number in range(CONCLUDED_EARLIER):
        signed = date(2005 + number * 8 // CONCLUDED_EARLIER, rng.randint(1, 12), rng.randint(1, 28))
        stages = {Stage.NEGOTIATING: signed - timedelta(days=rng.randint(90, 700)), Stage.SIGNED: signed}
        if number % 3:
            stages[Stage.IN_FORCE] = signed + timedelta(days=rng.choice((0, 30, 75)))
        yield next(states), stages, ""
    yield (
        next(states),
        {Stage.NEGOTIATING: date(2013, 2, 11), Stage.SIGNED: PERIOD_END + timedelta(days=1)},
        "",
    )
    yield next(states), {Stage.NEGOTIATING: date(2013, 5, 6), Stage.SIGNED: date(2013, 12, 12)}, ""
    yield next(states), {Stage.MODEL_SHARED: date(2012, 9, 3), Stage.TEXT_AGREED: date(2013, 9, 17)}, ""
    yield next(states), {Stage.WILLINGNESS: date(2013, 6, 27), Stage.NEGOTIATING: date(2013, 9, 9)}, ""
    yield next(states), {Stage.WILLINGNESS: date(2011, 12, 14)}, ""
    yield next(states), {Stage.MODEL_SHARED: date(2013, 4, 8)}, ""
    yield next(states), {Stage.NEGOTIATING: date(2010, 1, 19), Stage.LAPSED: date(2012, 3, 30)}, ""
    yield next(states), {Stage.WILLINGNESS: date(2012, 5, 22), Stage.DECLINED: date(2013, 1, 31)}, ""
