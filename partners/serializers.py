"""How the API shows States and organizations."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from common.api.fields import word
from partners.models import Channel, FocalPoint, Partner, TreatyEvent
from partners.vocab import Instrument, PartnerKind, RegionalGroup, Standing, Treaty, TreatyEventKind, UnMember


class PartnerOut(serializers.ModelSerializer[Partner]):
    """A State or an organization on the day; the context has the groups by the key of the State."""

    kind = word(PartnerKind)
    un_member = word(UnMember, allow_blank=True)
    group = serializers.SerializerMethodField()
    rome_statute = word(Standing)
    apic = word(Standing)

    class Meta:
        model = Partner
        fields = [
            "code",
            "kind",
            "iso2",
            "name_en",
            "name_fr",
            "un_name_en",
            "un_member",
            "group",
            "rome_statute",
            "apic",
        ]
        read_only_fields = fields

    def get_group(self, row: Partner) -> str | None:
        """The regional group on the day."""
        group: RegionalGroup | None = self.context["groups"].get(row.pk)
        return group


class PartnersOut(serializers.Serializer[Any]):
    """States and organizations in the order of names, as they stood on the day."""

    on = serializers.DateField()
    partners = PartnerOut(many=True)


class ChannelOut(serializers.ModelSerializer[Channel]):
    """On which channel and in which language it is written to, and from when to when; null is without limit."""

    class Meta:
        model = Channel
        fields = ["channel", "language", "starts_on", "ends_on", "source"]
        read_only_fields = fields


class FocalPointOut(serializers.ModelSerializer[FocalPoint]):
    """An office that the caller's organ turns to."""

    class Meta:
        model = FocalPoint
        fields = ["code", "office", "role", "contact", "starts_on", "ends_on"]
        read_only_fields = fields


class StepOut(serializers.ModelSerializer[TreatyEvent]):
    """A step towards a treaty or away from it."""

    treaty = word(Treaty)
    kind = word(TreatyEventKind)
    instrument = word(Instrument, allow_blank=True)

    class Meta:
        model = TreatyEvent
        fields = ["treaty", "kind", "effective_on", "instrument", "source"]
        read_only_fields = fields


class PartnerFileOut(PartnerOut):
    """A partner with its channels over time, the focal points of the caller's organ, and its steps to the treaties."""

    channels = ChannelOut(many=True)
    focal_points = FocalPointOut(many=True)
    steps = serializers.SerializerMethodField()

    class Meta(PartnerOut.Meta):
        fields = [*PartnerOut.Meta.fields, "channels", "focal_points", "steps"]
        read_only_fields = fields

    @extend_schema_field(StepOut(many=True))
    def get_steps(self, row: Partner) -> Any:
        """The steps in order, as known now."""
        return StepOut(self.context["steps"], many=True).data
