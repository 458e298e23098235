"""Making the PDF of an edition: jobs that the database keeps, and that a worker carries out.

A job is taken by one worker at a time and shows signs of life while it runs. One that a dead worker left behind, or
that the broker lost, is queued again; whoever held it before can then no longer finish it.
"""

from __future__ import annotations

import hashlib
import logging
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Final

from celery import current_app
from django.db import IntegrityError, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.sight import purpose
from common.errors import Forbidden, Refusal
from common.pdf import Progress, RenderingError
from reports import pdf
from reports.document import Document, SnapshotError, build
from reports.models import Edition, RenderedFile, RenderJob
from reports.queries import snapshot_of
from reports.vocab import UNDER_WAY, RenderStatus

TASK: Final = "reports.tasks.render"
LOST_AFTER: Final = timedelta(minutes=2)
"""A job without a sign of life for so long has been lost by its worker or by the broker."""
ATTEMPTS: Final = 3
"""How often a job is tried before it has failed."""

log = logging.getLogger(__name__)


def render_edition(
    edition: Edition, *, language: str, at: datetime, progress: Progress | None = None
) -> bytes:
    """The edition as a PDF: its frozen snapshot once published, else what the data give as known at `at`.

    The same data give the same bytes. Raises Refusal when the report cannot be written or laid out.
    """
    document = written(edition, language=language, at=at)
    try:
        return pdf.render(document, progress=progress)
    except RenderingError as error:
        raise Refusal(_("The report cannot be laid out: %(reason)s") % {"reason": error}) from error


def written(edition: Edition, *, language: str, at: datetime) -> Document:
    """The edition as a numbered document, from the same snapshot as its PDF. Raises Refusal with every contradiction."""
    try:
        return build(snapshot_of(edition, at, language))
    except SnapshotError as error:
        raise Refusal(_("The report cannot be written: %(reason)s") % {"reason": error}) from error


@transaction.atomic
def request_rendering(edition: Edition, *, language: str, by: Person | None, at: datetime) -> RenderJob:
    """The job that renders the edition; the one under way if there is one already. Queued when this is committed.

    Raises Forbidden for people outside the Court, Refusal when the published PDF is there: it is made only once.
    """
    if by is not None and not by.works_for_the_court:
        raise Forbidden(_("Renderings are asked for by the people of the Court."))
    jobs = RenderJob.objects.filter(edition=edition, language=language)
    if edition.published and jobs.filter(published=True, status=RenderStatus.DONE).exists():
        raise Refusal(_("The PDF of this published edition is made already; download it."))
    if edition.published:
        # A rendering of the draft that is still under way would come too late; its worker learns it and stops.
        jobs.filter(published=False, status__in=UNDER_WAY).update(
            status=RenderStatus.FAILED, error=_("The edition was published meanwhile."), finished_at=at
        )
    try:
        with transaction.atomic():
            job = RenderJob.objects.create(
                edition=edition,
                language=language,
                published=edition.published,
                requested_by=by,
                requested_at=at,
                seen_at=at,
            )
    except IntegrityError:
        return jobs.latest("id")  # the one under way
    _queue(job.pk)
    return job


def carry_out(key: int, *, now: Callable[[], datetime]) -> None:
    """Renders the job with this key, unless it is over or another worker has it. `now` gives the moments of its signs.

    Safe to run twice. A failure of the report itself ends the job with its reason; any other error is raised after
    the job has been handed back for another attempt.
    """
    attempt = _take(key, now())
    if attempt is None:
        return
    mine = Q(pk=key, attempt=attempt, status=RenderStatus.RUNNING)
    try:
        with purpose("editions"):
            job = RenderJob.objects.select_related("edition").get(mine)
        content = render_edition(
            job.edition, language=job.language, at=now(), progress=_signs_of_life(mine, now)
        )
    except Taken:
        return
    except Refusal as refusal:
        _fail(mine, str(refusal), now())
    except Exception:
        log.warning("Rendering %s stopped in attempt %s.", key, attempt)
        _hand_back(mine, now())
        raise
    else:
        _finish(mine, content, now())


@transaction.atomic
def requeue_lost(*, at: datetime) -> int:
    """Queues again every job under way without a recent sign of life; returns how many. Too many attempts fail it."""
    with purpose("editions"):
        lost = RenderJob.objects.filter(status__in=UNDER_WAY, seen_at__lt=at - LOST_AFTER)
        lost.filter(attempt__gte=ATTEMPTS).update(
            status=RenderStatus.FAILED,
            error=_("The worker stopped several times; ask the operator."),
            finished_at=at,
        )
        keys = list(lost.select_for_update(skip_locked=True).values_list("pk", flat=True))
        RenderJob.objects.filter(pk__in=keys).update(status=RenderStatus.QUEUED, seen_at=at)
        for key in keys:
            _queue(key)
    return len(keys)


class Taken(Exception):
    """Another worker has taken the job over; whoever learns this stops."""


def _queue(key: int) -> None:
    # By name: tasks call services, not the other way round. A broker that is down loses nothing, see requeue_lost.
    transaction.on_commit(lambda: current_app.send_task(TASK, [key]), robust=True)


def _take(key: int, at: datetime) -> int | None:
    """Takes the job; its attempt, or None when it is over or running."""
    with purpose("editions"):
        taken = RenderJob.objects.filter(pk=key, status=RenderStatus.QUEUED).update(
            status=RenderStatus.RUNNING,
            attempt=F("attempt") + 1,
            started_at=at,
            seen_at=at,
            percent=0,
            step="",
        )
        return RenderJob.objects.values_list("attempt", flat=True).get(pk=key) if taken else None


def _signs_of_life(mine: Q, now: Callable[[], datetime]) -> Progress:
    """Writes down how far the job is, at most once a second; raises Taken when it belongs to another worker."""
    next_at: datetime | None = None

    def sign(percent: int, step: str) -> None:
        nonlocal next_at
        at = now()
        if next_at is not None and at < next_at:
            return
        next_at = at + timedelta(seconds=1)
        with purpose("editions"):
            if not RenderJob.objects.filter(mine).update(percent=percent, step=step[:200], seen_at=at):
                raise Taken

    return sign


def _finish(mine: Q, content: bytes, at: datetime) -> None:
    with purpose("editions"):
        job = RenderJob.objects.select_for_update().filter(mine).first()
        if job is None:
            return
        RenderedFile.objects.create(job=job, content=content, sha256=hashlib.sha256(content).hexdigest())
        job.status, job.percent, job.finished_at, job.seen_at = RenderStatus.DONE, 100, at, at
        job.save()


def _fail(mine: Q, sentence: str, at: datetime) -> None:
    with purpose("editions"):
        RenderJob.objects.filter(mine).update(
            status=RenderStatus.FAILED, error=sentence, finished_at=at, seen_at=at
        )


def _hand_back(mine: Q, at: datetime) -> None:
    """Gives the job up for another attempt, or ends it when there were enough."""
    with purpose("editions"):
        RenderJob.objects.filter(mine, attempt__gte=ATTEMPTS).update(
            status=RenderStatus.FAILED,
            error=_(
                "The rendering stopped for an unexpected reason; the operator finds it in the worker's log."
            ),
            finished_at=at,
        )
        RenderJob.objects.filter(mine).update(status=RenderStatus.QUEUED)
