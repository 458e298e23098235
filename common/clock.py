"""The one place that asks the clock. Only views, tasks and commands may import it.

Everything below them takes the date it is asked for as an argument, so that any past answer can be given again.
"""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

COURT_ZONE = ZoneInfo("Europe/Amsterdam")
"""Days are the Court's days: The Hague."""


def now() -> datetime:
    """This moment, timezone aware."""
    return timezone.now()


def today() -> date:
    """The Court's calendar day at this moment."""
    return now().astimezone(COURT_ZONE).date()
