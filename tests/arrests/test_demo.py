"""The synthetic persons: under seal, in no figure, and nothing invented about anybody real."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from accounts import demo as accounts_demo
from accounts.models import Person
from accounts.sight import purpose, viewing
from arrests import demo, queries, services
from arrests.models import Review, Suspect, Warrant
from common.asof import start_of
from partners.models import Situation

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


@pytest.fixture
def people(situation: Situation) -> dict[str, Person]:
    with purpose("demo"):
        people, compartments = accounts_demo.load()
        assert demo.load(rng=Random(2013), on=ON, people=people, compartments=compartments) == len(
            demo.STORIES
        )
    return dict(people)


def test_every_synthetic_person_is_under_seal_and_marked_as_synthetic(people: dict[str, Person]) -> None:
    with purpose("demo"):
        assert set(Suspect.objects.values_list("level", "synthetic")) == {("under_seal", True)}
        assert set(Warrant.objects.values_list("level", flat=True)) == {"under_seal"}
        assert all(row.warrant.suspect.synthetic for row in Review.objects.all())


def test_no_figure_counts_them(people: dict[str, Person]) -> None:
    with purpose("figures"):
        assert not queries.individuals_at_large(ON, start_of(ON)).exists()


def test_first_account_of_each_organ_sees_none_and_the_second_can_unseal_one(
    people: dict[str, Person],
) -> None:
    for email in ("clerk@registry.example", "analyst@otp.example", "counsel@presidency.example"):
        with viewing(people[email]):
            assert not Suspect.objects.exists()
    adviser = people[demo.CONFIRMER]
    with viewing(adviser):
        warrant = Warrant.objects.get(suspect__name=demo.PROPOSED)
        services.confirm_unsealing(warrant, known_at=start_of(ON), by=adviser)
        assert queries.individuals_at_large(ON, start_of(ON)).get().name == demo.PROPOSED


def test_nothing_later_than_the_day_of_loading_is_written(situation: Situation) -> None:
    with purpose("demo"):
        people, compartments = accounts_demo.load()
        on = date(2013, 3, 1)
        assert demo.load(rng=Random(1), on=on, people=people, compartments=compartments) == 2
        assert all(
            event.effective_on <= on for warrant in Warrant.objects.all() for event in warrant.events.all()
        )
