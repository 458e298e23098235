"""Notes to oneself in the API."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers

from requests_app.models import Memo
from requests_app.models.memo import LONGEST_MEMO


class MemoOut(serializers.ModelSerializer[Memo]):
    """What the caller wants to be reminded of; nobody else reads it."""

    request = serializers.CharField(source="request.code", help_text="The code of the request it is about.")
    reference = serializers.CharField(source="request.reference", allow_null=True)

    class Meta:
        model = Memo
        fields = ["code", "request", "reference", "day", "text", "done_at", "recorded_at"]
        read_only_fields = fields


class MemosOut(serializers.Serializer[Any]):
    """The caller's notes about one request that are not done, in the order of their days."""

    memos = MemoOut(many=True)


class AllMemosOut(MemosOut):
    """A page of the caller's notes that are not done; `next` is the cursor of the following page, null on the last one."""

    next = serializers.CharField(allow_null=True)


class MemoIn(serializers.Serializer[Any]):
    """What to be reminded of, and from which day on."""

    day = serializers.DateField()
    text = serializers.CharField(max_length=LONGEST_MEMO)
