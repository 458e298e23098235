"""Sightings and planned travel in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from arrests.models import Warrant
from arrests.vocab import Credibility, Reliability
from common.api.fields import word
from partners.models import Partner
from partners.vocab import Standing
from pursuit.models import Sighting
from pursuit.vocab import DutyBasis, SightingKind
from pursuit.workflow import LONGEST_TEXT


class SightingsIn(serializers.Serializer[Any]):
    """Which sightings are wanted."""

    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField("code", queryset=Warrant.objects.all(), required=False)
    kind = word(SightingKind, required=False)


class SightingOut(serializers.ModelSerializer[Sighting]):
    """Where somebody was seen, or is to travel, with the grading of the source."""

    warrant = serializers.CharField(source="warrant.code")
    kind = word(SightingKind)
    reliability = word(Reliability)
    credibility = word(Credibility)
    states = serializers.SerializerMethodField(help_text="The codes of the States, the destination first.")
    recorded_by = serializers.CharField(source="recorded_by.name", allow_null=True, default=None)
    corrects = serializers.CharField(source="corrects.code", allow_null=True, default=None)

    class Meta:
        model = Sighting
        fields = [
            "code",
            "warrant",
            "kind",
            "place",
            "states",
            "begins_on",
            "ends_on",
            "source",
            "reliability",
            "credibility",
            "note",
            "effective_on",
            "recorded_by",
            "corrects",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_states(self, row: Sighting) -> list[str]:
        """The States of the route."""
        return [leg.partner.code for leg in sorted(row.legs.all(), key=lambda leg: leg.pk)]


class SightingsOut(serializers.Serializer[Any]):
    """A page of sightings; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    sightings = SightingOut(many=True)


class RouteOut(serializers.Serializer[Any]):
    """A State of the route with its standing and its duty on the first day: a `Bound`, and whether it is transit."""

    partner = serializers.CharField(source="bound.partner.code")
    through = serializers.BooleanField(help_text="In transit.")
    rome_statute = word(Standing, source="bound.statute")
    apic = word(Standing, source="bound.apic")
    duty = word(DutyBasis, source="bound.basis")
    duty_source = serializers.CharField(source="bound.source", allow_blank=True)


class SightingFileOut(SightingOut):
    """A sighting with the States concerned and their duty. Context: `route`."""

    route = serializers.SerializerMethodField()

    class Meta(SightingOut.Meta):
        fields = [*SightingOut.Meta.fields, "route"]
        read_only_fields = fields

    @extend_schema_field(RouteOut(many=True))
    def get_route(self, _row: Sighting) -> Any:
        """The States, the destination first."""
        route = [{"bound": bound, "through": through} for bound, through in self.context["route"]]
        return RouteOut(route, many=True).data


class SightingIn(serializers.Serializer[Any]):
    """What was learned about where a person is, or will be."""

    kind = word(SightingKind)
    place = serializers.CharField(max_length=200)
    state = serializers.SlugRelatedField(
        "code", queryset=Partner.objects.states(), required=False, allow_null=True, default=None
    )
    through = serializers.SlugRelatedField(
        "code",
        queryset=Partner.objects.states(),
        many=True,
        required=False,
        help_text="Further States on the route.",
    )
    begins_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True)
    source = serializers.CharField(max_length=200)  # type: ignore[assignment] # of a field's own name
    reliability = word(Reliability)
    credibility = word(Credibility)
    note = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


class NewSightingIn(SightingIn):
    """The same, with the warrant against the person."""

    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField("code", queryset=Warrant.objects.all())


class SightingCorrectionIn(SightingIn):
    """The entry as it should have been, whole; or that it `never` was so."""

    never = serializers.BooleanField(required=False)
