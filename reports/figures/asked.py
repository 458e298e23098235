"""The question that figures answer: for which dates, as known at which moment."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from typing import Any, Final

from common.asof import Period
from reports.counting import day_place, moment_place
from reports.vocab import Basis


@dataclass(frozen=True, slots=True)
class FigureDates:
    """The dates that an edition asks for. They are independent of each other.

    `own` are the days or periods of single figures, by id; every other figure follows the date of its basis.
    """

    period: Period
    at_large_on: date
    apic_on: date
    agreements_on: date
    own: Mapping[str, date | Period] = field(default_factory=dict, hash=False)

    def on(self, basis: Basis) -> date | Period:
        """The day or period that figures of this basis follow."""
        found: date | Period = getattr(self, basis)
        return found

    def of(self, figure: str, basis: Basis) -> date | Period:
        """The day or period of one figure: its own, or that of its basis."""
        return self.own.get(figure) or self.on(basis)

    def all_on(self, basis: Basis, on: date | Period) -> FigureDates:
        """The same dates with another one for this basis, which every figure follows."""
        moved: dict[str, Any] = {basis.value: on}
        return replace(self, own={}, **moved)


@dataclass(frozen=True, slots=True)
class Asked:
    """Dates, and the moment of knowledge from which they are asked."""

    dates: FigureDates
    known_at: datetime

    def of(self, figure: str, basis: Basis) -> Asked:
        """The question that one figure answers, on its own day where it has one."""
        if figure not in self.dates.own:
            return self
        return Asked(self.dates.all_on(basis, self.dates.of(figure, basis)), self.known_at)

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
