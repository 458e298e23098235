"""Jobs of the registers, on the schedule of icc_coop.schedule."""

from datetime import date

from celery import shared_task
from django.http import QueryDict

from accounts.models import Person
from common.clock import now, today
from requests_app.filters import RequestFilter
from requests_app.models import RequestQuerySet
from requests_app.services import deadlines, documents, recompute, unsent, uploads, workbooks


@shared_task
def flag_overdue() -> None:
    """Flags what is late today; safe to run twice, at the same time, or after days without a run.

    How many is told to nobody: the worker logs what a task returns, and sealed requests are among them.
    """
    deadlines.flag_overdue(on=today(), at=now())


@shared_task
def sweep_documents() -> None:
    """Removes files that belong to no row; safe to run twice or at the same time."""
    documents.sweep_orphans(at=now())


@shared_task
def forget_unsent_forms() -> None:
    """Deletes what people typed and did not send in time; safe to run twice."""
    unsent.forget_expired(at=now())


@shared_task(name=recompute.QUEUE.task)
def recompute_due_dates(key: int) -> None:
    """Moves the due dates that a change of a calendar or a policy touches; safe to run twice."""
    recompute.carry_out(key, now=now)


@shared_task
def requeue_lost_recomputations() -> None:
    """Queues lost recomputations again; beat calls it every minute."""
    recompute.QUEUE.requeue_lost(at=now())


@shared_task(name=uploads.QUEUE.task)
def import_file(key: int) -> None:
    """Checks or imports the uploaded file of the job with this key."""
    uploads.carry_out(key, now=now)


@shared_task
def keep_imports() -> None:
    """Queues lost imports again and deletes files that nobody came back for; beat calls it every minute."""
    uploads.QUEUE.requeue_lost(at=now())
    uploads.expire(at=now())


@shared_task(name=workbooks.QUEUE.task)
def make_workbook(key: int) -> None:
    """Makes the workbook of the job with this key."""
    workbooks.carry_out(key, chosen=_chosen, now=now)


@shared_task
def keep_workbooks() -> None:
    """Queues lost workbooks again and deletes those whose time is over; beat calls it every minute."""
    workbooks.QUEUE.requeue_lost(at=now())
    workbooks.expire(at=now())


def _chosen(query: str, person: Person, on: date) -> RequestQuerySet:
    return RequestFilter(QueryDict(query), person=person, on=on).takeable()
