"""What is done about outstanding warrants, and States that do not cooperate."""

from pursuit.models.case import (
    Case,
    CaseEvent,
    CaseEventQuerySet,
    CaseHistory,
    CaseNote,
    CaseQuerySet,
    CaseRequest,
    Publication,
)
from pursuit.models.duty import Duty, DutyQuerySet

__all__ = [
    "Case",
    "CaseEvent",
    "CaseEventQuerySet",
    "CaseHistory",
    "CaseNote",
    "CaseQuerySet",
    "CaseRequest",
    "Duty",
    "DutyQuerySet",
    "Publication",
]
