"""How the API shows participation in treaties."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from agreements.models import Statement
from agreements.queries.participation import Participation
from agreements.serializers.frame import FrameOut
from agreements.vocab.participation import ApicStatus
from agreements.vocab.treaty import Extent, StatementKind
from common.api.fields import word
from partners.models import TreatyEvent
from partners.vocab import Instrument, RegionalGroup, Standing, TreatyEventKind


class TreatyFiguresOut(serializers.Serializer[Any]):
    """What is counted; `signed_outside` are the States Parties among the signatories, and `outside` includes them.

    `notices` are the parties that gave notice of withdrawal, `withdrawn` those whom it took out.
    """

    parties = serializers.IntegerField()
    in_force = serializers.IntegerField()
    not_states_parties = serializers.IntegerField()
    outside = serializers.IntegerField()
    signed_outside = serializers.IntegerField()
    signatories = serializers.IntegerField()
    withdrawn = serializers.IntegerField()
    notices = serializers.IntegerField()


class TreatyStateOut(serializers.Serializer[Any]):
    """One State; its days are null where the step had not been taken.

    The context has the latest word on implementation by the key of the State; empty where nothing is known.
    """

    code = serializers.CharField(source="partner.code")
    name = serializers.CharField(source="partner.name")
    group = word(RegionalGroup, allow_null=True)
    standing = word(Standing)
    state_party = serializers.BooleanField()
    signed_on = serializers.DateField(allow_null=True)
    deposited_on = serializers.DateField(allow_null=True)
    in_force_on = serializers.DateField(allow_null=True)
    notice_on = serializers.DateField(allow_null=True)
    leaves_on = serializers.DateField(allow_null=True)
    implementation = serializers.SerializerMethodField()
    legislation = serializers.SerializerMethodField()

    @extend_schema_field(word(Extent, allow_blank=True))
    def get_implementation(self, row: Participation) -> str:
        """How far the State carries the treaty out in its law."""
        fact = self.context["latest"].get(row.partner.pk)
        return fact.extent if fact else ""

    def get_legislation(self, row: Participation) -> str:
        """The law that carries it out."""
        fact = self.context["latest"].get(row.partner.pk)
        return fact.legislation if fact else ""


class ApicStateOut(TreatyStateOut):
    """One State, also by its place in the Rome Statute."""

    status = word(ApicStatus)


class TreatyStepOut(serializers.ModelSerializer[TreatyEvent]):
    """A step of a State."""

    partner = serializers.CharField(source="partner.code")
    kind = word(TreatyEventKind)
    instrument = word(Instrument, allow_blank=True)

    class Meta:
        model = TreatyEvent
        fields = ["effective_on", "partner", "kind", "instrument", "source"]
        read_only_fields = fields


class AnswerOut(serializers.ModelSerializer[Statement]):
    """An objection to a declaration, or its withdrawal."""

    partner = serializers.CharField(source="partner.code")

    class Meta:
        model = Statement
        fields = ["effective_on", "partner", "text", "source"]
        read_only_fields = fields


class DeclarationOut(serializers.Serializer[Any]):
    """A declaration or reservation, with what was answered by the day."""

    partner = serializers.CharField(source="statement.partner.code")
    kind = word(StatementKind, source="statement.kind")
    effective_on = serializers.DateField(source="statement.effective_on")
    text = serializers.CharField(source="statement.text")
    source = serializers.CharField(source="statement.source")  # type: ignore[assignment]  # taken out of the class
    objections = AnswerOut(many=True)
    withdrawal = AnswerOut(allow_null=True)


class TreatyOut(FrameOut):
    """The part of every State in a treaty; with `since`, also the steps after that day."""

    figures = TreatyFiguresOut()
    states = TreatyStateOut(many=True)
    declarations = DeclarationOut(many=True)
    steps = TreatyStepOut(many=True, required=False, help_text="After `since`, up to `on`.")


class ApicOut(TreatyOut):
    """The part of every State in APIC."""

    states = ApicStateOut(many=True)
