"""Jobs of the registers, on the schedule of icc_coop.schedule."""

from celery import shared_task

from common.clock import now, today
from requests_app.services import deadlines, documents, unsent


@shared_task
def flag_overdue() -> None:
    """Flags what is late today; safe to run twice, at the same time, or after days without a run.

    How many is told to nobody: the worker logs what a task returns, and sealed requests are among them.
    """
    deadlines.flag_overdue(on=today(), at=now())


@shared_task
def sweep_documents() -> None:
    """Removes files that belong to no document; safe to run twice or at the same time."""
    documents.sweep_orphans(at=now())


@shared_task
def forget_unsent_forms() -> None:
    """Deletes what people typed and did not send in time; safe to run twice."""
    unsent.forget_expired(at=now())
