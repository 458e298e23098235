"""Synthetic requests around the period of ICC-ASP/12/35: its totals are met exactly, and everything near them is a trap.

Within the period lie the counted requests, some of them on its first and its last day. Around it lie requests one day
outside, drafts, requests withdrawn before and after transmission, requests under seal, and reminders: whoever counts
by another rule gets another number.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from random import Random
from typing import Final

from accounts.models import Compartment, Person
from accounts.vocab import Level, Organ
from common.asof import Period, start_of
from partners.models import Partner, Situation
from partners.vocab import UnMember
from requests_app.clocks import Policy, due_date
from requests_app.models import CooperationRequest, NumberCounter, RequestEvent
from requests_app.services.due import calendar, policies
from requests_app.services.numbers import give_sealed_reference
from requests_app.vocab import REGISTER_CODES, EventKind, Family, Originator, Outcome, Status

PERIOD: Final = Period(date(2011, 10, 1), date(2013, 9, 30))
VISAS, COOPERATION, TO_ORGANIZATIONS, PROSECUTOR, ASKED = 1_320, 533, 19, 609, 71
"""Footnote 2 of the report: visas; other requests of the Registry, of which to organizations; the OTP's, and to how many."""

ORGANIZATIONS_ASKED: Final = 11
"""How many of the partners that the OTP asked are organizations."""

DAY: Final = timedelta(days=1)

SUBJECTS: Final[Mapping[Family, Sequence[str]]] = {
    Family.VISA: (
        "Visas, field mission",
        "Visa, defence investigator",
        "Visas, witnesses",
        "Visa, interpreter",
    ),
    Family.ASSISTANCE: (
        "Voluntary appearance of a witness",
        "Records of a provincial hospital",
        "Service of documents",
        "Interview by video link",
        "Bank records",
        "Examination of a site",
        "Satellite imagery",
        "Telephone records",
    ),
    Family.ORGANIZATION_HELP: (
        "Mission reports",
        "Transport within the mission area",
        "Staff member as a witness",
    ),
    Family.ENFORCEMENT: ("Willingness to enforce a sentence",),
    Family.INTERIM_RELEASE: ("Conditions of an interim release",),
    Family.IMMUNITY_WAIVER: ("Waiver of immunity of a witness",),
    Family.SPECIALITY_WAIVER: ("Waiver of speciality",),
    Family.RELOCATION: ("Case-by-case acceptance",),
    Family.ARREST_SURRENDER: ("Arrest and surrender of a person sought",),
}
ARTICLES: Final[Mapping[Family, Sequence[str]]] = {
    Family.ASSISTANCE: ("93(1)(a)", "93(1)(b)", "93(1)(d)", "93(1)(e)", "93(1)(i)", "93(1)(k)", "93(1)(l)"),
    Family.ORGANIZATION_HELP: ("87(6)",),
    Family.ENFORCEMENT: ("103",),
    Family.IMMUNITY_WAIVER: ("98",),
    Family.SPECIALITY_WAIVER: ("101(2)",),
    Family.ARREST_SURRENDER: ("89",),
}
REGISTRY_FAMILIES: Final = (
    *(Family.ASSISTANCE,) * 20,
    Family.ENFORCEMENT,
    Family.INTERIM_RELEASE,
    Family.IMMUNITY_WAIVER,
    Family.SPECIALITY_WAIVER,
)
FATES: Final = (
    *(EventKind.EXECUTED,) * 30,
    *(EventKind.DECLINED,) * 2,
    EventKind.PARTIALLY_EXECUTED,
    EventKind.WITHDRAWN,
    None,
)
"""How transmitted requests ended; None is still awaited."""


def load(
    *, rng: Random, on: date, people: Mapping[str, Person], compartments: Mapping[str, Compartment]
) -> int:
    """Writes the synthetic requests with their events; returns how many requests. Nothing is dated after `on`."""
    registers = _Registers(rng, on, people)
    states = list(Partner.objects.states().filter(un_member=UnMember.YES).order_by("code"))
    organizations = list(Partner.objects.organizations().order_by("code"))
    _counted(registers, states, organizations)
    _uncounted(registers, states, organizations)
    _sealed(registers, states, compartments)
    _recent(registers, states)
    return registers.write()


@dataclass
class _Registers:
    """Collects requests with their events and writes them all at once."""

    rng: Random
    on: date
    people: Mapping[str, Person]
    rows: list[CooperationRequest] = field(default_factory=list)
    events: list[list[RequestEvent]] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.days = {family: policy.days for family, policy in policies().items()}
        self.holidays = calendar()
        self.situations = list(Situation.objects.order_by("code"))
        self.writers = {
            Organ.REGISTRY: (self.people["clerk@registry.example"], self.people["officer@registry.example"]),
            Organ.OTP: (self.people["analyst@otp.example"], self.people["adviser@otp.example"]),
        }

    def draft(self, organ: Organ, family: Family, partner: Partner, on: date, *, second: bool = False) -> int:
        """A draft logged on `on`, by the second person of the organ if asked; returns its position."""
        clerk = self.writers[organ][second]
        request = CooperationRequest(
            owner_organ=organ,
            originator=Originator.OTP if organ == Organ.OTP else self.rng.choice(_ORIGINATORS),
            family=family,
            article=self.rng.choice(ARTICLES.get(family, ("",))),
            partner=partner,
            situation=self.rng.choice(self.situations) if family != Family.VISA else None,
            subject=self.rng.choice(SUBJECTS[family]),
            level=self.rng.choice((Level.PUBLIC, Level.CONFIDENTIAL)),
            channel="Diplomatic channel",
            language=self.rng.choice(("English", "French")),
            created_by=clerk,
            assigned_to=clerk,
            synthetic=True,
        )
        self.rows.append(request)
        self.events.append([])
        self._happen(len(self.rows) - 1, EventKind.LOGGED, on, by=clerk)
        return len(self.rows) - 1

    def submit(self, position: int, on: date) -> None:
        """The draft waits for a second person."""
        request = self.rows[position]
        request.status = Status.IN_APPROVAL
        self._happen(position, EventKind.SUBMITTED, on, by=request.created_by)

    def send(self, organ: Organ, family: Family, partner: Partner, on: date) -> int:
        """A request transmitted on `on`; its number comes with the writing."""
        position = self.draft(organ, family, partner, on - 3 * DAY)
        self.submit(position, on - 2 * DAY)
        request = self.rows[position]
        clerk, officer = self.writers[organ]
        due = due_date(on, Policy(self.days[family]), self.holidays)
        request.approved_by, request.approved_on = officer, on - DAY
        self._happen(position, EventKind.APPROVED, on - DAY, by=officer)
        request.status, request.transmitted_on, request.transmission_known_from = (
            Status.TRANSMITTED,
            on,
            start_of(on),
        )
        request.due_on, request.due_reason = due.on, due.reason()
        self._happen(position, EventKind.TRANSMITTED, on, by=clerk)
        return position

    def answer(self, position: int, fate: EventKind | None) -> None:
        """Lets a transmitted request live on to its fate, as far as that lies in the past."""
        request = self.rows[position]
        assert request.transmitted_on is not None
        assert request.due_on is not None
        received = request.transmitted_on + self.rng.randint(2, 20) * DAY
        if fate is None or received > self.on:
            return
        request.status, request.acknowledged_on = Status.ACKNOWLEDGED, received
        self._happen(position, EventKind.ACKNOWLEDGED, received)
        done = received + self.rng.randint(5, 80) * DAY
        if request.due_on + 10 * DAY < min(done, self.on):
            self._happen(position, EventKind.REMINDED, request.due_on + 10 * DAY, note="Reminder 1")
        if done > self.on:
            return
        if fate == EventKind.PARTIALLY_EXECUTED:
            request.status = Status.IN_EXECUTION
            self._happen(position, EventKind.EXECUTION_STARTED, received)
            request.status, request.outcome = Status.PARTIALLY_EXECUTED, Outcome.PARTIALLY_EXECUTED
            self._happen(position, fate, done, note="The first part was delivered; annexes remain.")
            return
        request.status, request.outcome, request.ended_on = Status(fate), Outcome(fate), done
        self._happen(position, fate, done, note="" if fate == EventKind.EXECUTED else "Synthetic reason.")
        if done + 14 * DAY <= self.on:
            request.status, request.closed_on = Status.CLOSED, done + 14 * DAY
            self._happen(position, EventKind.CLOSED, done + 14 * DAY)

    def withdraw_draft(self, position: int, on: date) -> None:
        """Gives a draft up before it was sent."""
        request = self.rows[position]
        request.status, request.outcome, request.ended_on = Status.WITHDRAWN, Outcome.WITHDRAWN, on
        self._happen(position, EventKind.WITHDRAWN, on, note="No longer needed.")

    def seal(self, position: int, compartment: Compartment) -> None:
        """Puts a request under seal."""
        request = self.rows[position]
        request.level, request.compartment = Level.UNDER_SEAL, compartment

    def write(self) -> int:
        """Numbers and writes everything; returns the number of requests."""
        self._number()
        CooperationRequest.objects.bulk_create(self.rows, batch_size=1_000)
        for request, events in zip(self.rows, self.events, strict=True):
            for event in events:
                event.request = request
        RequestEvent.objects.bulk_create(
            [event for events in self.events for event in events], batch_size=4_000
        )
        return len(self.rows)

    def _number(self) -> None:
        counters: dict[tuple[str, int], int] = defaultdict(int)
        notes: dict[int, int] = defaultdict(int)
        sent = [request for request in self.rows if request.transmitted_on is not None]
        for request in sorted(sent, key=lambda request: str(request.transmitted_on)):
            assert request.transmitted_on is not None
            year = request.transmitted_on.year
            if request.level == Level.UNDER_SEAL:
                request.reference = give_sealed_reference()
                continue
            counters[request.owner_organ, year] += 1
            notes[year] += 1
            prefix = REGISTER_CODES[Organ(request.owner_organ)]
            request.reference = f"{prefix}/{year}/{counters[request.owner_organ, year]:04}"
            request.note_number = f"NV/{year}/{notes[year]:03}"
        NumberCounter.objects.bulk_create(
            [
                NumberCounter(organ=organ, year=year, last=last)
                for (organ, year), last in sorted(counters.items())
            ]
        )

    def _happen(
        self, position: int, kind: EventKind, on: date, *, by: Person | None = None, note: str = ""
    ) -> None:
        request = self.rows[position]
        request.version = len(self.events[position]) + 1
        self.events[position].append(
            RequestEvent(
                kind=kind,
                effective_on=on,
                known_from=start_of(on),
                recorded_by=by or self.writers[Organ(request.owner_organ)][0],
                note=note,
            )
        )


_ORIGINATORS: Final = (
    Originator.REGISTRY,
    Originator.REGISTRY,
    Originator.CHAMBERS,
    Originator.DEFENCE,
    Originator.PRESIDENCY,
    Originator.OTP,
)


def _days_within(rng: Random, period: Period, count: int) -> list[date]:
    """So many days of the period, its first and its last day always among them."""
    length = (period.end - period.start).days
    return [
        period.start,
        period.end,
        *(period.start + rng.randint(0, length) * DAY for _ in range(count - 2)),
    ]


def _counted(registers: _Registers, states: Sequence[Partner], organizations: Sequence[Partner]) -> None:
    """Exactly what footnote 2 counts."""
    rng = registers.rng
    asked = [
        *rng.sample(list(states), ASKED - ORGANIZATIONS_ASKED),
        *rng.sample(list(organizations), ORGANIZATIONS_ASKED),
    ]
    plan = [
        *((Organ.REGISTRY, Family.VISA, rng.choice(states)) for _ in range(VISAS)),
        *(
            (Organ.REGISTRY, rng.choice(REGISTRY_FAMILIES), rng.choice(states))
            for _ in range(COOPERATION - TO_ORGANIZATIONS)
        ),
        *(
            (Organ.REGISTRY, Family.ORGANIZATION_HELP, rng.choice(organizations))
            for _ in range(TO_ORGANIZATIONS)
        ),
        *((Organ.OTP, Family.ASSISTANCE, partner) for partner in asked),
        *((Organ.OTP, Family.ASSISTANCE, rng.choice(asked)) for _ in range(PROSECUTOR - ASKED)),
    ]
    rng.shuffle(plan)
    for (organ, family, partner), day in zip(plan, _days_within(rng, PERIOD, len(plan)), strict=True):
        registers.answer(registers.send(organ, family, partner, day), rng.choice(FATES))


def _uncounted(registers: _Registers, states: Sequence[Partner], organizations: Sequence[Partner]) -> None:
    """Sent outside the period (one day before, one day after, and around), or not sent at all."""
    rng = registers.rng
    before, after = PERIOD.start - DAY, PERIOD.end + DAY
    days = [before, after] * 10
    days += _days_within(rng, Period(date(2011, 4, 1), before), 120)
    days += _days_within(rng, Period(after, date(2014, 3, 31)), 120)
    days += [
        date(year, rng.randint(1, 12), rng.randint(4, 28))
        for year in range(2014, registers.on.year)
        for _ in range(12)
    ]
    for day in days:
        organ, family = rng.choice(
            (
                (Organ.REGISTRY, Family.VISA),
                (Organ.REGISTRY, Family.ASSISTANCE),
                (Organ.OTP, Family.ASSISTANCE),
            )
        )
        partner = rng.choice(organizations if family != Family.VISA and rng.random() < 0.2 else states)
        registers.answer(registers.send(organ, family, partner, day), rng.choice(FATES[:-1]))
    for day in _days_within(rng, PERIOD, 40):
        organ = rng.choice((Organ.REGISTRY, Organ.OTP))
        position = registers.draft(organ, Family.ASSISTANCE, rng.choice(states), day)
        if rng.random() < 0.8:
            registers.withdraw_draft(position, day + 5 * DAY)


def _sealed(
    registers: _Registers, states: Sequence[Partner], compartments: Mapping[str, Compartment]
) -> None:
    """Under seal, within the period: counted nowhere, and known to the members of the compartments alone."""
    rng = registers.rng
    plan = [
        *((Organ.REGISTRY, Family.RELOCATION, "witnesses") for _ in range(9)),
        *((Organ.REGISTRY, Family.VISA, "chamber") for _ in range(7)),
        *((Organ.REGISTRY, Family.ASSISTANCE, "chamber") for _ in range(6)),
        *((Organ.OTP, Family.ASSISTANCE, "warrants") for _ in range(8)),
        *((Organ.OTP, Family.ARREST_SURRENDER, "warrants") for _ in range(5)),
    ]
    for (organ, family, key), day in zip(plan, _days_within(rng, PERIOD, len(plan)), strict=True):
        position = registers.send(organ, family, rng.choice(states), day)
        registers.seal(position, compartments[key])
        registers.answer(position, rng.choice(FATES))


def _recent(registers: _Registers, states: Sequence[Partner]) -> None:
    """The work of the last weeks before `on`: some late, some due soon, some waiting for a second person."""
    rng, on = registers.rng, registers.on
    for organ, families in (
        (Organ.REGISTRY, (Family.VISA, Family.ASSISTANCE, Family.ENFORCEMENT)),
        (Organ.OTP, (Family.ASSISTANCE,)),
    ):
        for _ in range(45):
            position = registers.send(
                organ, rng.choice(families), rng.choice(states), on - rng.randint(1, 110) * DAY
            )
            registers.answer(position, rng.choice((EventKind.EXECUTED, EventKind.EXECUTED, None)))
        for second in (False, True):
            for _ in range(3):
                position = registers.draft(
                    organ,
                    rng.choice(families),
                    rng.choice(states),
                    on - rng.randint(1, 9) * DAY,
                    second=second,
                )
                registers.submit(position, on)
            registers.draft(organ, rng.choice(families), rng.choice(states), on - DAY, second=second)
