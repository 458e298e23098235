"""A request in the API: as it stands, and what is sent to log it or to change its draft."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.models import Compartment, Person
from accounts.vocab import Level, Organ
from common.api.fields import word
from partners.models import Partner, Situation
from requests_app.contents import CONVICTED, NAMES
from requests_app.models import CooperationRequest, Notice
from requests_app.policies import may_do
from requests_app.reasons import why_this_date
from requests_app.serializers.due import ReasonOut
from requests_app.services import ACTIONS, authors_of
from requests_app.services.groups import code_of_group
from requests_app.vocab import Family, Medium, Originator, Outcome, Satisfaction, Status
from requests_app.workflow import LONGEST_TEXT


def contents_field(**options: Any) -> serializers.DictField:
    """What a request contains: texts by the names of the checklists; the services refuse any other name."""
    return serializers.DictField(
        child=serializers.CharField(max_length=LONGEST_TEXT, allow_blank=True),
        help_text=f"Texts by item: {', '.join(sorted(NAMES))}. “{CONVICTED}” is “yes” or empty. What is sent replaces all.",
        **options,
    )


class RequestOut(serializers.ModelSerializer[CooperationRequest]):
    """A request as lists give it; the context has `residual`, the `residual_spans` of the day."""

    organ = word(Organ, source="owner_organ")
    partner = serializers.CharField(source="partner.code")
    situation = serializers.CharField(source="situation.code", allow_null=True, default=None)
    status = word(Status)
    outcome = word(Outcome, allow_blank=True)
    residual_duty = serializers.SerializerMethodField(
        help_text="Its addressee has left the Rome Statute and still owes it, as it was sent before (article 127(2))."
    )

    class Meta:
        model = CooperationRequest
        fields = [
            "code",
            "reference",
            "organ",
            "originator",
            "family",
            "article",
            "partner",
            "situation",
            "subject",
            "level",
            "urgent",
            "channel",
            "language",
            "note_number",
            "status",
            "transmitted_on",
            "due_on",
            "acknowledged_on",
            "reminders",
            "escalation",
            "clock_stopped",
            "postponed_until",
            "consulted_until",
            "amendment",
            "outcome",
            "ended_on",
            "closed_on",
            "residual_duty",
            "version",
            "synthetic",
        ]
        read_only_fields = fields

    def get_residual_duty(self, row: CooperationRequest) -> bool:
        """Whether the duty outlived the withdrawal of the addressee."""
        sent = row.transmitted_on
        return sent is not None and any(
            sent in span for span in self.context["residual"].get(row.partner_id, ())
        )


class RequestsOut(serializers.Serializer[Any]):
    """A page of a register; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    requests = RequestOut(many=True)


class NoticeOut(serializers.ModelSerializer[Notice]):
    """That the request became late."""

    late_since = serializers.DateField()

    class Meta:
        model = Notice
        fields = ["due_on", "late_since", "recorded_at"]
        read_only_fields = fields


class FileOut(RequestOut):
    """A request with what its own page tells in a word or a line; the context names the `person` who looks."""

    contents = contents_field(read_only=True)
    urgent_medium = word(Medium, allow_blank=True)
    satisfied = word(Satisfaction, allow_blank=True)
    assigned_to = serializers.EmailField(source="assigned_to.email", allow_null=True, default=None)
    superseded_by = serializers.CharField(source="superseded_by.code", allow_null=True, default=None)
    group = serializers.SerializerMethodField(help_text="The requests that were logged together with it.")
    due_reason = serializers.SerializerMethodField(help_text="What the due date was computed from.")
    why_due = serializers.SerializerMethodField(help_text="The same in sentences.")
    notices = serializers.SerializerMethodField(help_text="When it became late.")
    actions = serializers.SerializerMethodField(
        help_text="What the caller may do now, by the names of the events."
    )

    class Meta(RequestOut.Meta):
        fields = [
            *RequestOut.Meta.fields,
            "contents",
            "urgent_medium",
            "urgent_confirmed_on",
            "approved_on",
            "satisfied",
            "warrant_linked",
            "assigned_to",
            "superseded_by",
            "group",
            "due_reason",
            "why_due",
            "notices",
            "actions",
        ]
        read_only_fields = fields

    @extend_schema_field(serializers.CharField(allow_null=True))
    def get_group(self, row: CooperationRequest) -> str | None:
        """The code of the group, for whoever sees another of its members."""
        return code_of_group(row)

    @extend_schema_field(ReasonOut(allow_null=True))
    def get_due_reason(self, row: CooperationRequest) -> Any:
        """The reason as data; None where nothing is due."""
        return ReasonOut(row.due_reason).data if row.due_reason else None

    def get_why_due(self, row: CooperationRequest) -> list[str]:
        """The reason in sentences."""
        return why_this_date(row.due_reason)

    @extend_schema_field(NoticeOut(many=True))
    def get_notices(self, row: CooperationRequest) -> Any:
        """The notices of lateness, the first one first."""
        return NoticeOut(row.notices.order_by("due_on"), many=True).data

    @extend_schema_field(serializers.ListField(child=serializers.ChoiceField(choices=[*ACTIONS])))
    def get_actions(self, row: CooperationRequest) -> list[str]:
        """The actions that the guards would let the person do, as far as they look before a day is named."""
        authors = authors_of(row)
        person = self.context["person"]
        return [name for name in ACTIONS if may_do(name, row, person, authors)]


class RequestIn(serializers.Serializer[Any]):
    """A request to be logged, or what changes in its draft."""

    family = word(Family)
    originator = word(Originator)
    partner = serializers.SlugRelatedField("code", queryset=Partner.objects.all())
    subject = serializers.CharField(max_length=300)
    article = serializers.CharField(
        max_length=60, required=False, allow_blank=True, help_text="For example 93(1)(b)."
    )
    situation = serializers.SlugRelatedField(
        "code", queryset=Situation.objects.all(), required=False, allow_null=True
    )
    level = word(Level, required=False)
    # Sight keeps the compartments of others out of the choice.
    compartment = serializers.SlugRelatedField(
        "code", queryset=Compartment.objects.all(), required=False, allow_null=True
    )
    urgent = serializers.BooleanField(required=False)
    due_on = serializers.DateField(
        required=False, allow_null=True, help_text="Left out, it is computed when the request is sent."
    )
    contents = contents_field(required=False)
    channel = serializers.CharField(max_length=200, required=False, allow_blank=True)
    language = serializers.CharField(max_length=60, required=False, allow_blank=True)
    assigned_to = serializers.SlugRelatedField(
        "email", queryset=Person.objects.filter(is_active=True), required=False, allow_null=True
    )


class DraftIn(RequestIn):
    """As `RequestIn`, with the version of the draft that the change starts from."""

    version = serializers.IntegerField(required=False, help_text="Left out where If-Match is sent.")
