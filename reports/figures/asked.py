"""The question that figures answer: for which dates, as known at which moment."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from common.asof import Period
from reports.counting import day_place, moment_place
from reports.vocab import Basis


@dataclass(frozen=True, slots=True)
class FigureDates:
    """The dates that an edition asks for. They are independent of each other."""

    period: Period
    at_large_on: date
    apic_on: date
    agreements_on: date

    def on(self, basis: Basis) -> date | Period:
        """The day or period that figures of this basis follow."""
        found: date | Period = getattr(self, basis)
        return found


@dataclass(frozen=True, slots=True)
class Asked:
    """Dates, and the moment of knowledge from which they are asked."""

    dates: FigureDates
    known_at: datetime

    def by_place(self) -> dict[str, date | datetime]:
        """The dates by the names that PLACES gives them."""
        return {
            "start": self.dates.period.start,
            "end": self.dates.period.end,
            "at_large_on": self.dates.at_large_on,
            "apic_on": self.dates.apic_on,
            "agreements_on": self.dates.agreements_on,
            "known_at": self.known_at,
        }


PLACES: Final = Asked(
    FigureDates(
        period=Period(day_place("start"), day_place("end")),
        at_large_on=day_place("at_large_on"),
        apic_on=day_place("apic_on"),
        agreements_on=day_place("agreements_on"),
    ),
    moment_place("known_at"),
)
"""A question whose dates are filled in later."""
