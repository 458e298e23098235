"""What the actions of the life cycle take, made from its table."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Person
from requests_app.models import CooperationRequest
from requests_app.serializers.event import LARGEST_NUMBER
from requests_app.workflow import LIFE, LONGEST_TEXT, Datum, Step


class ActionIn(serializers.Serializer[Any]):
    """One action: its day, and the version of the request that the caller has seen."""

    on = serializers.DateField()
    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")
    note = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


def input_of(step: Step) -> type[ActionIn]:
    """The input of an action: its day, and what the table of the life cycle asks for besides."""
    fields: dict[str, serializers.Field[Any, Any, Any, Any]] = {}
    if step.grounds:
        fields["ground"] = serializers.ChoiceField([(ground.code, ground.label) for ground in step.grounds])
        fields |= {datum.name: _field(datum, needed=False) for one in step.grounds for datum in one.asks}
    fields |= {datum.name: _field(datum, needed=bool(datum.missing)) for datum in step.asks}
    name = "".join(word.capitalize() for word in step.name.split("_"))
    return type(f"{name}In", (ActionIn,), {**fields, "__doc__": f"What “{step.name}” needs."})


def _field(datum: Datum, *, needed: bool) -> serializers.Field[Any, Any, Any, Any]:
    options: dict[str, Any] = {"required": needed}
    if needed:
        options["error_messages"] = {"required": datum.missing, "blank": datum.missing}
    if datum.name == "successor":
        # Sight keeps the requests of others out of the choice.
        return serializers.SlugRelatedField("code", queryset=CooperationRequest.objects.all(), **options)
    if datum.name == "to":
        return serializers.SlugRelatedField(
            "email", queryset=Person.objects.filter(is_active=True), **options
        )
    if datum.name == "extension":
        return serializers.IntegerField(
            min_value=1,
            max_value=LARGEST_NUMBER,
            help_text="The number of the event that granted it.",
            **options,
        )
    if datum.choices:
        return serializers.ChoiceField(datum.choices, **options)
    if datum.shape == "day":
        return serializers.DateField(allow_null=not needed, **options)
    if datum.shape == "number":
        return serializers.IntegerField(
            min_value=1, max_value=datum.longest, allow_null=not needed, **options
        )
    return serializers.CharField(max_length=datum.longest, allow_blank=not needed, **options)


INPUTS: dict[str, type[ActionIn]] = {step.name: input_of(step) for step in LIFE.actions}
"""The input of every action."""
