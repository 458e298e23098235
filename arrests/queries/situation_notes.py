"""The notes of a situation with their history."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from arrests.models import SituationNote
from common.asof import AsOf
from partners.models import Situation

SHOWN: Final = 100
"""The latest entries; nobody reads further on one page."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A note as it stood, and whether it was corrected or struck out by then."""

    note: SituationNote
    corrected: bool


def notes_of(situation: Situation, at: AsOf) -> list[Entry]:
    """The latest notes up to the day, with what was corrected by then; as far as the reader may know of them."""
    rows = SituationNote.objects.filter(
        situation=situation, struck_out=False, effective_on__lte=at.on, known_from__lte=at.known_at
    )
    found = rows.select_related("recorded_by", "corrected_by").order_by("-effective_on", "-id")[:SHOWN]
    return [Entry(row, _corrected(row, at)) for row in found]


def _corrected(row: SituationNote, at: AsOf) -> bool:
    later: SituationNote | None = getattr(row, "corrected_by", None)
    return later is not None and later.known_from <= at.known_at
