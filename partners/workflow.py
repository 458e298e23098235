"""The course of a State through a treaty as one table (Rome Statute, articles 125-127; APIC, articles 34-37)."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from typing import Final

from partners.vocab import TreatyEventKind


class Position(StrEnum):
    """Where a State is in its course; a party that gave notice remains one until its withdrawal takes effect."""

    OUTSIDE = "outside"
    SIGNATORY = "signatory"
    PARTY = "party"
    LEAVING = "leaving"
    WITHDRAWN = "withdrawn"


COURSE: Final[Mapping[tuple[Position, str], Position]] = {
    (Position.OUTSIDE, TreatyEventKind.SIGNED): Position.SIGNATORY,
    (Position.OUTSIDE, TreatyEventKind.DEPOSITED): Position.PARTY,
    (Position.SIGNATORY, TreatyEventKind.DEPOSITED): Position.PARTY,
    (Position.PARTY, TreatyEventKind.WITHDRAWAL_NOTIFIED): Position.LEAVING,
    (Position.LEAVING, TreatyEventKind.WITHDRAWAL_RESCINDED): Position.PARTY,
    (Position.LEAVING, TreatyEventKind.WITHDRAWAL_EFFECTIVE): Position.WITHDRAWN,
    (Position.WITHDRAWN, TreatyEventKind.DEPOSITED): Position.PARTY,
}
"""Which step leads from where to where; no other is possible. Entry into force moves nothing: a successor State is bound
before it deposits."""

ORDER: Final[Mapping[str, int]] = {str(kind): number for number, kind in enumerate(TreatyEventKind)} | {
    str(TreatyEventKind.WITHDRAWAL_EFFECTIVE): len(TreatyEventKind)
}
"""The order of steps of one day. A withdrawal that takes effect comes last, so that nobody leaves and joins on one day."""

FOLLOWS: Final[Mapping[str, TreatyEventKind]] = {
    TreatyEventKind.DEPOSITED: TreatyEventKind.ENTERED_INTO_FORCE,
    TreatyEventKind.WITHDRAWAL_NOTIFIED: TreatyEventKind.WITHDRAWAL_EFFECTIVE,
}
"""What follows by the treaty itself from a step; it is written with it and never recorded alone."""
