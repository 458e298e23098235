"""Work that takes long: jobs that the database keeps, and that a worker carries out.

A job is taken by one worker at a time and shows signs of life while it runs. One that a dead worker left behind, or
that the broker lost, is queued again; whoever held it before can then no longer finish it. An app derives its model
from `Job`, names a `Queue`, and has beat call `requeue_lost` every minute.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, Final, Generic, TypeVar

from celery import current_app
from django.conf import settings
from django.db import connections, models, transaction
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.errors import Refusal

LOST_AFTER: Final = timedelta(minutes=2)
"""A job without a sign of life for so long has been lost by its worker or by the broker."""
ATTEMPTS: Final = 3
"""How often a job is tried before it has failed."""
SIGN_EVERY: Final = timedelta(seconds=1)

log = logging.getLogger(__name__)


class JobStatus(models.TextChoices):
    """How far a job has come."""

    QUEUED = "queued", gettext_lazy("Waiting for the worker")
    RUNNING = "running", gettext_lazy("Under way")
    DONE = "done", gettext_lazy("Ready")
    FAILED = "failed", gettext_lazy("Failed")
    CANCELLED = "cancelled", gettext_lazy("Cancelled")


UNDER_WAY: Final = (JobStatus.QUEUED, JobStatus.RUNNING)
"""A job that is not over yet."""


class Job(models.Model):
    """One piece of work for the worker. The database, not the broker, knows which are to be done.

    `attempt` counts the workers that took it: one that was given up cannot finish what another took over.
    """

    status = models.CharField(
        gettext_lazy("status"), max_length=10, choices=JobStatus, default=JobStatus.QUEUED
    )
    percent = models.PositiveSmallIntegerField(gettext_lazy("progress"), default=0)
    step = models.CharField(gettext_lazy("step"), max_length=200, blank=True)
    attempt = models.PositiveSmallIntegerField(gettext_lazy("attempt"), default=0)
    error = models.TextField(gettext_lazy("reason of the failure"), blank=True)
    requested_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=gettext_lazy("requested by"),
    )
    requested_at = models.DateTimeField(gettext_lazy("requested at"))
    started_at = models.DateTimeField(gettext_lazy("started at"), null=True)
    seen_at = models.DateTimeField(gettext_lazy("last sign of life"))
    finished_at = models.DateTimeField(gettext_lazy("finished at"), null=True)

    class Meta:
        abstract = True
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=JobStatus.values), name="%(app_label)s_%(class)s_status_known"
            ),
            models.CheckConstraint(
                condition=Q(status__in=UNDER_WAY, finished_at__isnull=True)
                | Q(~Q(status__in=UNDER_WAY), finished_at__isnull=False),
                name="%(app_label)s_%(class)s_finished_when_over",
            ),
            models.CheckConstraint(
                condition=Q(~Q(status=JobStatus.FAILED), error="") | Q(~Q(error=""), status=JobStatus.FAILED),
                name="%(app_label)s_%(class)s_failure_with_reason",
            ),
        ]

    @property
    def under_way(self) -> bool:
        """Whether it is not over yet."""
        return self.status in UNDER_WAY


AnyJob = TypeVar("AnyJob", bound=Job)


class Taken(Exception):
    """The job was cancelled, or another worker has taken it over; whoever learns this stops."""


@dataclass
class Hold(Generic[AnyJob]):
    """A worker's hold on a job: it gives signs of life, and ends the job while the job is still the worker's."""

    queue: Queue[AnyJob]
    mine: Q
    now: Callable[[], datetime]
    next_at: datetime
    # A sign is seen while the work's own transaction is still open: each thread has a connection of its own.
    _aside: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1))

    def sign(self, percent: int, step: str) -> None:
        """Writes down how far the job is, at most once a second; raises Taken when it is no longer the worker's."""
        at = self.now()
        if at < self.next_at:
            return
        self.next_at = at + SIGN_EVERY
        self._aside.submit(self._write, percent=percent, step=step[:200], seen_at=at).result()

    def finish(self, **fields: Any) -> None:
        """Ends the job, in the transaction of its result: a worker that lost it raises Taken and writes nothing."""
        at = self.now()
        self._write(status=JobStatus.DONE, percent=100, finished_at=at, seen_at=at, **fields)

    def release(self) -> None:
        """Gives the connection of the signs back."""
        self._aside.submit(connections.close_all).result()
        self._aside.shutdown()

    def _write(self, **fields: Any) -> None:
        with self.queue.looking():
            if not self.queue.jobs.filter(self.mine).update(**fields):
                raise Taken


@dataclass(frozen=True)
class Queue(Generic[AnyJob]):
    """The jobs of one model: `task` is the name of the Celery task, `looking` the sight under which jobs are kept."""

    model: type[AnyJob]
    task: str
    looking: Callable[[], AbstractContextManager[object]]

    @property
    def jobs(self) -> models.QuerySet[AnyJob]:
        """All of them."""
        found: models.QuerySet[AnyJob] = self.model._default_manager.all()
        return found

    def send(self, key: int) -> None:
        """Has the worker told when this is committed. A broker that is down loses nothing, see `requeue_lost`."""
        # By name: tasks call services, not the other way round.
        transaction.on_commit(lambda: current_app.send_task(self.task, [key]), robust=True)

    @transaction.atomic
    def requeue_lost(self, *, at: datetime) -> int:
        """Queues again every job under way without a recent sign of life; returns how many. Too many attempts fail it."""
        with self.looking():
            lost = self.jobs.filter(status__in=UNDER_WAY, seen_at__lt=at - LOST_AFTER)
            lost.filter(attempt__gte=ATTEMPTS).update(
                status=JobStatus.FAILED,
                error=_("The worker stopped several times; ask the operator."),
                finished_at=at,
            )
            keys = list(lost.select_for_update(skip_locked=True).values_list("pk", flat=True))
            self.jobs.filter(pk__in=keys).update(status=JobStatus.QUEUED, seen_at=at)
            for key in keys:
                self.send(key)
        return len(keys)

    def carry_out(
        self, key: int, work: Callable[[AnyJob, Hold[AnyJob]], None], *, now: Callable[[], datetime]
    ) -> None:
        """Does the job with this key, unless it is over or another worker has it. `now` gives the moments of its signs.

        `work` ends it by `finish`. Safe to run twice. A Refusal ends the job with its sentence; any other error is
        raised after the job has been handed back for another attempt.
        """
        at = now()
        attempt = self._take(key, at)
        if attempt is None:
            return
        mine = Q(pk=key, attempt=attempt, status=JobStatus.RUNNING)
        hold = Hold(self, mine, now, at + SIGN_EVERY)
        try:
            with self.looking():
                job = self.jobs.get(mine)
            work(job, hold)
        except (Taken, self.model.DoesNotExist):
            return
        except Refusal as refusal:
            self._fail(mine, str(refusal), now())
        except Exception:
            log.warning("Job %s of %s stopped in attempt %s.", key, self.model._meta.label, attempt)
            self._hand_back(mine, now())
            raise
        finally:
            hold.release()

    def _take(self, key: int, at: datetime) -> int | None:
        """Takes the job; its attempt, or None when it is over or running."""
        with self.looking():
            taken = self.jobs.filter(pk=key, status=JobStatus.QUEUED).update(
                status=JobStatus.RUNNING,
                attempt=F("attempt") + 1,
                started_at=at,
                seen_at=at,
                percent=0,
                step="",
            )
            return self.jobs.values_list("attempt", flat=True).get(pk=key) if taken else None

    def _fail(self, mine: Q, sentence: str, at: datetime) -> None:
        with self.looking():
            self.jobs.filter(mine).update(status=JobStatus.FAILED, error=sentence, finished_at=at, seen_at=at)

    def _hand_back(self, mine: Q, at: datetime) -> None:
        """Gives the job up for another attempt, or ends it when there were enough."""
        with self.looking():
            self.jobs.filter(mine, attempt__gte=ATTEMPTS).update(
                status=JobStatus.FAILED,
                error=_("It stopped for an unexpected reason; the operator finds it in the worker's log."),
                finished_at=at,
            )
            self.jobs.filter(mine).update(status=JobStatus.QUEUED)
