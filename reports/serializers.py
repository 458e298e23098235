"""How the API shows published editions."""

from __future__ import annotations

from typing import Any

from django.urls import reverse
from drf_spectacular.utils import extend_schema_field
from rest_framework import serializers

from reports.models import Edition


class PeriodOut(serializers.Serializer[Any]):
    """The days of a report, both included."""

    # “from” is no name that Python lets a class body give.
    def get_fields(self) -> dict[str, serializers.Field[Any, Any, Any, Any]]:
        """Its first and its last day."""
        return {
            "from": serializers.DateField(source="period_start"),
            "to": serializers.DateField(source="period_end"),
        }


class EditionOut(serializers.ModelSerializer[Edition]):
    """A published edition of the report."""

    period = PeriodOut(source="*")
    snapshot_sha256 = serializers.CharField(source="sha256")
    page = serializers.SerializerMethodField(help_text="Where people read it.")

    class Meta:
        model = Edition
        fields = [
            "slug",
            "symbol",
            "title",
            "session",
            "place_and_dates",
            "distributed_on",
            "period",
            "at_large_on",
            "apic_on",
            "agreements_on",
            "figure_dates",
            "published_at",
            "synthetic",
            "snapshot_sha256",
            "page",
        ]
        read_only_fields = fields

    def get_page(self, edition: Edition) -> str:
        """The address of its page."""
        return reverse("reports:edition", args=[edition.slug])


class EditionsOut(serializers.Serializer[Any]):
    """The published editions, the latest period first."""

    editions = EditionOut(many=True)


@extend_schema_field(
    {
        "oneOf": [
            {"type": "integer"},
            {"type": "object", "additionalProperties": {"type": "integer"}},
        ]
    }
)
class FigureValueField(serializers.JSONField):
    """A number, or one by group."""


class FigureOut(serializers.Serializer[Any]):
    """A figure as it was frozen: its value, the day or period (`from/to`) it holds for, and its rule."""

    value = FigureValueField()
    on = serializers.CharField()
    rule = serializers.CharField()


class FiguresOut(serializers.Serializer[Any]):
    """The figures of a published edition."""

    symbol = serializers.CharField()
    synthetic = serializers.BooleanField()
    snapshot_sha256 = serializers.CharField(source="sha256")
    figures = serializers.DictField(child=FigureOut(), help_text="By their ids.")
