"""The day of an answer."""

from __future__ import annotations

from typing import Any

from rest_framework import serializers


class FrameOut(serializers.Serializer[Any]):
    """The day that an answer is true for, and since when the Court knew what it says."""

    on = serializers.DateField()
    known_at = serializers.DateTimeField()
