"""Internal notes in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from requests_app.models import InternalNote
from requests_app.workflow import LONGEST_NOTE


class NoteOut(serializers.ModelSerializer[InternalNote]):
    """What a colleague wrote beside a request."""

    written_by = serializers.CharField(source="written_by.name")

    class Meta:
        model = InternalNote
        fields = ["text", "written_by", "recorded_at"]
        read_only_fields = fields


class NotesOut(serializers.Serializer[Any]):
    """The internal notes of a request, the latest first."""

    notes = NoteOut(many=True)


class NoteIn(serializers.Serializer[Any]):
    """A note to be kept."""

    text = serializers.CharField(max_length=LONGEST_NOTE)
