"""Fields of bodies that more than one app needs."""

from __future__ import annotations

from typing import Any

from django.db.models import TextChoices
from rest_framework import serializers


def word(vocabulary: type[TextChoices], **options: Any) -> serializers.ChoiceField:
    """One of the words of a vocabulary."""
    return serializers.ChoiceField(choices=vocabulary.choices, **options)
