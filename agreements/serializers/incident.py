"""How the API shows and takes incidents on privileges and immunities."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from accounts.models import Compartment
from accounts.vocab import Level, Organ
from agreements.models import Incident
from agreements.vocab.outreach import Protection
from common.api.fields import word
from partners.models import Partner, Recommendation

LONGEST = 10_000


class IncidentOut(serializers.ModelSerializer[Incident]):
    """One incident as it stands; `resolved_on` is null while it is open."""

    organ = word(Organ, source="owner_organ")
    level = word(Level)
    partner = serializers.CharField(source="partner.code")
    protection = word(Protection)
    recommendation = serializers.IntegerField(source="recommendation.number", allow_null=True, default=None)

    class Meta:
        model = Incident
        fields = [
            "code",
            "organ",
            "level",
            "partner",
            "happened_on",
            "protection",
            "article",
            "summary",
            "reading_of_state",
            "reading_of_court",
            "recommendation",
            "resolved_on",
            "outcome",
            "version",
        ]
        read_only_fields = fields


class IncidentsOut(serializers.Serializer[Any]):
    """A page of incidents, the latest first; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    incidents = IncidentOut(many=True)


class ParticularsIn(serializers.Serializer[Any]):
    """What is told of an incident."""

    partner = serializers.SlugRelatedField("code", queryset=Partner.objects.states())
    happened_on = serializers.DateField()
    protection = word(Protection)
    summary = serializers.CharField(max_length=LONGEST)
    article = serializers.CharField(max_length=60, required=False, allow_blank=True)
    reading_of_state = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)
    reading_of_court = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)
    recommendation = serializers.SlugRelatedField(
        "number", queryset=Recommendation.objects.all(), required=False, allow_null=True
    )


class IncidentIn(ParticularsIn):
    """An incident that is logged; confidential where nothing else is said."""

    level = word(Level, required=False)
    # Sight keeps the compartments of others out of the choice.
    compartment = serializers.SlugRelatedField(
        "code", queryset=Compartment.objects.all(), required=False, allow_null=True
    )


class IncidentEditIn(ParticularsIn):
    """What changes in an incident; the outcome of a resolved one, too."""

    resolved_on = serializers.DateField()
    outcome = serializers.CharField(max_length=LONGEST)
    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")


class ResolutionIn(serializers.Serializer[Any]):
    """How an incident ended."""

    on = serializers.DateField()
    outcome = serializers.CharField(max_length=LONGEST)
