"""No public answer as known at a moment ever changes afterwards, whatever was under seal."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from arrests import queries, services
from arrests.models import Warrant, WarrantEvent
from arrests.policies.course import Course
from arrests.queries.timeline import begun, courses
from arrests.vocab import Audience
from arrests.workflow import LIFE
from common.asof import AsOf, start_of
from common.errors import Refusal
from partners.models import Situation

BEGIN = date(2012, 1, 1)
DAYS = st.integers(0, 400)
STEPS = st.lists(
    st.tuples(
        st.sampled_from(["register", "unseal", "unseal", "record", "record", "correct", "strike"]),
        st.integers(0, 30),  # days that pass before the step
        st.integers(0, 200),  # days before the step on which it took effect
        st.integers(0, 9),  # which warrant or event
        st.sampled_from([action.name for action in LIFE.actions]),
    ),
    min_size=3,
    max_size=14,
)

Answers = dict[tuple[date, datetime], tuple[str, ...]]


def public_answers(probes: Iterable[tuple[date, datetime]], facilitator: Person) -> Answers:
    """Who was at large, asked as the machine that counts figures and as a facilitator; both must say the same."""
    questions = list(probes)
    answers = []
    for looking in (purpose("figures"), viewing(facilitator)):
        with looking:
            answers.append(
                {
                    (on, known_at): tuple(
                        queries.individuals_at_large(on, known_at)
                        .order_by("name")
                        .values_list("name", flat=True)
                    )
                    for on, known_at in questions
                }
            )
    assert answers[0] == answers[1]
    return answers[0]


def public_courses(on: date, known_at: datetime, facilitator: Person) -> list[tuple[int, Course]]:
    """The public warrants with their courses, as the timeline draws them."""
    at = AsOf(on, known_at)
    with viewing(facilitator):
        rows = courses(begun(at, Audience.PUBLIC).order_by("pk"), at, Audience.PUBLIC)
    return [(row.warrant.pk, row.course) for row in rows]


class Court:
    """Two members of a compartment who do one thing after another, as far as the rules allow it."""

    def __init__(
        self, compartment: Compartment, situation: Situation, clerk: Person, analyst: Person
    ) -> None:
        self.compartment, self.situation, self.clerk, self.analyst = compartment, situation, clerk, analyst

    def do(self, what: str, now: date, on: date, which: int, action: str) -> None:
        with viewing(self.clerk):
            try:
                with transaction.atomic():
                    getattr(self, what)(start_of(now), on, which, action)
            except Refusal:
                pass

    def register(self, known_at: datetime, on: date, which: int, action: str) -> None:
        services.register_sealed_warrant(
            situation=self.situation,
            name=f"Person {which % 4}",
            compartment=self.compartment,
            on=on,
            known_at=known_at,
            by=self.clerk,
        )

    def unseal(self, known_at: datetime, on: date, which: int, action: str) -> None:
        if warrant := self._pick(Warrant.objects.filter(level="under_seal"), which):
            with viewing(self.analyst):
                services.propose_unsealing(
                    warrant, on=on, order_reference="ICC", known_at=known_at, by=self.analyst
                )
            services.confirm_unsealing(warrant, known_at=known_at, by=self.clerk)

    def record(self, known_at: datetime, on: date, which: int, action: str) -> None:
        if warrant := self._pick(Warrant.objects.all(), which):
            services.record_event(
                warrant, action=action, on=on, known_at=known_at, by=self.clerk, is_public=True
            )

    def correct(self, known_at: datetime, on: date, which: int, action: str) -> None:
        if event := self._pick(WarrantEvent.objects.select_related("warrant"), which):
            services.correct_event(event, on=on, known_at=known_at, by=self.clerk)

    def strike(self, known_at: datetime, on: date, which: int, action: str) -> None:
        if event := self._pick(WarrantEvent.objects.select_related("warrant"), which):
            services.correct_event(event, on=None, known_at=known_at, by=self.clerk)

    @staticmethod
    def _pick(rows, which):  # type: ignore[no-untyped-def]
        found = list(rows.order_by("id"))
        return found[which % len(found)] if found else None


@pytest.mark.django_db
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=STEPS, days=st.lists(DAYS, min_size=2, max_size=4))
def test_no_public_answer_as_known_at_a_moment_ever_changes(
    steps: list[tuple[str, int, int, int, str]],
    days: list[int],
    sealed_circle: Compartment,
    situation: Situation,
    clerk: Person,
    analyst: Person,
    facilitator: Person,
) -> None:
    court = Court(sealed_circle, situation, clerk, analyst)
    asked = [BEGIN + timedelta(days=day) for day in days]
    answers: Answers = {}
    drawn: dict[tuple[date, datetime], list[tuple[int, Course]]] = {}
    now = BEGIN + timedelta(days=200)
    with transaction.atomic():
        for what, passed, back, which, action in steps:
            answers |= public_answers([(on, start_of(now)) for on in asked], facilitator)
            drawn[asked[0], start_of(now)] = public_courses(asked[0], start_of(now), facilitator)
            # Each step happens strictly after the answers that were given before it.
            now += timedelta(days=passed + 1)
            court.do(what, now, now - timedelta(days=back), which, action)
        assert public_answers(answers, facilitator) == answers
        assert {key: public_courses(*key, facilitator) for key in drawn} == drawn
        transaction.set_rollback(True)
