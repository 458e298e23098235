"""How each request came about: its events from the first entry to the closing, by lot."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Final

from accounts.vocab import Level, Organ
from common.codes import ALPHABET
from partners.models import Situation
from requests_app.demo.wishes import END, START, Wish, day_by_lot
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.services.due import Rulebook, put
from requests_app.services.history import Past, Step, project
from requests_app.services.moves import computed
from requests_app.subjects import SUBJECTS
from requests_app.vocab import REGISTER_CODES, EventKind, Family, Originator

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


class Writer:
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
            day = day_by_lot(self.rng, START + timedelta(days=10), END)
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
                    detail={"ground": "97(a)", "until": (receipt + timedelta(days=15)).isoformat()},
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
        before = request.due_on
        events = [
            RequestEvent(
                kind=step.kind,
                effective_on=step.on,
                note=step.note,
                recorded_by_id=step.by,
                detail=dict(step.detail),
            )
            for step in steps
        ]
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
