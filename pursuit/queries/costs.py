"""Totals of the cost of delay over a period, as far as the reader knows of the warrants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import ROUND_HALF_EVEN, Decimal
from typing import Final

from django.db.models import QuerySet

from arrests.models import Warrant
from common.asof import Period
from pursuit.models import DelayCost
from pursuit.vocab import CostCategory, Currency

CENT: Final = Decimal("0.01")
TENTH: Final = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Total:
    """What one of the four tasks cost in a period; amounts by currency, never added across currencies."""

    category: CostCategory
    entries: int
    amounts: Mapping[str, Decimal]
    staff_days: Decimal


def share(value: Decimal, first: date, last: date, period: Period) -> Decimal:
    """The part of a value, spread evenly over the days from `first` to `last`, that falls into the period."""
    days = (min(last, period.end) - max(first, period.start)).days + 1
    return value * max(days, 0) / ((last - first).days + 1)


def in_period(period: Period, known_at: datetime) -> QuerySet[DelayCost]:
    """The entries of which at least one day lies in the period."""
    return DelayCost.objects.known(known_at).filter(first__lte=period.end, last__gte=period.start)


def totals(period: Period, known_at: datetime) -> list[Total]:
    """The total of each of the four tasks; sums are rounded once, at the end. One query."""
    amounts: dict[str, dict[str, Decimal]] = {category: {} for category in CostCategory}
    staff: dict[str, Decimal] = dict.fromkeys(CostCategory, Decimal(0))
    entries: dict[str, int] = dict.fromkeys(CostCategory, 0)
    rows = in_period(period, known_at).values_list(
        "category", "first", "last", "amount", "currency", "staff_days"
    )
    for category, first, last, amount, currency, days in rows.iterator():
        entries[category] += 1
        if amount is not None:
            part = share(amount, first, last, period)
            amounts[category][currency] = amounts[category].get(currency, Decimal(0)) + part
        if days is not None:
            staff[category] += share(days, first, last, period)
    return [
        Total(
            category,
            entries[category],
            {
                currency: amounts[category][currency].quantize(CENT, ROUND_HALF_EVEN)
                for currency in Currency.values
                if currency in amounts[category]
            },
            staff[category].quantize(TENTH, ROUND_HALF_EVEN),
        )
        for category in CostCategory
    ]


def markings(rows: QuerySet[DelayCost]) -> list[str]:
    """The levels of the warrants that the entries are about, each once."""
    return list(rows.order_by().values_list("warrant__level", flat=True).distinct())


def costs_of(warrants: Iterable[Warrant], known_at: datetime) -> QuerySet[DelayCost]:
    """The entries of the warrants, the latest period first."""
    return DelayCost.objects.known(known_at).filter(warrant__in=list(warrants)).order_by("-last", "-id")
