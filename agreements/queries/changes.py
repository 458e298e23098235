"""What changed in a treaty between two days."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date, datetime

from agreements.queries.participation import Figures, figures, participation
from common.asof import AsOf, Period
from partners.models import TreatyEvent
from partners.vocab import Treaty


@dataclass(frozen=True, slots=True)
class Difference:
    """One count on the first day and on the last."""

    name: str
    before: int
    after: int

    @property
    def change(self) -> int:
        """How many more, or fewer."""
        return self.after - self.before


def steps_between(treaty: Treaty, period: Period, known_at: datetime) -> list[TreatyEvent]:
    """The steps that took effect after the first day, up to the last, in their order."""
    return list(
        TreatyEvent.objects.known(known_at)
        .filter(treaty=treaty, effective_on__gt=period.start, effective_on__lte=period.end)
        .select_related("partner")
        .order_by("effective_on", "partner__sort_key", "id")
    )


def differences(treaty: Treaty, period: Period, known_at: datetime) -> list[Difference]:
    """Each count of the treaty's page on both days, as known at one moment."""
    before, after = (_figures(treaty, day, known_at) for day in (period.start, period.end))
    return [
        Difference(field.name, getattr(before, field.name), getattr(after, field.name))
        for field in fields(Figures)
    ]


def _figures(treaty: Treaty, on: date, known_at: datetime) -> Figures:
    return figures(participation(treaty, AsOf(on, known_at)))
