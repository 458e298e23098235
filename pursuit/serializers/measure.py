"""The catalogue of measures and the measures taken, in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from arrests.models import Warrant
from arrests.vocab import Scenario
from common.api.fields import word
from partners.models import Partner
from pursuit.models import Measure, Taken
from pursuit.queries.measures import Tried
from pursuit.vocab import Actor, Effect, MeasureKind
from pursuit.workflow import LONGEST_TEXT

LAST_RECOMMENDATION = 66


class MeasuresIn(serializers.Serializer[Any]):
    """Which measures are wanted: against this obstacle, of this kind."""

    scenario = word(Scenario, required=False)
    kind = word(MeasureKind, required=False)


class TakenListIn(MeasuresIn):
    """Which measures taken are wanted: in cases with this obstacle, of this kind, for this warrant."""

    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField("code", queryset=Warrant.objects.all(), required=False)


class MeasureOut(serializers.ModelSerializer[Measure]):
    """An entry of the catalogue, in the words of the Court’s staff."""

    kind = word(MeasureKind)
    scenario = word(Scenario)

    class Meta:
        model = Measure
        fields = ["code", "name", "text", "kind", "scenario", "offered", "synthetic"]
        read_only_fields = fields


class TriedOut(serializers.Serializer[Any]):
    """An entry of the catalogue, and how often it was taken with which effect, as far as the caller may know."""

    measure = MeasureOut()
    times = serializers.IntegerField()
    worked = serializers.SerializerMethodField()
    partly = serializers.SerializerMethodField()
    failed = serializers.SerializerMethodField()
    open = serializers.IntegerField(help_text="Too early to say.")

    def get_worked(self, row: Tried) -> int:
        """How often it worked."""
        return row.with_effect(Effect.WORKED)

    def get_partly(self, row: Tried) -> int:
        """How often it worked in part."""
        return row.with_effect(Effect.PARTLY)

    def get_failed(self, row: Tried) -> int:
        """How often it did not work."""
        return row.with_effect(Effect.FAILED)


class MeasuresOut(serializers.Serializer[Any]):
    """The catalogue by name."""

    measures = TriedOut(many=True)


class MeasureIn(serializers.Serializer[Any]):
    """An entry of the catalogue: words of one’s own, nothing about a person or a warrant."""

    name = serializers.CharField(max_length=200)
    kind = word(MeasureKind)
    scenario = word(Scenario)
    text = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


class TakenOut(serializers.ModelSerializer[Taken]):
    """That a measure was taken for a warrant, and what came of it."""

    warrant = serializers.CharField(source="warrant.code")
    measure = serializers.CharField(source="measure.code")
    name = serializers.CharField(source="measure.name")
    on = serializers.DateField(source="effective_on")
    actor = word(Actor)
    partner = serializers.CharField(source="partner.code", allow_null=True, default=None)
    recommendations = serializers.SerializerMethodField(help_text="Numbers of ICC-ASP/6/Res.2, annex II.")
    effect = word(Effect, allow_null=True, help_text="Null where it is too early to say.")
    came_of_it = serializers.CharField(allow_null=True)
    obstacle = word(Scenario, allow_null=True, help_text="As it was assessed on the day of the measure.")
    recorded_by = serializers.CharField(source="recorded_by.name", allow_null=True, default=None)
    corrects = serializers.CharField(source="corrects.code", allow_null=True, default=None)

    class Meta:
        model = Taken
        fields = [
            "code",
            "warrant",
            "measure",
            "name",
            "on",
            "actor",
            "actor_name",
            "partner",
            "text",
            "recommendations",
            "effect",
            "came_of_it",
            "obstacle",
            "recorded_by",
            "corrects",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.IntegerField()))
    def get_recommendations(self, row: Taken) -> list[int]:
        """The numbers."""
        return sorted(one.recommendation.number for one in row.recalled.all())


class TakenListOut(serializers.Serializer[Any]):
    """A page of measures taken; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    measures = TakenOut(many=True)


class TakenIn(serializers.Serializer[Any]):
    """A measure that was taken."""

    measure = serializers.SlugRelatedField("code", queryset=Measure.objects.all())
    on = serializers.DateField()
    actor = word(Actor)
    actor_name = serializers.CharField(max_length=200, required=False, allow_blank=True)
    partner = serializers.SlugRelatedField(
        "code",
        queryset=Partner.objects.states(),
        required=False,
        allow_null=True,
        help_text="Towards which State.",
    )
    text = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
    recommendations = serializers.ListField(
        child=serializers.IntegerField(min_value=1, max_value=LAST_RECOMMENDATION),
        required=False,
        max_length=LAST_RECOMMENDATION,
    )


class NewTakenIn(TakenIn):
    """The same, with the warrant, and perhaps what came of it."""

    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField("code", queryset=Warrant.objects.all())
    effect = word(Effect, required=False)
    came_of_it = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


class TakenCorrectionIn(TakenIn):
    """The entry as it should have been, whole; or that it `never` happened."""

    never = serializers.BooleanField(required=False)


class OutcomeIn(serializers.Serializer[Any]):
    """What came of a measure, as judged on a day."""

    on = serializers.DateField()
    effect = word(Effect)
    text = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
