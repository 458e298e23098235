"""How the API shows APIC."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.queries.apic import ApicStatus
from agreements.serializers.frame import FrameOut
from common.api.fields import word
from partners.vocab import RegionalGroup


class ApicFiguresOut(serializers.Serializer[Any]):
    """What is counted; `signed_outside` are the States Parties among the signatories, and `outside` includes them."""

    parties = serializers.IntegerField()
    in_force = serializers.IntegerField()
    not_states_parties = serializers.IntegerField()
    outside = serializers.IntegerField()
    signed_outside = serializers.IntegerField()
    signatories = serializers.IntegerField()


class ApicStateOut(serializers.Serializer[Any]):
    """One State; its days are null where the step had not been taken."""

    code = serializers.CharField(source="partner.code")
    name = serializers.CharField(source="partner.name")
    group = word(RegionalGroup, allow_null=True)
    status = word(ApicStatus)
    state_party = serializers.BooleanField()
    signed_on = serializers.DateField(allow_null=True)
    deposited_on = serializers.DateField(allow_null=True)
    in_force_on = serializers.DateField(allow_null=True)


class ApicOut(FrameOut):
    """The part of every State in APIC."""

    figures = ApicFiguresOut()
    states = ApicStateOut(many=True)
