"""How the API shows placements and their rates."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.serializers.frame import FrameOut
from agreements.vocab import Basis, CostSource, Outcome
from common.api.fields import word
from requests_app.vocab import Family


class PlacementOut(serializers.Serializer[Any]):
    """One State that was asked to take one person; the person is a pseudonym, days are calendar days from the asking."""

    code = serializers.CharField(source="placement.code")
    person = serializers.CharField(source="placement.person")
    partner = serializers.CharField(source="placement.request.partner.code")
    family = word(Family, source="placement.request.family")
    request = serializers.CharField(source="placement.request.code")
    basis = word(Basis)
    cost_source = word(CostSource, allow_blank=True)
    outcome = word(Outcome)
    asked_on = serializers.DateField(allow_null=True)
    answered_on = serializers.DateField(allow_null=True)
    executed_on = serializers.DateField(allow_null=True)
    days_to_answer = serializers.IntegerField(allow_null=True)
    days_to_execution = serializers.IntegerField(allow_null=True)
    waiting_days = serializers.IntegerField(allow_null=True)
    synthetic = serializers.BooleanField(source="placement.synthetic")


class PlacementsOut(FrameOut):
    """A page of placements on the day; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    placements = PlacementOut(many=True)


class RateOut(serializers.Serializer[Any]):
    """What became of the cases of one family and basis; null where it is withheld or there are too few."""

    family = word(Family)
    basis = word(Basis)
    withheld = serializers.BooleanField()
    asked = serializers.IntegerField(allow_null=True)
    executed = serializers.IntegerField(allow_null=True)
    share = serializers.FloatField(allow_null=True)
    accepted = serializers.IntegerField(allow_null=True)
    refused = serializers.IntegerField(allow_null=True)
    silent = serializers.IntegerField(allow_null=True)
    median_days_to_answer = serializers.IntegerField(allow_null=True)
    median_days_to_execution = serializers.IntegerField(allow_null=True)


class ComparisonOut(FrameOut):
    """Framework against ad hoc on the day."""

    rows = RateOut(many=True)
