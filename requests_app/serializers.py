"""What the API takes and gives. It reads types; whether something is possible is for the services to say."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Compartment, Person
from accounts.vocab import Level
from partners.models import Partner, Situation
from requests_app.models import CooperationRequest
from requests_app.vocab import EventKind, Family, Originator


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

    version = serializers.IntegerField()


class ActionIn(serializers.Serializer[Any]):
    """One action: its day, and the version of the request that the caller has seen."""

    on = serializers.DateField()
    version = serializers.IntegerField()
    note = serializers.CharField(max_length=4_000, required=False, allow_blank=True)


class TransmissionIn(ActionIn):
    """What a transmission needs besides."""

    channel = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=60, required=False, allow_blank=True)
    note_number = serializers.CharField(max_length=60, required=False, allow_blank=True)
    due_on = serializers.DateField(required=False, allow_null=True)


class DueDateIn(ActionIn):
    """What a change of the due date needs besides."""

    due_on = serializers.DateField()


class AssignmentIn(ActionIn):
    """Who is to be in charge, by e-mail address."""

    to = serializers.SlugRelatedField("email", queryset=Person.objects.filter(is_active=True))


INPUTS: dict[str, type[ActionIn]] = {
    EventKind.TRANSMITTED: TransmissionIn,
    EventKind.DUE_DATE_CHANGED: DueDateIn,
    EventKind.ASSIGNED: AssignmentIn,
}
"""The input of the actions that take more than a day and a note."""
