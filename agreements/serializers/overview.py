"""How the API shows the conversion of willingness and the regional distribution."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.serializers.frame import FrameOut
from agreements.vocab import AgreementKind
from common.api.fields import word
from partners.vocab import RegionalGroup


class ConversionOut(serializers.Serializer[Any]):
    """What became of those that were willing; `share` and `median_days` are null where there are too few."""

    kind = word(AgreementKind)
    willing = serializers.IntegerField()
    concluded = serializers.IntegerField()
    left = serializers.IntegerField(help_text="Lapsed or declined.")
    open = serializers.IntegerField()
    share = serializers.FloatField(allow_null=True)
    median_days = serializers.IntegerField(allow_null=True)


class ConversionsOut(FrameOut):
    """Each type but relocation on the day."""

    conversions = ConversionOut(many=True)


class CellOut(serializers.Serializer[Any]):
    """States of the group with one type."""

    concluded = serializers.IntegerField()
    in_force = serializers.IntegerField()
    talks = serializers.IntegerField()
    gap = serializers.BooleanField()


class RegionOut(serializers.Serializer[Any]):
    """One regional group; relocation is not among the types."""

    group = word(RegionalGroup)
    states_parties = serializers.IntegerField()
    with_any = serializers.IntegerField()
    types = serializers.DictField(source="cells", child=CellOut(), help_text="By type.")


class RegionsOut(FrameOut):
    """The regional distribution on the day."""

    regions = RegionOut(many=True)
