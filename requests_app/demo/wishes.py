"""Which requests shall exist: how many on which days, of which families, to whom."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from accounts.models import Compartment
from accounts.vocab import Organ
from partners.models import Partner
from requests_app.clocks import ASSUMED_DAYS
from requests_app.vocab import Family

START: Final = date(2011, 10, 1)
END: Final = date(2013, 9, 30)
"""The reported period, both days included."""

FIRST: Final = date(2009, 1, 5)
"""The first day of the synthetic registers."""

RECENT: Final = timedelta(days=110)
"""Requests of so many days before today still have something to come."""

VISAS, OTHERS, TO_ORGANIZATIONS, PROSECUTORS, ADDRESSEES = 1_320, 533, 19, 609, 71
"""What the period must count: F1, F2, F2o, F3 and F3p."""

REGISTRY_FAMILIES: Final = {
    Family.ASSISTANCE: 60,
    Family.ARREST_SURRENDER: 12,
    Family.PROVISIONAL_ARREST: 3,
    Family.TRANSIT: 4,
    Family.INTERIM_RELEASE: 3,
    Family.RELEASE: 2,
    Family.ENFORCEMENT: 5,
    Family.SPECIALITY_WAIVER: 2,
    Family.IMMUNITY_WAIVER: 3,
    Family.REVERSE: 2,
}
"""Families of the Registry besides visas, by how often they occur. Relocation is asked for under seal alone."""

PROSECUTORS_FAMILIES: Final = {
    Family.ASSISTANCE: 92,
    Family.ARREST_SURRENDER: 3,
    Family.IMMUNITY_WAIVER: 1,
    Family.REVERSE: 4,
}


@dataclass(frozen=True, slots=True)
class Desk:
    """Who writes and who approves in one register, and who does so under seal."""

    organ: Organ
    author: int
    approver: int


@dataclass(frozen=True, slots=True)
class Wish:
    """A request that shall exist."""

    desk: Desk
    family: Family
    partner: Partner
    sent_on: date | None
    life: str = ""
    """`pending`, `withdrawn`, `draft`, `waiting` for approval, `approved`; by lot if empty."""
    compartment: Compartment | None = None


def wishes(
    rng: random.Random, on: date, registry: Desk, otp: Desk, compartments: Mapping[str, Compartment]
) -> list[Wish]:
    """Everything that shall exist on the day `on`, in the order of the days."""
    addressees = _Addressees(rng)
    found = [
        *_visas(rng, on, registry, addressees),
        *_others(rng, on, registry, addressees),
        *_prosecutors(rng, on, otp, addressees),
        *_sealed(rng, registry, otp, addressees, compartments),
        *_unsent(rng, registry, otp, addressees),
        *_due_soon(rng, on, registry, Family.VISA, addressees),
        *_due_soon(rng, on, otp, Family.ASSISTANCE, addressees),
    ]
    found = [wish for wish in found if wish.sent_on is None or wish.sent_on <= on]
    return sorted(found, key=lambda wish: (wish.sent_on or on, wish.desk.organ, wish.family))


def day_by_lot(rng: random.Random, first: date, last: date) -> date:
    """A day by lot; work is rarely sent out at the week-end."""
    while True:
        day = first + timedelta(days=rng.randrange((last - first).days + 1))
        if day.weekday() < 5 or rng.random() < 0.02:
            return day


class _Addressees:
    """Whom the synthetic requests go to."""

    def __init__(self, rng: random.Random) -> None:
        states = list(Partner.objects.states().order_by("code"))
        self.organizations = list(Partner.objects.organizations().order_by("code"))
        rng.shuffle(states)
        self.states = states[:120]
        self.prosecutors = [*states[:60], *self.organizations[: ADDRESSEES - 60]]
        self.not_prosecutors = states[60:120]


def _days(rng: random.Random, count: int) -> list[date]:
    """Days within the period, some of them on its very first and last day."""
    return [START, START, START, END, END, END, *(day_by_lot(rng, START, END) for _ in range(count - 6))]


def _around(rng: random.Random, on: date, before: int, after: int, recent: int) -> list[date]:
    """Days outside the period: just before and after it, further away, and shortly before `on`."""
    just = [START - timedelta(days=1)] * 2 + [END + timedelta(days=1)] * 2
    later = END + timedelta(days=1)
    return [
        *just,
        *(day_by_lot(rng, FIRST, START - timedelta(days=1)) for _ in range(before)),
        *(day_by_lot(rng, later, max(later, on - RECENT)) for _ in range(after)),
        *(day_by_lot(rng, max(later, on - RECENT), max(later, on)) for _ in range(recent)),
    ]


def _visas(rng: random.Random, on: date, desk: Desk, to: _Addressees) -> Iterator[Wish]:
    for number, day in enumerate(_days(rng, VISAS)):
        # Some go to organizations: they are no part of F2o.
        yield Wish(desk, Family.VISA, rng.choice(to.organizations if number % 60 == 0 else to.states), day)
    for day in _around(rng, on, 260, 280, 45):
        yield Wish(desk, Family.VISA, rng.choice(to.states), day)


def _others(rng: random.Random, on: date, desk: Desk, to: _Addressees) -> Iterator[Wish]:
    families, weights = list(REGISTRY_FAMILIES), list(REGISTRY_FAMILIES.values())
    for number, day in enumerate(_days(rng, OTHERS)):
        if number % 28 == 0 and number // 28 < TO_ORGANIZATIONS:
            family = Family.ASSISTANCE if number % 3 == 0 else Family.ORGANIZATION_HELP
            yield Wish(desk, family, to.organizations[number % len(to.organizations)], day)
        else:
            yield Wish(desk, rng.choices(families, weights)[0], rng.choice(to.states), day)
    for number, day in enumerate(_around(rng, on, 110, 160, 35)):
        partner = rng.choice(to.organizations if number % 25 == 0 else to.states)
        family = Family.ORGANIZATION_HELP if not partner.is_state else rng.choices(families, weights)[0]
        yield Wish(desk, family, partner, day)


def _prosecutors(rng: random.Random, on: date, desk: Desk, to: _Addressees) -> Iterator[Wish]:
    families, weights = list(PROSECUTORS_FAMILIES), list(PROSECUTORS_FAMILIES.values())
    for number, day in enumerate(_days(rng, PROSECUTORS)):
        partner = to.prosecutors[number] if number < ADDRESSEES else rng.choice(to.prosecutors)
        yield Wish(desk, rng.choices(families, weights)[0], partner, day)
    for number, day in enumerate(_around(rng, on, 130, 170, 40)):
        # Outside the period others are addressed as well.
        partner = rng.choice(to.not_prosecutors if number % 3 == 0 else to.prosecutors)
        yield Wish(desk, rng.choices(families, weights)[0], partner, day)


def _sealed(
    rng: random.Random, registry: Desk, otp: Desk, to: _Addressees, compartments: Mapping[str, Compartment]
) -> Iterator[Wish]:
    for desk, family, key, count in (
        (registry, Family.RELOCATION, "witnesses", 6),
        (registry, Family.ASSISTANCE, "chamber", 5),
        (registry, Family.VISA, "chamber", 3),
        (otp, Family.ASSISTANCE, "chamber", 4),
        (otp, Family.ARREST_SURRENDER, "warrants", 4),
    ):
        for _ in range(count):
            yield Wish(
                desk,
                family,
                rng.choice(to.not_prosecutors),
                day_by_lot(rng, START, END),
                compartment=compartments[key],
            )


def _unsent(rng: random.Random, registry: Desk, otp: Desk, to: _Addressees) -> Iterator[Wish]:
    for desk, family, partners in (
        (registry, Family.VISA, to.states),
        (registry, Family.ASSISTANCE, to.organizations),
        (otp, Family.ASSISTANCE, to.not_prosecutors),
    ):
        for life, count in (("draft", 5), ("waiting", 3), ("approved", 2), ("withdrawn", 6)):
            for _ in range(count):
                yield Wish(desk, family, rng.choice(partners), None, life)


def _due_soon(rng: random.Random, on: date, desk: Desk, family: Family, to: _Addressees) -> Iterator[Wish]:
    """Requests whose answer is awaited in these days, so that the first page of the day has something to show."""
    for number in range(9):
        day = on - timedelta(days=ASSUMED_DAYS[family] + 2 - number)
        if day > END:
            yield Wish(desk, family, rng.choice(to.states), day, "pending")
