"""How the API shows voluntary agreements."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from agreements.models import Agreement
from agreements.serializers.frame import FrameOut
from agreements.vocab import AgreementKind, Form, Stage
from common.api.fields import word


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
