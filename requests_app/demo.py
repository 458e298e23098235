"""Synthetic requests for demonstration, with the numbers of ICC-ASP/12/35, footnote 2, for its period.

Everything that a wrong rule would count lies close by: days just outside the period, drafts, requests withdrawn before
their transmission, reminders, sealed requests, visas to organizations, other addressees before and after.
Nobody and nothing in here is real; every row is marked as synthetic.
"""

from __future__ import annotations

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from accounts.models import Compartment, Person
from accounts.vocab import Level, Organ
from common.codes import ALPHABET
from partners.models import Partner, Situation
from requests_app.clocks import ASSUMED_DAYS
from requests_app.models import CooperationRequest, GroupMember, NumberCounter, RequestEvent
from requests_app.services.due import Rulebook, put
from requests_app.services.history import Past, Step, project, write
from requests_app.services.moves import computed
from requests_app.subjects import SUBJECTS
from requests_app.vocab import REGISTER_CODES, EventKind, Family, Originator

START: Final = date(2011, 10, 1)
END: Final = date(2013, 9, 30)
"""The reported period, both days included."""

FIRST: Final = date(2009, 1, 5)
"""The first day of the synthetic registers."""

RECENT: Final = timedelta(days=110)
"""Requests of so many days before today still have something to come."""

VISAS, OTHERS, TO_ORGANIZATIONS, PROSECUTORS, ADDRESSEES = 1_320, 533, 19, 609, 71
"""What the period must count: F1, F2, F2o, F3 and F3p."""

GROUPS: Final = 3
"""So many lots of requests were logged together."""

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

ARTICLES: Final = {
    Family.VISA: ("APIC 30",),
    Family.ASSISTANCE: tuple(f"93(1)({letter})" for letter in "abcdeghijkl"),
    Family.ARREST_SURRENDER: ("89(1)",),
    Family.PROVISIONAL_ARREST: ("92",),
    Family.TRANSIT: ("89(3)",),
    Family.ORGANIZATION_HELP: ("87(6)",),
    Family.RELOCATION: ("93(1)(j)",),
    Family.ENFORCEMENT: ("103(1)",),
    Family.SPECIALITY_WAIVER: ("101(2)",),
    Family.IMMUNITY_WAIVER: ("98(1)",),
    Family.REVERSE: ("93(10)",),
}

FRENCH: Final = frozenset(
    {
        "BEL",
        "BEN",
        "BFA",
        "CAF",
        "CHE",
        "CIV",
        "CMR",
        "COD",
        "COG",
        "FRA",
        "GAB",
        "GIN",
        "LUX",
        "MDG",
        "MLI",
        "NER",
        "OIF",
        "SEN",
        "TCD",
    }
)
"""Addressees that are written to in French."""

CHANNELS: Final = (
    "Embassy in The Hague",
    "Embassy in The Hague",
    "Diplomatic channel",
    "Designated national authority",
)


MOVED_BY: Final = frozenset({EventKind.CONSULTATION_OPENED, EventKind.RESUMED, EventKind.EXTENDED})
"""What moves the due dates of synthetic requests."""


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


def load(
    *, rng: random.Random, on: date, people: Mapping[str, Person], compartments: Mapping[str, Compartment]
) -> int:
    """Writes the requests; returns how many. Nothing later than `on` is written."""
    registry = Desk(
        Organ.REGISTRY, people["clerk@registry.example"].pk, people["officer@registry.example"].pk
    )
    otp = Desk(Organ.OTP, people["analyst@otp.example"].pk, people["adviser@otp.example"].pk)
    addressees = _Addressees(rng)
    wishes = [
        *_visas(rng, on, registry, addressees),
        *_others(rng, on, registry, addressees),
        *_prosecutors(rng, on, otp, addressees),
        *_sealed(rng, registry, otp, addressees, compartments),
        *_unsent(rng, registry, otp, addressees),
        *_due_soon(rng, on, registry, Family.VISA, addressees),
        *_due_soon(rng, on, otp, Family.ASSISTANCE, addressees),
    ]
    wishes = [wish for wish in wishes if wish.sent_on is None or wish.sent_on <= on]
    wishes.sort(key=lambda wish: (wish.sent_on or on, wish.desk.organ, wish.family))
    writer = _Writer(rng, on)
    count = write(writer.past(wish) for wish in wishes)
    NumberCounter.objects.bulk_create(
        NumberCounter(organ=organ, year=year, last=last)
        for (organ, year), last in sorted(writer.numbers.items())
    )
    _group(rng, on)
    return count


def _group(rng: random.Random, on: date) -> None:
    """Some of the latest requests that ask several States for the same, as if each lot had been logged together."""
    lots = defaultdict[str, dict[int, CooperationRequest]](dict)
    rows = CooperationRequest.objects.filter(
        owner_organ=Organ.REGISTRY, family=Family.ASSISTANCE, transmitted_on__gt=on - 2 * RECENT
    )
    for row in rows.exclude(level=Level.UNDER_SEAL).order_by("subject", "id"):
        lots[row.subject].setdefault(row.partner_id, row)
    for lot in sorted(lots.values(), key=len)[-GROUPS:]:
        if len(lot) > 1:
            code = "".join(rng.choices(ALPHABET, k=14))
            GroupMember.objects.bulk_create(GroupMember(request=row, group=code) for row in lot.values())


class _Addressees:
    """Whom the synthetic requests go to."""

    def __init__(self, rng: random.Random) -> None:
        states = list(Partner.objects.states().order_by("code"))
        self.organizations = list(Partner.objects.organizations().order_by("code"))
        rng.shuffle(states)
        self.states = states[:120]
        self.prosecutors = [*states[:60], *self.organizations[: ADDRESSEES - 60]]
        self.not_prosecutors = states[60:120]


# --- What shall exist --------------------------------------------------------------------------------------------


def _day(rng: random.Random, first: date, last: date) -> date:
    """A day by lot; work is rarely sent out at the week-end."""
    while True:
        day = first + timedelta(days=rng.randrange((last - first).days + 1))
        if day.weekday() < 5 or rng.random() < 0.02:
            return day


def _days(rng: random.Random, count: int) -> list[date]:
    """Days within the period, some of them on its very first and last day."""
    return [START, START, START, END, END, END, *(_day(rng, START, END) for _ in range(count - 6))]


def _around(rng: random.Random, on: date, before: int, after: int, recent: int) -> list[date]:
    """Days outside the period: just before and after it, further away, and shortly before `on`."""
    just = [START - timedelta(days=1)] * 2 + [END + timedelta(days=1)] * 2
    later = END + timedelta(days=1)
    return [
        *just,
        *(_day(rng, FIRST, START - timedelta(days=1)) for _ in range(before)),
        *(_day(rng, later, max(later, on - RECENT)) for _ in range(after)),
        *(_day(rng, max(later, on - RECENT), max(later, on)) for _ in range(recent)),
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
                _day(rng, START, END),
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


# --- How it came about -------------------------------------------------------------------------------------------


class _Writer:
    """Makes rows and events of wishes, in the order of the days, and numbers them as the registers do."""

    def __init__(self, rng: random.Random, on: date) -> None:
        self.rng, self.on = rng, on
        self.numbers: Counter[tuple[str, int]] = Counter()
        self.rules = Rulebook.load()
        self.sent = 0
        self.situations = list(Situation.objects.order_by("code").values_list("pk", flat=True))

    def past(self, wish: Wish) -> Past:
        """The request of a wish and what happened to it."""
        request = self._request(wish)
        steps = self._sent(request, wish) if wish.sent_on else self._unsent(wish)
        steps = [step for step in steps if step.on <= self.on]
        project(request, steps)
        self._settle(request, steps)
        if wish.sent_on is not None:
            request.note_number = f"NV/{wish.sent_on.year}/{self.rng.randrange(1, 2_000):04}"
            request.reference = self._reference(wish)
        request.version = len(steps)
        return Past(request, steps)

    def _request(self, wish: Wish) -> CooperationRequest:
        rng = self.rng
        level = (
            Level.UNDER_SEAL
            if wish.compartment
            else Level.CONFIDENTIAL
            if rng.random() < 0.3
            else Level.PUBLIC
        )
        originators = [Originator.REGISTRY, Originator.REGISTRY, Originator.CHAMBERS, Originator.DEFENCE]
        if wish.family == Family.ENFORCEMENT:
            originators = [Originator.PRESIDENCY]
        return CooperationRequest(
            code="".join(rng.choices(ALPHABET, k=14)),
            owner_organ=wish.desk.organ,
            level=level,
            compartment=wish.compartment,
            originator=Originator.OTP if wish.desk.organ == Organ.OTP else rng.choice(originators),
            family=wish.family,
            article=rng.choice(ARTICLES.get(wish.family, ("",))),
            partner=wish.partner,
            situation_id=rng.choice(self.situations) if self.situations and rng.random() < 0.85 else None,
            subject=rng.choice(SUBJECTS[wish.family]),
            urgent=rng.random() < 0.04,
            channel=rng.choice(CHANNELS) if wish.partner.is_state else "Liaison office",
            language="French" if wish.partner.code in FRENCH else "English",
            created_by_id=wish.desk.author if wish.compartment is None else wish.desk.approver,
            synthetic=True,
        )

    def _reference(self, wish: Wish) -> str:
        assert wish.sent_on is not None
        if wish.compartment is not None:
            return "S-" + "".join(self.rng.choices(ALPHABET, k=14))
        organ, year = wish.desk.organ, wish.sent_on.year
        self.numbers[organ, year] += 1
        return f"{REGISTER_CODES[organ]}/{year}/{self.numbers[organ, year]:04}"

    def _prepared(self, wish: Wish, day: date) -> list[Step]:
        author, approver = wish.desk.author, wish.desk.approver
        if wish.compartment is not None:
            author, approver = approver, author
        return [
            Step(EventKind.LOGGED, day - timedelta(days=6), by=author),
            Step(EventKind.SUBMITTED, day - timedelta(days=4), by=author),
            Step(EventKind.APPROVED, day - timedelta(days=2), by=approver),
        ]

    def _unsent(self, wish: Wish) -> list[Step]:
        day = self.on - timedelta(days=self.rng.randrange(7, 30))
        logged, submitted, approved = self._prepared(wish, day)
        if wish.life == "withdrawn":
            day = _day(self.rng, START + timedelta(days=10), END)
            logged, submitted, approved = self._prepared(wish, day)
            return [logged, submitted, Step(EventKind.WITHDRAWN, day, "No longer needed.", wish.desk.author)]
        return {"draft": [logged], "waiting": [logged, submitted], "approved": [logged, submitted, approved]}[
            wish.life
        ]

    def _sent(self, request: CooperationRequest, wish: Wish) -> list[Step]:
        assert wish.sent_on is not None
        rng, sent, by = self.rng, wish.sent_on, wish.desk.author
        due = self.rules.proposed(wish.family, urgent=request.urgent, start=sent, partner=wish.partner.pk)
        days = (due.on - sent).days
        put(request, due)
        steps = [*self._prepared(wish, sent), Step(EventKind.TRANSMITTED, sent, by=by)]
        self.sent += 1
        if wish.life == "pending":
            return [
                *steps,
                Step(EventKind.ACKNOWLEDGED, sent + timedelta(days=4), by=by),
                *self._more_time(sent + timedelta(days=5), by),
            ]
        lot = rng.random()
        if lot < 0.01:  # no answer for a year or two, then given up
            end = sent + timedelta(days=rng.randrange(400, 800))
            given_up = Step(EventKind.WITHDRAWN, end, "No answer; another way was found.", by)
            return [*steps, *self._reminders(due.on, end, by), given_up, Step(EventKind.CLOSED, end, by=by)]
        if lot < 0.03:
            day = sent + timedelta(days=rng.randrange(2, 40))
            return [
                *steps,
                Step(EventKind.WITHDRAWN, day, "The need has ceased.", by),
                Step(EventKind.CLOSED, day, by=by),
            ]
        receipt = sent + timedelta(days=rng.randrange(1, 12))
        # Most answers come in time, some late, a few very late.
        took = max(12, int(days * rng.choice((0.3, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.1, 1.3, 2.2))))
        answer = sent + timedelta(days=took + rng.randrange(6))
        steps.append(Step(EventKind.ACKNOWLEDGED, receipt, by=by))
        starts = rng.random() < 0.5
        if self.sent % 30 == 0 and answer - receipt > timedelta(days=9):
            steps += [
                Step(
                    EventKind.CONSULTATION_OPENED,
                    receipt + timedelta(days=1),
                    "The addressee asks for the place of birth.",
                    by,
                    detail={"ground": "97(a)"},
                ),
                Step(EventKind.RESUMED, receipt + timedelta(days=9), by=by),
            ]
        elif starts:
            steps.append(Step(EventKind.EXECUTION_STARTED, receipt + (answer - receipt) / 2, by=by))
        steps += self._reminders(due.on, answer, by)
        if rng.random() < 0.06:
            steps.append(
                Step(EventKind.DECLINED, answer, "Synthetic reasons: not possible under national law.", by)
            )
        else:
            steps.append(Step(EventKind.EXECUTED, answer, by=by))
        if rng.random() < 0.97:
            steps.append(Step(EventKind.CLOSED, answer + timedelta(days=rng.randrange(0, 15)), by=by))
        return steps

    def _more_time(self, day: date, by: int) -> list[Step]:
        """Every fourth addressee asks for more time."""
        if self.sent % 4:
            return []
        return [Step(EventKind.EXTENDED, day, "Asked for by the embassy.", by, detail={"days": 5})]

    def _settle(self, request: CooperationRequest, steps: Sequence[Step]) -> None:
        """The due date that follows where the clock stood still or more time was given."""
        moving = [step for step in steps if step.kind in MOVED_BY]
        if not moving or request.due_on is None:
            return
        before, events = (
            request.due_on,
            [
                RequestEvent(
                    kind=step.kind,
                    effective_on=step.on,
                    note=step.note,
                    recorded_by_id=step.by,
                    detail=dict(step.detail),
                )
                for step in steps
            ],
        )
        put(request, computed(request, events, self.rules))
        request.due_since = moving[-1].on
        for step in moving:
            if step.kind == EventKind.EXTENDED and isinstance(step.detail, dict):
                step.detail.update({"from": before.isoformat(), "to": request.due_on.isoformat()})

    def _reminders(self, due: date, until: date, by: int) -> list[Step]:
        days = [due + timedelta(days=14 * number) for number in (1, 2, 3)]
        return [
            Step(EventKind.REMINDED, day, f"Reminder {n}", by) for n, day in enumerate(days, 1) if day < until
        ]
