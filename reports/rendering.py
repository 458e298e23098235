"""Making the PDF of an edition, as a job of the worker."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from datetime import datetime
from functools import partial
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.sight import purpose
from common.errors import Forbidden, Refusal
from common.jobs import UNDER_WAY, Hold, JobStatus, Queue
from common.pdf import Progress, RenderingError
from reports import pdf
from reports.addresses import origins
from reports.document import Document, Snapshot, SnapshotError, build
from reports.models import Edition, RenderedFile, RenderJob
from reports.queries import snapshot_of

QUEUE: Final = Queue(RenderJob, "reports.tasks.render", partial(purpose, "editions"))


def render_edition(
    edition: Edition, *, language: str, at: datetime, progress: Progress | None = None
) -> bytes:
    """The edition as a PDF: its frozen snapshot once published, else what the data give as known at `at`.

    The same data give the same bytes. Raises Refusal when the report cannot be written or laid out.
    """
    document = written(edition, language=language, at=at)
    try:
        return pdf.render(document, links=origins(edition.slug, language), progress=progress)
    except RenderingError as error:
        raise Refusal(_("The report cannot be laid out: %(reason)s") % {"reason": error}) from error


def written(edition: Edition, *, language: str, at: datetime) -> Document:
    """The edition as a numbered document, from the same snapshot as its PDF. Raises Refusal with every contradiction."""
    return written_from(snapshot_of(edition, at), language)


def written_from(snapshot: Snapshot, language: str) -> Document:
    """As `written`, from a snapshot that is at hand."""
    try:
        return build(snapshot, language)
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
    if edition.published and jobs.filter(published=True, status=JobStatus.DONE).exists():
        raise Refusal(_("The PDF of this published edition is made already; download it."))
    if edition.published:
        # A rendering of the draft that is still under way would come too late; its worker learns it and stops.
        jobs.filter(published=False, status__in=UNDER_WAY).update(
            status=JobStatus.FAILED, error=_("The edition was published meanwhile."), finished_at=at
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
    QUEUE.send(job.pk)
    return job


@transaction.atomic
def cancel_rendering(edition: Edition, *, language: str, by: Person, at: datetime) -> None:
    """Gives up the rendering that is under way; its worker learns it at the next page and writes nothing.

    The file that was there stays. Raises Forbidden for people outside the Court, Refusal once it is over.
    """
    if not by.works_for_the_court:
        raise Forbidden(_("Renderings are stopped by the people of the Court."))
    under_way = RenderJob.objects.filter(edition=edition, language=language, status__in=UNDER_WAY)
    if not under_way.update(status=JobStatus.CANCELLED, finished_at=at):
        raise Refusal(_("It is over already; there is nothing to stop."))


def carry_out(key: int, *, now: Callable[[], datetime]) -> None:
    """Renders the job with this key, unless it is over or another worker has it; safe to run twice."""

    def render(job: RenderJob, hold: Hold[RenderJob]) -> None:
        with purpose("editions"):
            edition = job.edition
        content = render_edition(edition, language=job.language, at=now(), progress=hold.sign)
        with purpose("editions"):
            hold.finish()
            RenderedFile.objects.create(job=job, content=content, sha256=hashlib.sha256(content).hexdigest())

    QUEUE.carry_out(key, render, now=now)
