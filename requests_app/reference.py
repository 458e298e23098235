"""The rules that an instance starts with: the Court's calendar and the days to answer. Both are assumptions."""

from __future__ import annotations

from typing import Final

import holidays

from requests_app.clocks import ASSUMED_DAYS, ASSUMED_URGENT_DAYS
from requests_app.models import DuePolicy, Holiday

YEARS: Final = range(2002, 2051)
"""From the entry into force of the Rome Statute; beyond the last year the calendar is extended by hand."""


def seed_rules() -> int:
    """Writes the public holidays of the host State and the assumed policies where there are none yet.

    The Court's own calendar is not public; whoever knows it edits the table. Returns how many rows were written.
    """
    written = 0
    if not Holiday.objects.exists():
        days = holidays.country_holidays("NL", years=YEARS, language="en_US")
        written += len(
            Holiday.objects.bulk_create(Holiday(day=day, name=name) for day, name in sorted(days.items()))
        )
    if not DuePolicy.objects.exists():
        written += len(
            DuePolicy.objects.bulk_create(
                DuePolicy(family=family, days=days, urgent_days=ASSUMED_URGENT_DAYS)
                for family, days in ASSUMED_DAYS.items()
            )
        )
    return written
