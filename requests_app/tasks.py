"""Jobs of the registers, on the schedule of icc_coop.schedule."""

from celery import shared_task

from common.clock import now, today
from requests_app.services import deadlines


@shared_task
def flag_overdue() -> int:
    """Flags what is late today; safe to run twice, at the same time, or after days without a run."""
    return deadlines.flag_overdue(on=today(), at=now())
