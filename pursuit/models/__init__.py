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
from pursuit.models.cost import DelayCost
from pursuit.models.duty import Duty, DutyQuerySet
from pursuit.models.measure import (
    Measure,
    MeasureHistory,
    Outcome,
    Recalled,
    Taken,
    TakenQuerySet,
)
from pursuit.models.point import RegionalPoint
from pursuit.models.roster import Turn
from pursuit.models.sighting import Leg, Sighting

__all__ = [
    "Case",
    "CaseEvent",
    "CaseEventQuerySet",
    "CaseHistory",
    "CaseNote",
    "CaseQuerySet",
    "CaseRequest",
    "DelayCost",
    "Duty",
    "DutyQuerySet",
    "Leg",
    "Measure",
    "MeasureHistory",
    "Outcome",
    "Publication",
    "Recalled",
    "RegionalPoint",
    "Sighting",
    "Taken",
    "TakenQuerySet",
    "Turn",
]
