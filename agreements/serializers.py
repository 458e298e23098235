"""How the API shows voluntary agreements and APIC."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.models import Agreement
from agreements.queries.apic import ApicStatus
from agreements.vocab import AgreementKind, Form, Stage
from common.api.fields import word
from partners.vocab import RegionalGroup


class FrameOut(serializers.Serializer[Any]):
    """The day that an answer is true for, and since when the Court knew what it says."""

    on = serializers.DateField()
    known_at = serializers.DateTimeField()


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


class TotalOut(serializers.Serializer[Any]):
    """How many of one type were concluded, and in force where that may be told."""

    on = serializers.DateField()
    concluded = serializers.IntegerField(source="total.concluded")
    in_force = serializers.IntegerField(source="total.in_force", allow_null=True)


class AgreementOut(serializers.ModelSerializer[Agreement]):
    """One agreement as it stood on the day; the context has the groups by the key of the State."""

    partner = serializers.CharField(source="partner.code")
    group = serializers.SerializerMethodField()
    kind = word(AgreementKind)
    form = word(Form)
    stage = word(Stage, allow_null=True)
    since = serializers.DateField(allow_null=True)
    signed_on = serializers.DateField(allow_null=True)
    in_force_on = serializers.DateField(allow_null=True)

    class Meta:
        model = Agreement
        fields = [
            "code",
            "partner",
            "group",
            "kind",
            "form",
            "stage",
            "since",
            "signed_on",
            "in_force_on",
            "synthetic",
        ]
        read_only_fields = fields

    def get_group(self, row: Agreement) -> str | None:
        """The regional group of the State on the day."""
        group: str | None = self.context["groups"].get(row.partner_id)
        return group


class AgreementsOut(FrameOut):
    """Voluntary agreements, and totals by type; relocation agreements are in the totals alone."""

    totals = serializers.DictField(child=TotalOut(), help_text="By type.")
    agreements = AgreementOut(many=True)
