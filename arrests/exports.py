"""Warrants in the format of warrants.csv, as they stood on a day and were known at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from django.db.models import Q

from accounts.vocab import Level
from arrests.models import Warrant, WarrantEvent
from arrests.reference import UNFINISHED, WARRANTS
from arrests.vocab import EXITS, LATER, EventKind
from common.tabular import csv_lines, guarded

LATEST = (*UNFINISHED, *EXITS, *LATER)
"""What a latest status can be."""


def warrants_csv(on: date, known_at: datetime) -> Iterator[str]:
    """The lines of the file, the header first; an import of it changes nothing.

    Nothing under seal leaves its compartment in a file, and nothing synthetic is passed off as real.
    """
    header = [column.name for column in WARRANTS.columns]
    return csv_lines([header, *([guarded(cell) for cell in line] for line in _lines(on, known_at))])


def _lines(on: date, known_at: datetime) -> Iterator[list[str]]:
    warrants = (
        Warrant.objects.exclude(level=Level.UNDER_SEAL)
        .filter(suspect__synthetic=False)
        .issued_on_or_before(on, known_at)
        .filter(Q(pk__in=Warrant.objects.public_on(on, known_at)) | Q(level=Level.CONFIDENTIAL))
        .select_related("suspect__situation")
        .order_by("suspect__situation__name_en", "suspect__sort_name", "suspect_id", "number")
    )
    found = {warrant.pk: warrant for warrant in warrants}
    happened: dict[int, list[WarrantEvent]] = {key: [] for key in found}
    events = WarrantEvent.objects.known(known_at).filter(warrant__in=found, effective_on__lte=on)
    for event in events.in_order():
        happened[event.warrant_id].append(event)
    for key, warrant in found.items():
        yield _line(warrant, happened[key])


def _line(warrant: Warrant, events: Sequence[WarrantEvent]) -> list[str]:
    def first(*kinds: EventKind) -> WarrantEvent | None:
        return next((event for event in events if event.kind in kinds), None)

    ended = first(*EXITS)
    latest = next((event for event in reversed(events) if event.kind in LATEST), None)
    return [
        warrant.suspect.situation.name_en,
        warrant.suspect.name,
        str(warrant.number),
        _day(first(EventKind.ISSUED)),
        _day(first(EventKind.UNSEALED)),
        ended.kind if ended else "",
        _day(ended),
        latest.kind if latest else EventKind.AT_LARGE.value,
        _day(latest),
        warrant.provenance,
        warrant.source,
        warrant.note,
    ]


def _day(event: WarrantEvent | None) -> str:
    return event.effective_on.isoformat() if event else ""
