"""What is recorded about an agreement besides its stages, and which source decides where two of them differ."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from django.db.models import TextChoices
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from agreements.vocab.agreement import AgreementKind


class RemarkKind(TextChoices):
    """What a remark says."""

    CONDITION = "condition", _("Condition")  # article 103(1)(b)
    CAPACITY = "capacity", _("Willing, but lacks capacity")  # ICC-ASP/12/35, para. 27
    CONTACT = "contact", _("Who talks to whom")
    MODEL_SENT = "model_sent", _("Model text sent")
    DOCUMENT = "document", _("Document")
    SOURCE_DIFFERS = "source_differs", _("Another source gives another day")


@dataclass(frozen=True, slots=True)
class RemarkRule:
    """How a kind of remark is recorded: the label of its button, the fields it asks for, and for which types (none: all).

    What is `lasting` holds until it is ended; the others happened on a day.
    """

    action: str | Promise
    asks: tuple[str, ...]
    article: str = ""
    kinds: tuple[AgreementKind, ...] = ()
    lasting: bool = False


REMARKS: Final[dict[RemarkKind, RemarkRule]] = {
    RemarkKind.CONDITION: RemarkRule(
        _("Add a condition"),
        ("text",),
        "article 103(1)(b)",
        (AgreementKind.ENFORCEMENT, AgreementKind.ENFORCEMENT_AD_HOC),
        lasting=True,
    ),
    RemarkKind.CAPACITY: RemarkRule(
        _("Note missing capacity"), ("text",), "ICC-ASP/12/35, para. 27", lasting=True
    ),
    RemarkKind.CONTACT: RemarkRule(_("Note who talks to whom"), ("text",), lasting=True),
    RemarkKind.MODEL_SENT: RemarkRule(
        _("Record a model text sent"), ("model_text",), "ICC-ASP/12/35, paras 38-40"
    ),
    RemarkKind.DOCUMENT: RemarkRule(_("Name a document"), ("text", "source")),
    RemarkKind.SOURCE_DIFFERS: RemarkRule(
        _("Record another source"), ("stage", "other_day", "source", "authority", "kept_authority")
    ),
}


class Authority(TextChoices):
    """Who says it, from the strongest to the weakest."""

    TEXT = "text", _("Text of the agreement, as published by the Court")
    REGISTER = "register", _("Treaty register of the State or of the United Nations")
    PRESS = "press", _("Press text of the day")
    REPORT = "report", _("Report to the Assembly")
    LIST = "list", _("List compiled by others")


RANK_OF: Final = {authority: rank for rank, authority in enumerate(Authority)}
"""The rule that decides where sources differ: the stronger one; between equals, the day that was recorded first."""


def decides(kept: str, other: str) -> bool:
    """Whether the register keeps its day against the other source."""
    return RANK_OF[Authority(kept)] <= RANK_OF[Authority(other)]
