"""Requests as the API takes and gives them. Codes and dates only; rules live in the services."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Compartment
from accounts.vocab import Level
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest, RequestEvent
from requests_app.vocab import Family, Originator


class RequestSerializer(serializers.ModelSerializer[CooperationRequest]):
    """A request as it is read."""

    partner = serializers.SlugRelatedField[Partner](slug_field="code", read_only=True)
    situation = serializers.SlugRelatedField[Situation](slug_field="code", read_only=True, allow_null=True)
    organ = serializers.CharField(source="owner_organ", read_only=True)

    class Meta:
        model = CooperationRequest
        fields = (
            "code",
            "reference",
            "organ",
            "originator",
            "family",
            "article",
            "partner",
            "situation",
            "subject",
            "level",
            "urgent",
            "channel",
            "language",
            "note_number",
            "status",
            "transmitted_on",
            "due_on",
            "acknowledged_on",
            "outcome",
            "ended_on",
            "closed_on",
            "version",
            "synthetic",
        )
        read_only_fields = fields


class EventSerializer(serializers.ModelSerializer[RequestEvent]):
    """One thing that happened."""

    class Meta:
        model = RequestEvent
        fields = ("kind", "effective_on", "recorded_at", "note")
        read_only_fields = fields


class DetailSerializer(RequestSerializer):
    """A request with what happened to it, and what can be done next by whoever asks."""

    events = EventSerializer(many=True, read_only=True)
    actions = serializers.SerializerMethodField()

    class Meta(RequestSerializer.Meta):
        fields = (*RequestSerializer.Meta.fields, "due_reason", "events", "actions")  # type: ignore[assignment]
        read_only_fields = fields

    def get_actions(self, request: CooperationRequest) -> list[str]:
        """The actions that may be done now."""
        found: list[str] = self.context["actions"]
        return found


class LogSerializer(serializers.Serializer[CooperationRequest]):
    """A request to log. Unknown fields are refused: a mistyped name must not be lost in silence."""

    originator = serializers.ChoiceField(choices=Originator.choices)
    family = serializers.ChoiceField(choices=Family.choices)
    partner = serializers.SlugRelatedField[Partner](slug_field="code", queryset=Partner.objects.all())
    subject = serializers.CharField(max_length=300)
    article = serializers.CharField(max_length=60, required=False, allow_blank=True)
    situation = serializers.SlugRelatedField[Situation](
        slug_field="code", queryset=Situation.objects.all(), required=False, allow_null=True
    )
    level = serializers.ChoiceField(choices=Level.choices, required=False)
    compartment = serializers.SlugRelatedField[Compartment](
        slug_field="code", queryset=Compartment.objects.all(), required=False, allow_null=True
    )
    channel = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=60, required=False, allow_blank=True)
    urgent = serializers.BooleanField(required=False)
    due_on = serializers.DateField(required=False, allow_null=True)

    def to_internal_value(self, data: Any) -> Any:
        """The values, after a look at the names."""
        _refuse_unknown(self, data)
        return super().to_internal_value(data)


class ActionSerializer(serializers.Serializer[CooperationRequest]):
    """What an action takes: its day (today if left out), a note, and the version that the caller has seen."""

    on = serializers.DateField(required=False)
    note = serializers.CharField(max_length=5_000, required=False, allow_blank=True)
    version = serializers.IntegerField(min_value=1, required=False)
    channel = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=60, required=False, allow_blank=True)
    note_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    due_on = serializers.DateField(required=False)

    def to_internal_value(self, data: Any) -> Any:
        """The values, after a look at the names."""
        _refuse_unknown(self, data)
        return super().to_internal_value(data)


def _refuse_unknown(serializer: serializers.Serializer[Any], data: Any) -> None:
    if isinstance(data, dict) and (unknown := sorted(set(data) - set(serializer.fields))):
        known = ", ".join(serializer.fields)
        raise serializers.ValidationError(
            {name: [f"There is no such field; possible are {known}."] for name in unknown}
        )
