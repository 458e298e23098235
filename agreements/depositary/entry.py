"""What one line of a list says, and what a whole list says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from common.findings import Finding
from partners.models import Partner
from partners.vocab import TreatyEventKind


@dataclass(frozen=True, slots=True)
class Entry:
    """One State's line: the days that the list gives, and the instrument of the deposit."""

    partner: Partner
    signed_on: date | None
    deposited_on: date | None
    instrument: str = ""
    notified_on: date | None = None
    rescinded_on: date | None = None
    in_force_on: date | None = None
    """Only where the list names it, as for a succession."""

    def steps(self) -> Iterator[tuple[TreatyEventKind, date]]:
        """What the State did, in the order in which it can be recorded."""
        for kind, day in (
            (TreatyEventKind.SIGNED, self.signed_on),
            (TreatyEventKind.DEPOSITED, self.deposited_on),
            (TreatyEventKind.WITHDRAWAL_NOTIFIED, self.notified_on),
            (TreatyEventKind.WITHDRAWAL_RESCINDED, self.rescinded_on),
        ):
            if day is not None:
                yield kind, day


@dataclass(frozen=True, slots=True)
class Reading:
    """The lines that could be read, and a sentence for each that could not."""

    entries: list[Entry] = field(default_factory=list)
    findings: list[Finding] = field(default_factory=list)
