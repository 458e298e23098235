"""What the API takes and gives. It reads types; whether something is possible is for the services to say."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Compartment, Person
from accounts.vocab import Level
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest
from requests_app.vocab import Family, Originator
from requests_app.workflow import LIFE, LONGEST_TEXT, Datum, Step


class RequestOut(serializers.ModelSerializer[CooperationRequest]):
    """A request as the API shows it."""

    organ = serializers.CharField(source="owner_organ")
    partner = serializers.CharField(source="partner.code")
    situation = serializers.CharField(source="situation.code", default=None)

    class Meta:
        model = CooperationRequest
        fields = [
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
        ]
        read_only_fields = fields


class RequestIn(serializers.Serializer[Any]):
    """A request to be logged, or what changes in its draft."""

    family = serializers.ChoiceField(choices=Family.choices)
    originator = serializers.ChoiceField(choices=Originator.choices)
    partner = serializers.SlugRelatedField("code", queryset=Partner.objects.all())
    subject = serializers.CharField(max_length=300)
    article = serializers.CharField(max_length=60, required=False, allow_blank=True)
    situation = serializers.SlugRelatedField(
        "code", queryset=Situation.objects.all(), required=False, allow_null=True
    )
    level = serializers.ChoiceField(choices=Level.choices, required=False)
    # Sight keeps the compartments of others out of the choice.
    compartment = serializers.SlugRelatedField(
        "code", queryset=Compartment.objects.all(), required=False, allow_null=True
    )
    urgent = serializers.BooleanField(required=False)
    due_on = serializers.DateField(required=False, allow_null=True)
    channel = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=60, required=False, allow_blank=True)


class DraftIn(RequestIn):
    """As `RequestIn`, with the version of the draft that the change starts from."""

    version = serializers.IntegerField(required=False)


class ActionIn(serializers.Serializer[Any]):
    """One action: its day, and the version of the request that the caller has seen."""

    on = serializers.DateField()
    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")
    note = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


def input_of(step: Step) -> type[ActionIn]:
    """The input of an action: its day, and what the table of the life cycle asks for besides."""
    fields: dict[str, serializers.Field[Any, Any, Any, Any]] = {}
    if step.grounds:
        fields["ground"] = serializers.ChoiceField([ground.code for ground in step.grounds])
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
    if datum.choices:
        return serializers.ChoiceField([code for code, _label in datum.choices], **options)
    if datum.shape == "day":
        return serializers.DateField(allow_null=not needed, **options)
    if datum.shape == "number":
        return serializers.IntegerField(
            min_value=1, max_value=datum.longest, allow_null=not needed, **options
        )
    return serializers.CharField(max_length=datum.longest, allow_blank=not needed, **options)


INPUTS: dict[str, type[ActionIn]] = {step.name: input_of(step) for step in LIFE.actions}
"""The input of every action."""
