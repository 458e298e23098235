"""A warrant in the API: as it stands, what happened to it, and what its actions take."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Compartment
from accounts.vocab import Level
from arrests import policies
from arrests.models import Charge, Suspect, Term, UnsealingProposal, Warrant, WarrantEvent
from arrests.services import open_proposal, visibility
from arrests.vocab import EventKind, Provenance, Status, TermKind
from arrests.workflow import LIFE, VISIBILITY
from common.api.fields import word
from partners.models import Situation
from requests_app.workflow import LONGEST_TEXT

LONGEST_ORDER: Final = 120


class SuspectOut(serializers.ModelSerializer[Suspect]):
    """A person sought."""

    situation = serializers.CharField(source="situation.code")

    class Meta:
        model = Suspect
        fields = ["code", "name", "aliases", "situation", "case", "synthetic"]
        read_only_fields = fields


class ChargeOut(serializers.ModelSerializer[Charge]):
    """One count, in the words of the Court’s staff."""

    class Meta:
        model = Charge
        fields = ["code", "count", "article", "wording", "effective_on", "is_public"]
        read_only_fields = fields


class TermOut(serializers.ModelSerializer[Term]):
    """Something that has to happen by a day; `due_at` where hours count."""

    kind = word(TermKind)

    class Meta:
        model = Term
        fields = ["kind", "started_on", "due_on", "due_at"]
        read_only_fields = fields


class ProposalOut(serializers.ModelSerializer[UnsealingProposal]):
    """That somebody proposed to unseal the warrant, and a second person has not decided yet."""

    on = serializers.DateField(source="effective_on")
    proposed_by = serializers.CharField(source="proposed_by.name")

    class Meta:
        model = UnsealingProposal
        fields = ["on", "order_reference", "proposed_by", "proposed_at"]
        read_only_fields = fields


class WarrantOut(serializers.ModelSerializer[Warrant]):
    """A warrant as it stands for the caller. Context: `person`, the standing `events` in their order, and the `charges`."""

    person = SuspectOut(source="suspect")
    level = word(Level)
    provenance = word(Provenance, allow_blank=True)
    status = serializers.SerializerMethodField()
    visibility = serializers.SerializerMethodField()
    issued_on = serializers.SerializerMethodField()
    unsealed_on = serializers.SerializerMethodField()
    charges = serializers.SerializerMethodField()
    terms = serializers.SerializerMethodField(help_text="What runs, for the Court’s own people.")
    proposal = serializers.SerializerMethodField(help_text="The proposal to unseal that waits.")
    actions = serializers.SerializerMethodField(help_text="What the caller may do now.")

    class Meta:
        model = Warrant
        fields = [
            "code",
            "person",
            "number",
            "level",
            "status",
            "visibility",
            "issued_on",
            "unsealed_on",
            "provenance",
            "source",
            "note",
            "charges",
            "terms",
            "proposal",
            "actions",
        ]
        read_only_fields = fields

    @extend_schema_field(word(Status))
    def get_status(self, _row: Warrant) -> str:
        """Where it stands, as far as the caller may know."""
        return policies.status_of(self.context["events"])

    @extend_schema_field(serializers.ChoiceField([*VISIBILITY.states.items()]))
    def get_visibility(self, row: Warrant) -> str:
        """Where it stands in the life cycle of its seal."""
        return visibility(row)

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_issued_on(self, _row: Warrant) -> str | None:
        """The day of issue."""
        return self._day(EventKind.ISSUED)

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_unsealed_on(self, _row: Warrant) -> str | None:
        """Since when it is public."""
        return self._day(EventKind.UNSEALED)

    @extend_schema_field(ChargeOut(many=True))
    def get_charges(self, _row: Warrant) -> Any:
        """The counts in force."""
        return ChargeOut(self.context["charges"], many=True).data

    @extend_schema_field(TermOut(many=True))
    def get_terms(self, row: Warrant) -> Any:
        """The terms that run, the next one first."""
        return TermOut(row.terms.order_by("due_on", "kind"), many=True).data

    @extend_schema_field(ProposalOut(allow_null=True))
    def get_proposal(self, row: Warrant) -> Any:
        """The proposal that waits."""
        proposal = open_proposal(row)
        return ProposalOut(proposal).data if proposal else None

    @extend_schema_field(
        serializers.ListField(child=serializers.ChoiceField([*LIFE.by_name, *VISIBILITY.by_name]))
    )
    def get_actions(self, row: Warrant) -> list[str]:
        """The actions that the tables and the guards let the person do, as far as they look before a day is named."""
        person, proposal = self.context["person"], open_proposal(row)
        found = []
        if policies.may_record(row, person):
            found += [action.name for action in LIFE.allowed(self.get_status(row))]
        if policies.may_unseal(person):
            found += [action.name for action in VISIBILITY.allowed(visibility(row))]
        if proposal is not None and not policies.may_confirm(proposal, person):
            found.remove("confirm_unsealing")
        return found

    def _day(self, kind: EventKind) -> str | None:
        days = (event.effective_on for event in self.context["events"] if event.kind == kind)
        first = min(days, default=None)
        return first.isoformat() if first else None


class WarrantEventOut(serializers.ModelSerializer[WarrantEvent]):
    """One entry in the history of a warrant; outside the Court without who wrote it. Context: `inside`."""

    kind = word(EventKind)
    recorded_by = serializers.SerializerMethodField()
    corrects = serializers.CharField(source="corrects.code", allow_null=True, default=None)
    stands = serializers.SerializerMethodField(
        help_text="False where a later entry took its place, or where it strikes another one out."
    )

    class Meta:
        model = WarrantEvent
        fields = [
            "code",
            "kind",
            "effective_on",
            "moment",
            "recorded_by",
            "is_public",
            "order_reference",
            "note",
            "corrects",
            "stands",
        ]
        read_only_fields = fields

    def get_recorded_by(self, event: WarrantEvent) -> str | None:
        """Who wrote it, for the Court’s own people."""
        return event.recorded_by.name if self.context["inside"] and event.recorded_by else None

    def get_stands(self, event: WarrantEvent) -> bool:
        """Whether it holds."""
        return not event.struck_out and not hasattr(event, "corrected_by")


class WarrantEventsOut(serializers.Serializer[Any]):
    """Everything that happened to a warrant, in its order; what was corrected is for the Court’s own people."""

    events = WarrantEventOut(many=True)


class SealedWarrantIn(serializers.Serializer[Any]):
    """A warrant that was issued under seal: against a `suspect` who is registered, or against a new one by `name`."""

    # Sight keeps the compartments and the persons of others out of the choice.
    compartment = serializers.SlugRelatedField("code", queryset=Compartment.objects.all())
    suspect = serializers.SlugRelatedField(
        "code", queryset=Suspect.objects.all(), required=False, allow_null=True, default=None
    )
    name = serializers.CharField(max_length=200, required=False, allow_blank=True, default="")
    aliases = serializers.CharField(max_length=400, required=False, allow_blank=True)
    case = serializers.CharField(max_length=200, required=False, allow_blank=True)
    situation = serializers.SlugRelatedField(
        "code", queryset=Situation.objects.all(), required=False, allow_null=True, default=None
    )
    on = serializers.DateField(help_text="The day of issue.")
    order_reference = serializers.CharField(max_length=LONGEST_ORDER, required=False, allow_blank=True)
    note = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)


class HappeningIn(serializers.Serializer[Any]):
    """Something that happened to a warrant."""

    on = serializers.DateField()
    seen = word(Status, required=False, help_text="The status before it; left out where If-Match is sent.")
    hour = serializers.TimeField(
        required=False, allow_null=True, help_text="The Court’s; of an unscheduled landing alone."
    )
    order_reference = serializers.CharField(max_length=LONGEST_ORDER, required=False, allow_blank=True)
    note = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
    is_public = serializers.BooleanField(
        required=False, help_text="Whether everybody may know; of what is not public in any case."
    )


class ProposalIn(serializers.Serializer[Any]):
    """That a warrant is to be unsealed, from which day and by which order."""

    on = serializers.DateField()
    order_reference = serializers.CharField(max_length=LONGEST_ORDER)


class DecisionIn(serializers.Serializer[Any]):
    """A decision on a proposal: nothing besides."""


class WarrantCorrectionIn(serializers.Serializer[Any]):
    """Which entry is wrong, what is right, and why."""

    event = serializers.CharField(max_length=14, help_text="Its code.")
    on = serializers.DateField(
        allow_null=True, help_text="The day on which it happened; null says that it never did."
    )
    note = serializers.CharField(max_length=LONGEST_TEXT)
