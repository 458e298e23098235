"""How the API shows and takes outreach events."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.forms.outreach import LARGEST_ATTENDANCE
from agreements.models import Agreement, OutreachEvent
from agreements.vocab.outreach import EventKind, EventStatus
from common.api.fields import word
from partners.models import Recommendation

LONGEST = 10_000


class OutreachEventOut(serializers.ModelSerializer[OutreachEvent]):
    """One event as it stands; `funders` are one a line."""

    kind = word(EventKind)
    status = word(EventStatus)
    recommendation = serializers.IntegerField(source="recommendation.number", allow_null=True, default=None)

    class Meta:
        model = OutreachEvent
        fields = [
            "code",
            "kind",
            "title",
            "place",
            "starts_on",
            "ends_on",
            "status",
            "reason",
            "attendance",
            "funders",
            "recommendation",
            "source",
            "note",
            "version",
        ]
        read_only_fields = fields


class OutreachFileOut(OutreachEventOut):
    """One event, with the codes of the agreements signed at it that the caller may see."""

    agreements = serializers.SerializerMethodField()

    class Meta(OutreachEventOut.Meta):
        fields = [*OutreachEventOut.Meta.fields, "agreements"]
        read_only_fields = fields

    def get_agreements(self, row: OutreachEvent) -> list[str]:
        """In the order of their States."""
        signed = Agreement.objects.without_relocation().filter(outreach__event=row).in_order()
        return list(signed.values_list("code", flat=True))


class OutreachEventsOut(serializers.Serializer[Any]):
    """A page of events, the latest first; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    events = OutreachEventOut(many=True)


class OutreachEventIn(serializers.Serializer[Any]):
    """An event that is planned."""

    kind = word(EventKind)
    title = serializers.CharField(max_length=200)
    starts_on = serializers.DateField()
    ends_on = serializers.DateField(required=False, allow_null=True, help_text="Null: one day.")
    place = serializers.CharField(max_length=120, required=False, allow_blank=True)
    funders = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)
    recommendation = serializers.SlugRelatedField(
        "number", queryset=Recommendation.objects.all(), required=False, allow_null=True
    )
    source = serializers.CharField(max_length=500, required=False, allow_blank=True)  # type: ignore[assignment]  # the name of a field, not the option
    note = serializers.CharField(max_length=LONGEST, required=False, allow_blank=True)


class OutreachHeldIn(serializers.Serializer[Any]):
    """That an event was held, with about so many people."""

    attendance = serializers.IntegerField(
        min_value=0, max_value=LARGEST_ATTENDANCE, required=False, allow_null=True
    )


class OutreachCancelledIn(serializers.Serializer[Any]):
    """Why an event was not held."""

    reason = serializers.CharField(max_length=LONGEST)


class OutreachEventEditIn(OutreachEventIn, OutreachHeldIn, OutreachCancelledIn):
    """What changes in an event; `attendance` of one that was held, `reason` of one that was cancelled."""

    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")


class OutreachSignedIn(serializers.Serializer[Any]):
    """An agreement that was signed at an event."""

    # Sight keeps what the caller may not see out of the choice.
    agreement = serializers.SlugRelatedField("code", queryset=Agreement.objects.without_relocation())
