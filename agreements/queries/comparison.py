"""Framework against ad hoc: how often and how fast States take the persons they are asked to take (para. 28)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from agreements.queries.placements import Case
from agreements.vocab import PLACED, Basis, Outcome
from requests_app.rates import Duration, median
from requests_app.vocab import Family

THRESHOLD: Final = 5
"""Of fewer cases than this, a share or median says little about a State and much about a person: it is withheld."""


@dataclass(frozen=True, slots=True)
class Rate:
    """What became of the cases of one family and basis. Where `withheld`, nothing of it may be told."""

    asked: int
    accepted: int
    refused: int
    silent: int
    executed: int
    median_to_answer: int | None
    median_to_execution: int | None
    withheld: bool = False

    @property
    def few(self) -> bool:
        """Whether there are too few for a share or a median."""
        return self.asked < THRESHOLD

    @property
    def share(self) -> float | None:
        """Executed, of those asked; None where there are too few."""
        return None if self.few or self.withheld else self.executed / self.asked


WITHHELD: Final = Rate(0, 0, 0, 0, 0, None, None, withheld=True)


def comparison(found: Sequence[Case]) -> dict[Family, dict[Basis, Rate]]:
    """The rates of each family by basis. Cases that the Court withdrew, or has not sent yet, are not among those asked.

    Relocations are under seal. Where there is none among the cases, nothing is told of them, not even that there is none.
    """
    rates = {}
    for family in PLACED:
        of_family = [case for case in found if case.placement.request.family == family]
        told_of = of_family or family != Family.RELOCATION
        rates[Family(family)] = _rates(of_family) if told_of else dict.fromkeys(Basis, WITHHELD)
    return rates


def _rates(found: Sequence[Case]) -> dict[Basis, Rate]:
    return {basis: _rate([case for case in found if case.basis is basis]) for basis in Basis}


def _rate(found: Sequence[Case]) -> Rate:
    asked = [case for case in found if case.outcome not in (Outcome.PREPARED, Outcome.WITHDRAWN)]
    executed = [case for case in asked if case.executed_on is not None]
    few = len(asked) < THRESHOLD
    return Rate(
        asked=len(asked),
        accepted=sum(case.outcome is Outcome.ACCEPTED for case in asked),
        refused=sum(case.outcome is Outcome.REFUSED for case in asked),
        silent=sum(case.outcome is Outcome.SILENT for case in asked),
        executed=len(executed),
        median_to_answer=None if few else median(_until_answer(case) for case in asked),
        median_to_execution=None if few else median(_until_execution(case) for case in asked),
    )


def _until_answer(case: Case) -> Duration:
    days = case.days_to_answer
    return Duration(_so_far(case) if days is None else days, days is not None)


def _until_execution(case: Case) -> Duration:
    """A State that refused is counted as not having executed for as long as it has been since it was asked."""
    days = case.days_to_execution
    return Duration(_so_far(case) if days is None else days, days is not None)


def _so_far(case: Case) -> int:
    assert case.asked_on is not None
    return (case.on - case.asked_on).days


def told(rate: Rate) -> dict[str, object]:
    """The rate as files and the interface give it: None for what is withheld or too few."""
    numbers: dict[str, object] = {
        "asked": rate.asked,
        "executed": rate.executed,
        "share": None if rate.share is None else round(rate.share, 3),
        "accepted": rate.accepted,
        "refused": rate.refused,
        "silent": rate.silent,
        "median_days_to_answer": rate.median_to_answer,
        "median_days_to_execution": rate.median_to_execution,
    }
    if rate.withheld:
        numbers = dict.fromkeys(numbers)
    return {"withheld": rate.withheld, **numbers}
