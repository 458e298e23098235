"""Reviews of warrants in the API."""

from __future__ import annotations

from typing import Any

from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from accounts.desk import Whose
from accounts.models import Person
from arrests.models import Review, Term
from arrests.queries.reviews import VIEWS
from arrests.vocab import Confidence, Credibility, Reliability, Scenario
from common.api.fields import word
from requests_app.workflow import LONGEST_TEXT


class ReviewOut(serializers.ModelSerializer[Review]):
    """How a warrant stood on a day, as the Prosecutor’s analysts judged."""

    on = serializers.DateField(source="effective_on")
    scenario = word(Scenario)
    confidence = word(Confidence, allow_blank=True)
    reliability = word(Reliability, allow_blank=True)
    credibility = word(Credibility, allow_blank=True)
    next_owner = serializers.EmailField(source="next_owner.email", allow_null=True, default=None)
    recorded_by = serializers.CharField(source="recorded_by.name", allow_null=True, default=None)

    class Meta:
        model = Review
        fields = [
            "on",
            "scenario",
            "confidence",
            "reason",
            "changed",
            "whereabouts",
            "source",
            "reliability",
            "credibility",
            "next_step",
            "next_owner",
            "next_on",
            "recorded_by",
            "recorded_at",
        ]
        read_only_fields = fields


class ReviewsOut(serializers.Serializer[Any]):
    """The reviews of a warrant, the latest first; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    reviews = ReviewOut(many=True)


class ReviewIn(serializers.Serializer[Any]):
    """A review. Whereabouts come with source and grading, a next step with its owner and its day."""

    on = serializers.DateField(help_text="As of this day.")
    scenario = word(Scenario, help_text="What stands in the way of the arrest.")
    confidence = word(Confidence)
    reason = serializers.CharField(max_length=LONGEST_TEXT, help_text="What the judgment rests on.")
    changed = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
    whereabouts = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
    source = serializers.CharField(max_length=200, required=False, allow_blank=True)  # type: ignore[assignment] # of a field's own name
    reliability = word(Reliability, required=False, allow_blank=True)
    credibility = word(Credibility, required=False, allow_blank=True)
    next_step = serializers.CharField(max_length=LONGEST_TEXT, required=False, allow_blank=True)
    next_owner = serializers.SlugRelatedField(
        "email", queryset=Person.objects.filter(is_active=True), required=False, allow_null=True
    )
    next_on = serializers.DateField(required=False, allow_null=True)


class QueueIn(serializers.Serializer[Any]):
    """Which part of the queue is wanted."""

    show = serializers.ChoiceField(
        [(name, view.label) for name, view in VIEWS.items()], default="all", help_text="A part of the queue."
    )
    whose = word(Whose, default=Whose.MINE, help_text="In whose hands next steps are.")


class AwaitedOut(serializers.ModelSerializer[Term]):
    """A warrant whose next review is awaited; context: `reviews`, the last one of each warrant by its key."""

    warrant = serializers.CharField(source="warrant.code")
    person = serializers.CharField(source="warrant.suspect.name")
    situation = serializers.CharField(source="warrant.suspect.situation.code")
    level = serializers.CharField(source="warrant.level")
    last = serializers.SerializerMethodField(help_text="The last review; null where there was none.")

    class Meta:
        model = Term
        fields = ["warrant", "person", "situation", "level", "started_on", "due_on", "last"]
        read_only_fields = fields

    @extend_schema_field(ReviewOut(allow_null=True))
    def get_last(self, term: Term) -> Any:
        """The last review."""
        review = self.context["reviews"].get(term.warrant_id)
        return ReviewOut(review).data if review else None


class QueueOut(serializers.Serializer[Any]):
    """A page of the queue, the longest overdue first; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)
    awaited = AwaitedOut(many=True)
