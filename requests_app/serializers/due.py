"""Due dates and their reasons in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from common.api.fields import word
from requests_app.vocab import DayUnit, EventKind

RULES = ("policy", "assumption", "given", "imported")


class SkippedOut(serializers.Serializer[Any]):
    """A day on which nothing falls due; `calendar` is the State's code, empty for the Court."""

    on = serializers.DateField()
    why = serializers.CharField()
    calendar = serializers.CharField(allow_blank=True, required=False)


class MoveOut(serializers.Serializer[Any]):
    """A pause or an extension, and what it did to the due date."""

    kind = serializers.ChoiceField(choices=["pause", "extension"])
    since = serializers.DateField(required=False)
    on = serializers.DateField(required=False)
    until = serializers.DateField(allow_null=True)
    why = word(EventKind, allow_blank=True, required=False)
    reason = serializers.CharField(allow_blank=True, required=False)
    by = serializers.CharField(allow_blank=True, required=False)
    days = serializers.IntegerField(help_text="In the unit of the rule.")
    to = serializers.DateField()
    skipped = SkippedOut(many=True)


class MissingOut(serializers.Serializer[Any]):
    """A year whose holidays are not entered in a calendar."""

    calendar = serializers.CharField(allow_blank=True)
    year = serializers.IntegerField()


class ReasonOut(serializers.Serializer[Any]):
    """Why an answer is due on a day; what a rule does not have is left out."""

    rule = serializers.ChoiceField(choices=RULES)
    given = serializers.DateField(required=False)
    days = serializers.IntegerField(required=False)
    unit = word(DayUnit, required=False)
    name = serializers.CharField(required=False, allow_blank=True)
    version = serializers.IntegerField(required=False)
    source = serializers.CharField(required=False, allow_blank=True)  # type: ignore[assignment]
    assumed = serializers.BooleanField(required=False)
    start = serializers.DateField(required=False)
    skipped = SkippedOut(many=True, required=False)
    moves = MoveOut(many=True, required=False)
    missing = MissingOut(many=True, required=False)


class DueDateOut(serializers.Serializer[Any]):
    """When an answer would be due, and why."""

    due_on = serializers.DateField(source="on")
    reason = ReasonOut()
    why = serializers.ListField(child=serializers.CharField(), help_text="The reason in sentences.")
