"""People sought by the Court, the warrants against them, and what happened to each warrant."""

from arrests.models.link import SurrenderLink
from arrests.models.obstacle import ObstacleAssessment
from arrests.models.suspect import Suspect, SuspectHistory
from arrests.models.unsealing import UnsealingProposal
from arrests.models.warrant import (
    Warrant,
    WarrantEvent,
    WarrantEventQuerySet,
    WarrantHistory,
    WarrantQuerySet,
)

__all__ = [
    "ObstacleAssessment",
    "SurrenderLink",
    "Suspect",
    "SuspectHistory",
    "UnsealingProposal",
    "Warrant",
    "WarrantEvent",
    "WarrantEventQuerySet",
    "WarrantHistory",
    "WarrantQuerySet",
]
