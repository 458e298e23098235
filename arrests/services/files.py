"""Warrants from a file: kept as it is, compared with the register at each look, and confirmed as a whole."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import WarrantFile
from arrests.reference import WARRANTS, future
from common.asof import court_day
from common.errors import Refusal
from common.findings import Finding
from common.reference import Cell, Change, ChangeKind
from common.tabular import Row, stream_content

LARGEST: Final = 5 * 2**20
"""Bytes of a file at most; all public warrants of the Court's first 24 years take 20,000."""

LONGEST_NAME: Final = 120


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a file means for the register: each of its rows, and what the register has besides."""

    rows: list[Row]
    changes: list[Change]
    findings: list[Finding]
    """Why rows are refused; one, and nothing of the file is written."""

    def of(self, kind: ChangeKind) -> list[Change]:
        """The changes of one kind, in the order of the file."""
        return sorted((one for one in self.changes if one.kind is kind), key=lambda one: one.number)

    @property
    def new(self) -> list[tuple[Row, Change]]:
        """The rows that the register does not have."""
        rows = {row.number: row for row in self.rows}
        return [(rows[one.number], one) for one in self.of(ChangeKind.ADDED) if one.number]

    @property
    def changed(self) -> list[tuple[Change, Cell]]:
        """Each cell that says something else than the register."""
        return [(one, cell) for one in self.of(ChangeKind.CHANGED) for cell in one.cells]

    @property
    def unchanged(self) -> int:
        """How many rows say what the register says."""
        touched = {one.number for kind in (ChangeKind.ADDED, ChangeKind.CHANGED) for one in self.of(kind)}
        return sum(row.number not in touched for row in self.rows)

    @property
    def refused(self) -> int:
        """How many rows are refused."""
        return len({finding.row for finding in self.findings})

    @property
    def changes_nothing(self) -> bool:
        """Whether the register says all of it already."""
        return not self.findings and not self.of(ChangeKind.ADDED) and not self.of(ChangeKind.CHANGED)

    @property
    def digest(self) -> str:
        """What a person has seen: no other changes are written than those."""
        seen = [(one.kind.value, one.number, one.row, one.cells) for one in self.changes]
        return hashlib.sha256(repr(sorted(seen)).encode()).hexdigest()


@transaction.atomic
def keep_file(*, name: str, content: bytes, by: Person) -> WarrantFile:
    """Keeps the file until the person has confirmed it; another one that waited for them is deleted.

    Raises Forbidden for whoever imports no warrants, Refusal or Rejected for a file that cannot be read to its end.
    """
    policies.check_imports(by)
    if not content:
        raise Refusal(_("The file is empty; choose another."), field="file")
    if len(content) > LARGEST:
        raise Refusal(_("The file is larger than 5 MB; a list of warrants never is."), field="file")
    if not any(True for _row in stream_content(content, WARRANTS.columns)):
        raise Refusal(_("The file has no rows; fill some in."), field="file")
    WarrantFile.objects.filter(recorded_by=by, confirmed_at=None).delete()
    return WarrantFile.objects.create(name=name[-LONGEST_NAME:], content=content, recorded_by=by)


@transaction.atomic
def compare(file: WarrantFile, *, known_at: datetime, by: Person) -> Comparison:
    """What the file would change now: it is imported, and that is taken back.

    Rows that are refused are left out of the comparison of the others.
    """
    rows, findings = _read(file, known_at)
    refused = {finding.row for finding in findings}
    sound = [row for row in rows if row.number not in refused]
    with transaction.atomic():
        changes = WARRANTS.apply(sound, known_at=known_at, by=by)
        transaction.set_rollback(True)
    return Comparison(sound, changes, findings)


@transaction.atomic
def confirm_file(file: WarrantFile, *, seen: str, known_at: datetime, by: Person) -> Comparison:
    """Imports the whole file; `seen` is the digest of the changes that the person had before their eyes.

    Raises Forbidden for whoever imports no warrants, Refusal where the file was confirmed before, has rows that are
    refused, or would change something else by now. Nothing is then written.
    """
    policies.check_imports(by)
    waiting = WarrantFile.objects.select_for_update().filter(pk=file.pk, recorded_by=by, confirmed_at=None)
    if not waiting.exists():
        raise Refusal(_("Nothing was done: the file was confirmed already, or is gone."))
    rows, findings = _read(file, known_at)
    if findings:
        raise Refusal(
            _("Some rows are refused; correct them and upload the file again. Nothing was written.")
        )
    moved = _("The register moved on since you looked; look at the changes again. Nothing was written.")
    try:
        with transaction.atomic():
            done = Comparison(rows, WARRANTS.apply(rows, known_at=known_at, by=by), [])
            if done.digest != seen:
                raise Refusal(moved)
    except IntegrityError as error:
        raise Refusal(moved) from error
    waiting.update(confirmed_at=known_at)
    return done


@transaction.atomic
def discard_file(file: WarrantFile, *, by: Person) -> None:
    """Deletes a file that was not confirmed; nothing of it is in the register."""
    policies.check_imports(by)
    WarrantFile.objects.filter(pk=file.pk, recorded_by=by, confirmed_at=None).delete()


def _read(file: WarrantFile, known_at: datetime) -> tuple[list[Row], list[Finding]]:
    """The rows of the file, and why some of them are refused."""
    rows: list[Row] = []
    findings: list[Finding] = []
    for row, about in stream_content(bytes(file.content), WARRANTS.columns):
        findings += about
        if not about:
            rows.append(row)
    findings += [*WARRANTS.check(rows), *future(rows, court_day(known_at))]
    return rows, _in_order(findings)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(findings, key=lambda one: one.row)
