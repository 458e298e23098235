"""What events say together: which of them stand, and whether they can follow one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.errors import Refusal
from requests_app.models import RequestEvent
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE, SINCE_TRANSMISSION

CORRECTABLE: Final = frozenset(
    {
        *SINCE_TRANSMISSION,
        EventKind.URGENT_CONFIRMED,
        EventKind.REMINDED,
        EventKind.SILENCE_EXPLAINED,
        EventKind.ESCALATED,
    }
)
"""What can have been recorded wrongly. Before the transmission a draft is changed; due dates have actions of their own."""


def standing(events: Iterable[RequestEvent]) -> dict[int, RequestEvent]:
    """The events of one request as they stand, in order: by the key of the first entry its latest correction.

    What was struck out is not there. A correction takes the place of what it corrects.
    """
    first: dict[int, int] = {}
    latest: dict[int, RequestEvent] = {}
    for event in sorted(events, key=lambda one: one.pk):
        root = first.get(event.corrects_id or 0, event.corrects_id or event.pk)
        first[event.pk] = root
        latest[root] = event
    return {root: event for root, event in sorted(latest.items()) if event.kind != EventKind.CORRECTED}


def flaws(events: Mapping[int, RequestEvent]) -> dict[int, str]:
    """Which of the standing events cannot follow those before them, and why; imports may bring some."""
    found: dict[int, str] = {}
    state = LIFE.initial
    floor: date | None = None
    sent: date | None = None
    for root, event in events.items():
        action = LIFE.by_name.get(event.kind)
        if action is None:
            continue
        earliest = floor if event.kind in SINCE_TRANSMISSION else sent
        if state not in action.sources:
            found[root] = _("“%(event)s” of %(day)s would not be possible any more; correct that first.") % {
                "event": event.get_kind_display(),
                "day": _day(event.effective_on),
            }
        elif earliest is not None and event.effective_on < earliest:
            found[root] = _(
                "“%(event)s” of %(day)s would come too early; it follows what happened on %(earlier)s."
            ) % {
                "event": event.get_kind_display(),
                "day": _day(event.effective_on),
                "earlier": _day(earliest),
            }
        state = action.target or state
        if event.kind in SINCE_TRANSMISSION:
            floor = max(filter(None, (floor, event.effective_on)))
        if event.kind == EventKind.TRANSMITTED:
            sent = sent or event.effective_on
    return found


def check_correction(before: Mapping[int, RequestEvent], after: Mapping[int, RequestEvent]) -> None:
    """Raises Refusal where a correction makes impossible what was possible."""
    known = flaws(before)
    for root, sentence in flaws(after).items():
        if root not in known:
            raise Refusal(sentence, field="on")


def _day(day: date) -> str:
    return date_format(day)
