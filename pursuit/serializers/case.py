"""Instances of non-cooperation in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.vocab import Level
from arrests.models import Warrant
from common.api.fields import word
from partners.models import Partner
from pursuit.clocks import TERMS, running
from pursuit.models import Case, CaseEvent, CaseNote, Publication
from pursuit.policies import case as policies
from pursuit.queries.cases import Shown
from pursuit.vocab import (
    CaseEventKind,
    CaseStatus,
    DutyBasis,
    InformalStep,
    Precision,
    ReferredTo,
    Resolution,
)
from pursuit.workflow import LIFE, LONGEST_TEXT, possible, replay
from requests_app.models import CooperationRequest

STEPS = [("", ""), *((term.name, term.label) for term in TERMS)]


class CasesIn(serializers.Serializer[Any]):
    """Which instances are wanted."""

    show = word(Shown, default=Shown.ALL)
    state = serializers.SlugRelatedField(
        "code", queryset=Partner.objects.states(), required=False, help_text="The code of the State."
    )


class CaseOut(serializers.ModelSerializer[Case]):
    """An instance as lists give it. Context: `inside`, whether the caller works for the Court; else nothing falls due."""

    partner = serializers.CharField(source="partner.code")
    warrant = serializers.CharField(source="warrant.code", allow_null=True, default=None)
    person = serializers.CharField(source="warrant.suspect.name", allow_null=True, default=None)
    status = word(CaseStatus)
    precision = word(Precision)
    duty = word(DutyBasis)
    level = word(Level)
    due_on = serializers.SerializerMethodField()
    due_step = serializers.SerializerMethodField(help_text="Which deadline it is.")

    class Meta:
        model = Case
        fields = [
            "code",
            "partner",
            "warrant",
            "person",
            "status",
            "began_on",
            "precision",
            "duty",
            "duty_source",
            "level",
            "published_on",
            "public_text",
            "source",
            "due_on",
            "due_step",
            "synthetic",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.DateField(allow_null=True))
    def get_due_on(self, row: Case) -> str | None:
        """The next deadline."""
        return row.due_on.isoformat() if self.context["inside"] and row.due_on else None

    @extend_schema_field(serializers.ChoiceField(STEPS))
    def get_due_step(self, row: Case) -> str:
        """What falls due."""
        return row.due_step if self.context["inside"] else ""


class CasesOut(serializers.Serializer[Any]):
    """A page of instances; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    instances = CaseOut(many=True)


class DeadlineOut(serializers.Serializer[Any]):
    """A deadline that runs."""

    name = serializers.CharField(source="term.name")
    label = serializers.CharField(source="term.label")  # type: ignore[assignment] # of a field's own name
    source = serializers.CharField(source="term.source")  # type: ignore[assignment] # of a field's own name
    since = serializers.DateField()
    due_on = serializers.DateField()


class PublicationOut(serializers.ModelSerializer[Publication]):
    """That somebody proposed to publish the instance, and a second person has not decided yet."""

    proposed_by = serializers.CharField(source="proposed_by.name")

    class Meta:
        model = Publication
        fields = ["text", "proposed_by", "proposed_at"]
        read_only_fields = fields


class CaseFileOut(CaseOut):
    """An instance as it stands for the caller. Context besides: `person`, and the standing `entries`."""

    deadlines = serializers.SerializerMethodField(help_text="What runs, for the Court’s own people.")
    requests = serializers.SerializerMethodField(help_text="The codes of the requests that it is about.")
    publication = serializers.SerializerMethodField(help_text="The proposal to publish that waits.")
    actions = serializers.SerializerMethodField(help_text="What the caller may record now.")

    class Meta(CaseOut.Meta):
        fields = [*CaseOut.Meta.fields, "deadlines", "requests", "publication", "actions"]
        read_only_fields = fields

    @extend_schema_field(DeadlineOut(many=True))
    def get_deadlines(self, row: Case) -> Any:
        """The deadlines that nothing has met, the next one first."""
        found = running(self.context["entries"], row.status) if self.context["inside"] else []
        return DeadlineOut(found, many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.CharField()))
    def get_requests(self, row: Case) -> list[str]:
        """The linked requests that the caller sees."""
        return list(row.links.order_by("id").values_list("request__code", flat=True))

    @extend_schema_field(PublicationOut(allow_null=True))
    def get_publication(self, row: Case) -> Any:
        """The proposal that waits."""
        waiting = row.publications.filter(decided_at__isnull=True).select_related("proposed_by").first()
        return PublicationOut(waiting).data if waiting else None

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField([*LIFE.by_name])))
    def get_actions(self, row: Case) -> list[str]:
        """The actions that the table and the guards let the person do, as far as they look before a day is named."""
        if not policies.may_keep(self.context["person"]):
            return []
        return [step.name for step in possible(replay(self.context["entries"], row.duty), row.duty)]


class CaseEventOut(serializers.ModelSerializer[CaseEvent]):
    """One entry in the history of an instance; outside the Court without its note and who wrote it. Context: `inside`."""

    kind = word(CaseEventKind)
    precision = word(Precision)
    step = word(InformalStep, allow_blank=True)
    referred_to = word(ReferredTo, allow_blank=True)
    resolution = word(Resolution, allow_blank=True)
    recorded_by = serializers.SerializerMethodField()
    note = serializers.SerializerMethodField(help_text="Internal to the Court.")
    corrects = serializers.CharField(source="corrects.code", allow_null=True, default=None)
    stands = serializers.SerializerMethodField(
        help_text="False where a later entry took its place, or where it strikes another one out."
    )

    class Meta:
        model = CaseEvent
        fields = [
            "code",
            "kind",
            "effective_on",
            "precision",
            "is_public",
            "decision",
            "document",
            "actor",
            "step",
            "referred_to",
            "resolution",
            "due_on",
            "note",
            "recorded_by",
            "corrects",
            "stands",
        ]
        read_only_fields = fields

    def get_recorded_by(self, event: CaseEvent) -> str | None:
        """Who wrote it, for the Court’s own people."""
        return event.recorded_by.name if self.context["inside"] and event.recorded_by else None

    def get_note(self, event: CaseEvent) -> str:
        """What the Court says about it."""
        return event.note.text if self.context["inside"] and hasattr(event, "note") else ""

    def get_stands(self, event: CaseEvent) -> bool:
        """Whether it holds."""
        return not event.struck_out and not hasattr(event, "corrected_by")


class CaseEventsOut(serializers.Serializer[Any]):
    """Everything that happened in an instance, in its order; what was corrected is for the Court’s own people."""

    events = CaseEventOut(many=True)


class CaseNoteOut(serializers.ModelSerializer[CaseNote]):
    """A paragraph of the internal narrative."""

    written_by = serializers.CharField(source="written_by.name", allow_null=True, default=None)

    class Meta:
        model = CaseNote
        fields = ["text", "written_by", "recorded_at"]
        read_only_fields = fields


class CaseNotesOut(serializers.Serializer[Any]):
    """The internal narrative, the latest paragraph first."""

    notes = CaseNoteOut(many=True)


class CaseIn(serializers.Serializer[Any]):
    """An instance to be opened. About a warrant under seal, it is under seal with it."""

    partner = serializers.SlugRelatedField("code", queryset=Partner.objects.states())
    # Sight keeps the warrants of others out of the choice.
    warrant = serializers.SlugRelatedField(
        "code", queryset=Warrant.objects.all(), required=False, allow_null=True
    )
    kind = serializers.ChoiceField(
        [(one.value, one.label) for one in (CaseEventKind.POTENTIAL, CaseEventKind.AVERRED)]
    )
    on = serializers.DateField()
    precision = word(Precision, required=False, help_text="Of a month, the first day is given.")
    due_on = serializers.DateField(
        required=False,
        allow_null=True,
        help_text="The first day of planned travel, or of what else may happen.",
    )
    note = serializers.CharField(
        max_length=LONGEST_TEXT, required=False, allow_blank=True, help_text="Internal to the Court."
    )


class CaseActionIn(serializers.Serializer[Any]):
    """One action: its day, the status that the caller has seen, and what the table of the life cycle asks for."""

    on = serializers.DateField()
    precision = word(Precision, required=False, help_text="Of a month, the first day is given.")
    seen = word(
        CaseStatus, required=False, help_text="The status before it; left out where If-Match is sent."
    )
    is_public = serializers.BooleanField(required=False, help_text="Whether everybody may know.")
    note = serializers.CharField(
        max_length=LONGEST_TEXT, required=False, allow_blank=True, help_text="Internal to the Court."
    )
    decision = serializers.CharField(max_length=200, required=False, allow_blank=True)
    document = serializers.CharField(max_length=200, required=False, allow_blank=True)
    actor = serializers.CharField(max_length=200, required=False, allow_blank=True)
    step = word(InformalStep, required=False)
    referred_to = word(ReferredTo, required=False)
    resolution = word(Resolution, required=False)
    due_on = serializers.DateField(required=False, allow_null=True)


class CaseCorrectionIn(serializers.Serializer[Any]):
    """Which entry is wrong, what is right, and why."""

    event = serializers.CharField(max_length=14, help_text="Its code.")
    on = serializers.DateField(
        allow_null=True, help_text="The day on which it happened; null says that it never did."
    )
    note = serializers.CharField(max_length=LONGEST_TEXT, help_text="Internal to the Court.")


class TextIn(serializers.Serializer[Any]):
    """A text: a paragraph of the internal narrative, or the public narrative that is proposed."""

    text = serializers.CharField(max_length=LONGEST_TEXT)


class CaseRequestIn(serializers.Serializer[Any]):
    """The request that the instance is about."""

    # Sight keeps the requests of others out of the choice.
    request = serializers.SlugRelatedField("code", queryset=CooperationRequest.objects.all())
