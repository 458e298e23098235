"""The ladder of escalation: what a step means, what it rests on, and which step the rules propose.

Rules propose and people decide. From level 4 the steps are judicial, and nothing but a decision leads to them.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from requests_app.vocab import ARREST_FAMILIES


@dataclass(frozen=True, slots=True)
class Rung:
    """One level: its name and its basis; for a State that is no party, bound by an arrangement, another basis."""

    level: int
    label: str | Promise
    basis: str = ""
    basis_outside: str = ""

    @property
    def judicial(self) -> bool:
        """Whether the level is reserved for judicial bases and needs the reference of a decision."""
        return self.level >= FIRST_JUDICIAL

    def basis_for(self, *, state_party: bool) -> str:
        """The article on which the step rests: 87(5) takes the place of 87(7) outside the Statute."""
        return self.basis if state_party else self.basis_outside or self.basis

    def name_for(self, *, state_party: bool) -> str:
        """The level with its number and the article on which the step rests."""
        basis = self.basis_for(state_party=state_party)
        return f"{self.level}: {self.label} ({basis})" if basis else f"{self.level}: {self.label}"


FIRST_JUDICIAL: Final = 4
HIGHEST_FOR_ORGANIZATIONS: Final = 3
"""Articles 87(5) and 87(7) speak of States; an organization is never the subject of a finding."""

LADDER: Final = (
    Rung(0, _("None")),
    Rung(1, _("Reminder")),
    Rung(2, _("Senior contact")),
    Rung(3, _("Principals or the President of the Assembly informed")),
    Rung(
        4,
        _("Application to the Chamber; the State is heard"),
        "regulation 109 of the Regulations of the Court",
    ),
    Rung(5, _("Finding"), "article 87(7)", "article 87(5)(b)"),
    Rung(6, _("Referral to the Assembly or the Security Council"), "article 87(7)", "article 87(5)(b)"),
    Rung(7, _("Response of the Assembly"), "article 112(2)(f)"),
)


def rungs_for(*, is_state: bool) -> tuple[Rung, ...]:
    """The levels that there are for an addressee."""
    return LADDER if is_state else LADDER[: HIGHEST_FOR_ORGANIZATIONS + 1]


@dataclass(frozen=True, slots=True)
class Threshold:
    """When a level is proposed: so many reminders were sent, and the answer is so many days late."""

    reminders: int
    days_late: int


THRESHOLDS: Final[Mapping[int, Threshold]] = {
    1: Threshold(reminders=0, days_late=1),
    2: Threshold(reminders=2, days_late=30),
    3: Threshold(reminders=3, days_late=90),
    4: Threshold(reminders=3, days_late=180),
}
"""An assumption: the Court's practice is not public. Above level 4 the Chamber and the Assembly act, not a rule."""

HASTE: Final = 3
"""Requests for arrest reach each threshold in a third of the days: a person at large moves on. An assumption likewise."""


def proposed_level(*, reminders: int, days_late: int, family: str) -> int:
    """The highest level whose threshold is reached; 0 while nothing is late. Pure: what is known is given."""
    haste = HASTE if family in ARREST_FAMILIES else 1
    reached = (
        level
        for level, threshold in THRESHOLDS.items()
        if reminders >= threshold.reminders and days_late * haste >= threshold.days_late and days_late > 0
    )
    return max(reached, default=0)
