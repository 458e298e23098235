"""Registers as workbooks: a person asks for one, the worker makes it in their sight, they take it, and it is deleted.

Nothing under seal is in them.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable
from datetime import date, datetime, timedelta
from functools import partial
from typing import IO, Final

from django.db import transaction
from django.db.models import BigIntegerField, F, Func
from django.utils.translation import gettext as _

from accounts.audit import record_export
from accounts.models import Person
from accounts.sight import purpose, viewing
from accounts.vocab import Level
from common import vault
from common.asof import court_day
from common.errors import Forbidden, Refusal
from common.jobs import UNDER_WAY, Hold, Queue
from requests_app.models import CooperationRequest, ExportJob, RequestQuerySet
from requests_app.services import exports

QUEUE: Final = Queue(ExportJob, "requests_app.tasks.make_workbook", partial(purpose, "workbooks"))

Chosen = Callable[[str, Person, date], RequestQuerySet]
"""What fits a query on a day, for the person who looks, in order."""

KEPT: Final = timedelta(days=1)
"""How long a workbook waits to be taken."""

AT_ONCE: Final = 3
"""How many are made for one person at the same time."""

MOST_ROWS: Final = 2**20 - 1
"""What a sheet holds below its header."""

SIGN_AFTER: Final = 500
"""Requests between two looks at the clock."""

LARGEST: Final = 2**30
CHUNK: Final = 2**16


# --- What people do ----------------------------------------------------------------------------------------------


@transaction.atomic
def request_workbook(*, query: str, by: Person, at: datetime) -> ExportJob:
    """Has a workbook made of what fits `query`, an address that has been checked; the one under way if there is one.

    Raises Forbidden for people outside the Court, Refusal where enough are being made for the person already.
    """
    if not by.works_for_the_court:
        raise Forbidden(_("The registers are exported by the people of the Court."))
    under_way = ExportJob.objects.filter(requested_by=by, status__in=UNDER_WAY)
    if same := under_way.filter(query=query).first():
        return same
    if under_way.count() >= AT_ONCE:
        raise Refusal(_("%d workbooks are being made for you; wait for one, or cancel it.") % AT_ONCE)
    job = ExportJob.objects.create(
        query=query, organ=by.organ, requested_by=by, requested_at=at, seen_at=at, expires_at=at + KEPT
    )
    QUEUE.send(job.pk)
    return job


@transaction.atomic
def remove(job: ExportJob) -> None:
    """Gives the workbook up at whatever stage, and deletes its file; a worker that is at it keeps nothing."""
    ExportJob.objects.filter(pk=job.pk).delete()
    _forget_on_commit([job.file])


@transaction.atomic
def taken(job: ExportJob, *, by: Person, path: str) -> IO[bytes]:
    """The finished file, for reading, once the trail says who took it with which requests.

    Raises Refusal where the person sees one of them no longer, or the store has lost the file.
    """
    rows = _held(job)
    if rows.count() != job.rows:
        raise Refusal(_("The register has changed since this file was made; export it anew."))
    record_export(rows, by=by, path=path)
    try:
        return vault.opened(job.file)
    except FileNotFoundError as error:
        raise Refusal(_("The file is missing from the store; export it anew.")) from error


def _held(job: ExportJob) -> RequestQuerySet:
    """The requests in the file that exist for the viewer and are not under seal."""
    keys = ExportJob.objects.filter(pk=job.pk).values_list(
        Func(F("keys"), function="unnest", output_field=BigIntegerField())
    )
    return CooperationRequest.objects.filter(pk__in=keys).exclude(level=Level.UNDER_SEAL)


# --- What the worker does ----------------------------------------------------------------------------------------


def carry_out(key: int, *, chosen: Chosen, now: Callable[[], datetime]) -> None:
    """Makes the workbook of the job with this key; safe to run twice."""

    def work(job: ExportJob, hold: Hold[ExportJob]) -> None:
        with purpose("workbooks"):
            person = job.requested_by
        if person is None or not person.is_active or person.organ != job.organ:
            raise Refusal(_("The person who asked for it has left."))
        with viewing(person):
            kept, keys = _made(chosen(job.query, person, court_day(job.requested_at)), hold)
        try:
            hold.finish(file=kept.key, size=kept.size, rows=len(keys), keys=list(keys))
        except BaseException:
            vault.forget([kept.key])
            raise

    QUEUE.carry_out(key, work, now=now)


def _made(rows: RequestQuerySet, hold: Hold[ExportJob]) -> tuple[vault.Kept, array[int]]:
    """The workbook in the vault, and the keys of its requests."""
    keys, total = array("q"), rows.order_by().count()
    if total > MOST_ROWS:
        raise Refusal(_("No sheet holds more than %s requests; filter them, or take CSV.") % f"{MOST_ROWS:,}")

    def passed(key: int) -> None:
        keys.append(key)
        if len(keys) % SIGN_AFTER == 0:
            hold.sign(min(99, 100 * len(keys) // total), _("%s requests written") % f"{len(keys):,}")

    with exports.workbook(rows, passed=passed) as book:
        return vault.keep(iter(partial(book.read, CHUNK), b""), largest=LARGEST), keys


def expire(*, at: datetime) -> int:
    """Deletes the workbooks whose time is over, with their files; returns how many."""
    with purpose("workbooks"):
        over = ExportJob.objects.filter(expires_at__lt=at).exclude(status__in=UNDER_WAY)
        files = dict(over.select_for_update(skip_locked=True).values_list("pk", "file"))
        ExportJob.objects.filter(pk__in=files).delete()
        _forget_on_commit(files.values())
    return len(files)


def _forget_on_commit(files: Iterable[str]) -> None:
    """What fails here belongs to no row any more, and is swept."""
    kept = [file for file in files if file]
    transaction.on_commit(lambda: vault.forget(kept), robust=True)
