"""People sought by the Court, the warrants against them, and what happened to each warrant."""

from arrests.models.charge import Charge
from arrests.models.file import WarrantFile
from arrests.models.link import SurrenderLink
from arrests.models.review import Review, ReviewPolicy, ReviewQuerySet
from arrests.models.situation_note import SituationNote
from arrests.models.suspect import Suspect, SuspectHistory
from arrests.models.term import Term, TermNotice, TermQuerySet
from arrests.models.unsealing import UnsealingProposal
from arrests.models.warrant import (
    Warrant,
    WarrantEvent,
    WarrantEventQuerySet,
    WarrantHistory,
    WarrantQuerySet,
)

__all__ = [
    "Charge",
    "Review",
    "ReviewPolicy",
    "ReviewQuerySet",
    "SituationNote",
    "SurrenderLink",
    "Suspect",
    "SuspectHistory",
    "Term",
    "TermNotice",
    "TermQuerySet",
    "UnsealingProposal",
    "Warrant",
    "WarrantEvent",
    "WarrantEventQuerySet",
    "WarrantFile",
    "WarrantHistory",
    "WarrantQuerySet",
]
