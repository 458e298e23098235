"""The indexes: a list is one range of one of them, in its order, whatever its filter."""

from __future__ import annotations

from typing import Final

from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

INDEXES: Final = (
    # Open requests are few.
    models.Index(
        fields=["due_on", "id"],
        condition=Q(ended_on__isnull=True, transmitted_on__isnull=False),
        name="requests_open_by_due",
    ),
    models.Index(fields=["ended_on", "due_on"], name="requests_by_end"),
    # With the day of transmission: those of a month are found without reading the rows of all other months.
    models.Index(fields=["due_on", "id", "transmitted_on"], name="requests_by_due"),
    models.Index(fields=["transmitted_on", "id"], name="requests_by_transmission"),
    models.Index(fields=["reference", "id"], name="requests_by_reference"),
    models.Index(fields=["owner_organ", "due_on", "id"], name="requests_organ_by_due"),
    models.Index(fields=["owner_organ", "transmitted_on", "id"], name="requests_organ_by_transmission"),
    models.Index(fields=["owner_organ", "family", "transmitted_on"], name="requests_of_family"),
    models.Index(fields=["partner", "transmitted_on", "id"], name="requests_of_partner"),
    models.Index(fields=["situation", "transmitted_on", "id"], name="requests_of_situation"),
    models.Index(fields=["status", "due_on", "id"], name="requests_of_status"),
    # Few of many: those whose day of transmission was corrected.
    models.Index(
        fields=["id"],
        condition=Q(transmission_corrected=True),
        name="requests_corrected_sending",
    ),
    # Urgent requests are few, and looked for on their own.
    models.Index(fields=["due_on", "id"], condition=Q(urgent=True), name="requests_urgent_by_due"),
    models.Index(fields=["assigned_to", "due_on", "id"], name="requests_of_person"),
    # Few of many: chambers and the defence beside the organs, steps of the ladder.
    models.Index(fields=["originator"], name="requests_of_originator"),
    models.Index(fields=["due_on", "id"], condition=Q(escalation__gt=0), name="requests_escalated"),
    models.Index(fields=["created_by", "id"], name="requests_by_author"),
    GinIndex(fields=["search_vector"], name="requests_search"),
)
