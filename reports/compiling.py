"""Compiling an edition, as a job of the worker: it counts over the whole register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

import pghistory
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Refusal, Stale
from common.jobs import UNDER_WAY, Hold, JobStatus, Queue
from reports import policies
from reports.models import CompileJob, Edition
from reports.services import compile_edition
from reports.workflow import LIFE

QUEUE: Final = Queue(CompileJob, "reports.tasks.compile_edition", partial(purpose, "editions"))


@transaction.atomic
def request_compilation(edition: Edition, *, seen: int, by: Person, at: datetime) -> CompileJob:
    """The job that compiles the edition; the one under way if there is one already. Queued when this is committed.

    Raises Forbidden for anyone outside the Registry, Refusal when the edition cannot be compiled now, Stale when it
    changed since the version `seen`.
    """
    policies.check_prepares(by)
    LIFE.check("compile", edition.status)
    if edition.version != seen:
        raise Stale(
            _("Somebody else changed this edition meanwhile; look at it again before you go on."),
            current=edition,
        )
    try:
        with transaction.atomic():
            job = CompileJob.objects.create(
                edition=edition, seen=seen, requested_by=by, requested_at=at, seen_at=at
            )
    except IntegrityError:
        return CompileJob.objects.filter(edition=edition).latest("id")  # the one under way
    QUEUE.send(job.pk)
    return job


@transaction.atomic
def cancel_compilation(edition: Edition, *, by: Person, at: datetime) -> None:
    """Gives up the compilation that is under way; its worker then changes nothing. Raises Forbidden, and Refusal once it is over."""
    policies.check_prepares(by)
    under_way = CompileJob.objects.filter(edition=edition, status__in=UNDER_WAY)
    if not under_way.update(status=JobStatus.CANCELLED, finished_at=at):
        raise Refusal(_("It is over already; there is nothing to stop."))


def carry_out(key: int, *, now: Callable[[], datetime]) -> None:
    """Compiles for the job with this key, as the person who asked; safe to run twice."""

    def work(job: CompileJob, hold: Hold[CompileJob]) -> None:
        with purpose("editions"):
            edition, person = job.edition, job.requested_by
        if person is None or not person.is_active:
            raise Refusal(_("The person who had the edition compiled has left."))
        hold.sign(10, _("Counting the figures"))
        # One transaction: a worker that lost the job learns it when it finishes, and leaves no trace of what it compiled.
        with viewing(person), pghistory.context(person=person.pk, page=edition.get_absolute_url()):
            compile_edition(edition, seen=job.seen, by=person, at=now())
            hold.finish()

    QUEUE.carry_out(key, work, now=now)
