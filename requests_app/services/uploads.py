"""Imports by people: a file is uploaded, checked by the worker, confirmed by a person, and imported by the worker.

Check and import run in the sight of the person who uploaded the file: what they may not write, no file writes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any, Final

import pghistory
from django.core.files import File
from django.core.files.storage import default_storage
from django.db import IntegrityError, OperationalError, connection, transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.asof import court_day
from common.bulk import batches, execute
from common.errors import Refusal, Rejected
from common.findings import Finding, Severity, blockers
from common.jobs import UNDER_WAY, Hold, JobStatus, Queue
from common.tabular import LARGEST, csv_lines, guarded, shown, stream
from requests_app import policies
from requests_app.models import ImportFinding, ImportJob
from requests_app.models.upload import Phase
from requests_app.services.files import COLUMNS, REMARKS, Record
from requests_app.services.imports import Imported, Known, Portion, Writer, known, portions

QUEUE: Final = Queue(ImportJob, "requests_app.tasks.import_file", partial(purpose, "uploads"))

KEPT: Final = timedelta(days=1)
"""How long an uploaded file waits to be confirmed or corrected."""

FOLDER: Final = "imports"
SHOWN: Final = 100
"""New and changed requests that the preview names, of each kind."""

LONGEST_NAME: Final = 120


# --- What people do ----------------------------------------------------------------------------------------------


@transaction.atomic
def upload(
    file: File[bytes], *, compartment: Compartment | None = None, by: Person, at: datetime
) -> ImportJob:
    """Keeps the file and has it checked. Rows under seal go into the compartment, which must be one of the person's.

    Raises Forbidden for people whose organ has no register, Refusal for an empty or too large file.
    """
    policies.check_may_log(by)
    check_size(file.size)
    if compartment is not None and not compartment.memberships.filter(person=by).exists():
        raise Refusal(_("Choose a compartment to which you belong."), field="compartment")
    job = ImportJob(
        name=(file.name or "")[-LONGEST_NAME:],
        compartment=compartment,
        requested_by=by,
        requested_at=at,
        seen_at=at,
        expires_at=at + KEPT,
    )
    job.file = default_storage.save(f"{FOLDER}/{job.code}", file)
    try:
        job.save()
    except BaseException:
        default_storage.delete(job.file)
        raise
    QUEUE.send(job.pk)
    return job


def check_size(size: int) -> None:
    """Raises Refusal for a file that is empty or too large to be read."""
    if not size:
        raise Refusal(_("The file is empty; choose another."), field="file")
    if size > LARGEST:
        raise Refusal(too_large(), field="file")


def too_large() -> str:
    """What is said of a file that nobody reads."""
    return _("The file is larger than %d MB; split it.") % (LARGEST // 2**20)


@transaction.atomic
def confirm(job: ImportJob, *, by: Person, at: datetime) -> None:
    """Has the checked file imported. Raises Refusal where it was confirmed already, or is not ready for it."""
    policies.check_may_log(by)
    waiting = ImportJob.objects.filter(pk=job.pk, phase=Phase.CHECK, status=JobStatus.DONE, errors=0)
    if not waiting.exclude(file="").update(phase=Phase.IMPORT, **_queued(at)):
        raise Refusal(_("Nothing was done: it was confirmed already, or is over."))
    QUEUE.send(job.pk)


@transaction.atomic
def check_again(job: ImportJob, *, at: datetime) -> None:
    """Has the file checked once more, after the register moved on. Raises Refusal where it is gone or under way."""
    over = ImportJob.objects.filter(pk=job.pk).exclude(status__in=UNDER_WAY).exclude(file="")
    if not over.update(phase=Phase.CHECK, error="", **_queued(at)):
        raise Refusal(_("The file is under way, or is kept no longer; upload it again."))
    QUEUE.send(job.pk)


@transaction.atomic
def cancel(job: ImportJob, *, at: datetime) -> None:
    """Gives the import up, at whatever stage; a worker that is at it writes nothing. Raises Refusal once it is over."""
    kept = ImportJob.objects.filter(pk=job.pk).exclude(file="")
    stopped = kept.exclude(status=JobStatus.CANCELLED).update(
        status=JobStatus.CANCELLED, error="", finished_at=at, file="", preview=[]
    )
    if not stopped:
        raise Refusal(_("It is over already; there is nothing to cancel."))
    ImportFinding.objects.filter(job=job).delete()
    _delete_on_commit(job.file)


def _queued(at: datetime) -> dict[str, Any]:
    return {
        "status": JobStatus.QUEUED,
        "attempt": 0,
        "percent": 0,
        "step": "",
        "started_at": None,
        "finished_at": None,
        "seen_at": at,
    }


def bad_rows(job: ImportJob) -> Iterator[str]:
    """Just the rows with errors as lines of CSV, each with its errors in a last column, which the import skips."""
    return csv_lines(_bad_rows(job))


def _bad_rows(job: ImportJob) -> Iterator[Sequence[str]]:
    yield [*(column.name for column in COLUMNS), REMARKS]
    findings = job.findings.filter(blocks=True, row__gt=1).order_by("row", "id")
    sentences = dict[int, list[str]]()
    for number, column, sentence in findings.values_list("row", "column", "sentence").iterator():
        sentences.setdefault(number, []).append(f"{column}: {sentence}" if column else sentence)
    try:
        for row, _findings in stream(_path(job), COLUMNS, remarks=REMARKS):
            if row.number in sentences:
                cells = [guarded(cell) for cell in row.cells] + [""] * (len(COLUMNS) - len(row.cells))
                yield [*cells, guarded(" ".join(sentences[row.number]))]
    except Rejected:
        return  # the file breaks off here, which the page says


# --- What the worker does ----------------------------------------------------------------------------------------


def carry_out(key: int, *, now: Callable[[], datetime]) -> None:
    """Checks or imports the file of the job with this key; safe to run twice."""

    def work(job: ImportJob, hold: Hold[ImportJob]) -> None:
        with purpose("uploads"):
            person, compartment = job.requested_by, job.compartment
        if person is None or not person.is_active:
            raise Refusal(_("The person who uploaded the file has left."))
        with viewing(person), pghistory.context(person=person.pk, page=job.get_absolute_url()):
            policies.check_may_log(person)
            context = known(court_day(now()), compartment, organ=person.organ, by=person.pk)
            (_check if job.phase == Phase.CHECK else _import)(job, context, hold)

    QUEUE.carry_out(key, work, now=now)


def expire(*, at: datetime) -> int:
    """Deletes the files whose time is over, with what was found in them; returns how many."""
    with purpose("uploads"):
        over = ImportJob.objects.filter(expires_at__lt=at).exclude(file="").exclude(status__in=UNDER_WAY)
        files = dict(over.select_for_update(skip_locked=True).values_list("pk", "file"))
        ImportFinding.objects.filter(job__in=files).delete()
        ImportJob.objects.filter(pk__in=files).update(file="", preview=[])
        for file in files.values():
            _delete_on_commit(file)
    return len(files)


@dataclass(slots=True)
class _Shown:
    """What the person is shown of the changes, and the digest of all of them."""

    digest: Any = field(default_factory=hashlib.sha256)
    new: list[dict[str, Any]] = field(default_factory=list)
    changed: list[dict[str, Any]] = field(default_factory=list)

    def add(self, portion: Portion) -> None:
        """Takes a portion in."""
        for line in portion.new:
            self.digest.update(repr((line.row.number, line.record)).encode())
            if len(self.new) < SHOWN:
                self.new.append(_entry("new", line.row.number, line.record))
        for change in portion.changes:
            self.digest.update(repr((change.row.number, change.old, change.new)).encode())
            if len(self.changed) < SHOWN:
                fields = [
                    [name, _text(before), _text(after)]
                    for name, before, after in zip(Record._fields, change.old, change.new, strict=True)
                    if before != after
                ]
                self.changed.append({**_entry("changed", change.row.number, change.new), "fields": fields})


def _entry(kind: str, row: int, record: Record) -> dict[str, Any]:
    names = ("reference", "family", "partner", "subject", "transmitted_on")
    return {"kind": kind, "row": row, **{name: _text(getattr(record, name)) for name in names}}


def _text(value: object) -> str:
    return "" if value is None else str(value)


def _check(job: ImportJob, context: Known, hold: Hold[ImportJob]) -> None:
    """Finds every error of every row, and what the file would change."""
    ImportFinding.objects.filter(job=job).delete()
    counted, rows, errors, bad, looked = Imported(), 0, 0, set[int](), _Shown()
    try:
        for portion in portions(_path(job), context):
            rows += len(portion.lines)
            hold.sign(0, _("%s rows checked") % f"{rows:,}")
            counted.add(portion)
            looked.add(portion)
            cells = {line.row.number: line.row.cells for line in portion.lines}
            errors += _keep(job, portion.findings, cells)
            bad |= {finding.row for finding in blockers(portion.findings)}
    except Rejected as rejected:
        errors += _keep(job, rejected.findings, {})
    if not rows and not errors:
        errors += _keep(job, [Finding(Severity.BLOCKER, "", _("The file has no rows; fill some in."))], {})
    clean = not errors
    idle = clean and not counted.added and not counted.changed
    hold.finish(
        rows=rows,
        errors=errors,
        bad_rows=len(bad),
        added=counted.added,
        changed=counted.changed,
        unchanged=counted.unchanged,
        digest=looked.digest.hexdigest(),
        preview=[*looked.changed, *looked.new] if clean else [],
        **({"file": ""} if idle else {}),
    )
    if idle:
        _delete_on_commit(job.file)


def _keep(job: ImportJob, findings: Sequence[Finding], cells: dict[int, Sequence[str]]) -> int:
    """Writes the findings down; returns how many of them block."""
    places = {column.name: number for number, column in enumerate(COLUMNS)}
    names = 'job_id, row, "column", value, sentence, blocks'
    for batch in batches(findings, 5_000):
        rows = []
        for one in batch:
            line = cells.get(one.row, ())
            place = places.get(one.column, len(line))
            value = shown(line[place]) if place < len(line) else ""
            rows.append((job.pk, one.row, one.column, value, one.sentence, one.severity is Severity.BLOCKER))
        execute(
            f"insert into {ImportFinding._meta.db_table} ({names}) select * from {{rows}}",  # noqa: S608
            ("bigint", "integer", "text", "text", "text", "boolean"),
            rows,
        )
    return len(blockers(findings))


def _import(job: ImportJob, context: Known, hold: Hold[ImportJob]) -> None:
    """Writes what was confirmed, in one transaction, or nothing."""
    moved = _("The register moved on since the file was checked; check it again. Nothing was written.")
    _wait_for_turn(context.organ, hold)
    writer, looked, counted, rows = Writer(context), _Shown(), Imported(), 0
    try:
        for portion in portions(_path(job), context):
            rows += len(portion.lines)
            hold.sign(95 * rows // max(job.rows, rows), _("%s rows written") % f"{rows:,}")
            if blockers(portion.findings):
                raise Refusal(moved)
            looked.add(portion)
            counted.add(portion)
            with transaction.atomic():
                writer.write(portion)
    except IntegrityError as error:
        raise Refusal(moved) from error
    if looked.digest.hexdigest() != job.digest:
        raise Refusal(moved)
    hold.finish(
        file="", preview=[], added=counted.added, changed=counted.changed, unchanged=counted.unchanged
    )
    _delete_on_commit(job.file)


def _wait_for_turn(organ: str, hold: Hold[ImportJob]) -> None:
    """Two files go into one register one after the other: only so is a row without reference never written twice."""
    with connection.cursor() as cursor:
        while True:
            try:
                with transaction.atomic():
                    cursor.execute("set local lock_timeout = '1s'")
                    cursor.execute("select pg_advisory_xact_lock(hashtext(%s))", [f"requests.import.{organ}"])
                    cursor.execute("set local lock_timeout = 0")
            except OperationalError:
                hold.sign(0, _("Waiting for its turn"))
            else:
                return


def _path(job: ImportJob) -> Path:
    return Path(default_storage.path(job.file))


def _delete_on_commit(file: str) -> None:
    transaction.on_commit(lambda: default_storage.delete(file), robust=True)
