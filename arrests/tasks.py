"""Jobs of the warrants, on the schedule of icc_coop.schedule."""

from celery import shared_task

from arrests.services import terms
from common.clock import now, today


@shared_task
def flag_terms() -> None:
    """Flags reviews and terms that draw near or have passed; safe to run twice, at the same time, or after days without a run.

    How many is told to nobody: the worker logs what a task returns, and sealed warrants are among them.
    """
    terms.flag_terms(on=today(), at=now())
