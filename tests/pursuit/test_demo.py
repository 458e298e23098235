"""The synthetic measures, sightings and costs: about synthetic persons under seal alone, and each says what it is."""

from __future__ import annotations

from datetime import date
from random import Random

import pytest

from accounts import demo as accounts_demo
from accounts.sight import purpose, viewing
from arrests import demo as arrests_demo
from partners.models import Situation
from pursuit import demo
from pursuit.models import DelayCost, Leg, Measure, Sighting, Taken

pytestmark = pytest.mark.django_db
ON = date(2026, 11, 24)


def test_nothing_invented_is_about_anybody_real_and_no_outsider_learns_of_it(situation: Situation) -> None:
    with purpose("demo"):
        people, compartments = accounts_demo.load()
        arrests_demo.load(rng=Random(2013), on=ON, people=people, compartments=compartments)
        count = demo.load(on=ON, people=people)
        taken, seen, spent = Taken.objects.all(), Sighting.objects.all(), DelayCost.objects.all()
        assert (count, taken.count(), seen.count(), spent.count()) == (12, 12, 3, 9)
        about = {row.warrant.suspect for row in [*taken, *seen, *spent]}
        assert not Leg.objects.exists(), "a State beside an invented sighting would be a real one"
        assert {(one.level, one.synthetic) for one in about} == {("under_seal", True)}
        assert all(row.synthetic and row.name.startswith("Synthetic") for row in Measure.objects.all())
    with viewing(people["counsel@presidency.example"]):
        assert not any(model._default_manager.exists() for model in (Taken, Sighting, DelayCost))
