"""The columns that a register can show, and those by which it can be sorted."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class Column(TextChoices):
    """A column of the register, by the word that stands for it in the address."""

    REFERENCE = "reference", _("Reference")
    PARTNER = "partner", _("Addressee")
    SUBJECT = "subject", _("Subject")
    STATUS = "status", _("Status")
    TRANSMITTED_ON = "transmitted_on", _("Transmitted")
    DUE_ON = "due_on", _("Due")
    DEADLINE = "deadline", _("Deadline")
    ASSIGNED_TO = "assigned_to", _("In charge")
    FAMILY = "family", _("Family")
    ARTICLE = "article", _("Article")
    SITUATION = "situation", _("Situation")
    ORIGINATOR = "originator", _("Asked by")
    OWNER_ORGAN = "owner_organ", _("Register")
    NOTE_NUMBER = "note_number", _("Note verbale no.")
    CHANNEL = "channel", _("Channel")
    LANGUAGE = "language", _("Language")
    ACKNOWLEDGED_ON = "acknowledged_on", _("Acknowledged")
    OUTCOME = "outcome", _("Outcome")
    ENDED_ON = "ended_on", _("Ended")


STANDARD: Final = (
    Column.REFERENCE,
    Column.PARTNER,
    Column.SUBJECT,
    Column.STATUS,
    Column.TRANSMITTED_ON,
    Column.DUE_ON,
    Column.DEADLINE,
)
"""What is shown to whoever has not chosen."""

SORTS: Final = (Column.REFERENCE, Column.TRANSMITTED_ON, Column.DUE_ON, "id")
"""Columns by which a page is one range of an index; `id` is the order of logging."""


def known(names: Iterable[str]) -> list[Column]:
    """The columns among the names, each once and in the register's order; the reference, which opens a request, is always there."""
    wished = set(names) & set(Column.values)
    return [column for column in Column if column in wished or column == Column.REFERENCE] if wished else []


def known_sort(wish: str) -> str:
    """The wish if a register can be sorted so (a minus before it turns the order), else nothing."""
    return wish if wish.removeprefix("-") in SORTS else ""
