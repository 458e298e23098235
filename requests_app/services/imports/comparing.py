"""What a file says against the register: read in portions, so that its length takes no memory."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Final, NamedTuple

from django.utils.translation import gettext as _

from accounts.vocab import Level
from common.findings import Finding
from common.tabular import Row, stream
from requests_app.models import CooperationRequest
from requests_app.services.files import COLUMNS, REMARKS, Record, record_of, stored
from requests_app.services.imports.judging import FINAL, judged
from requests_app.services.imports.lines import Known, Line
from requests_app.vocab import Outcome

PORTION: Final = 2_000
"""Rows that are compared and written at once."""

COUNTED: Final = ("family", "partner", "transmitted_on")
"""What figures count: once a request was transmitted, a file does not change it."""

MILESTONES: Final = ("acknowledged_on", "outcome", "closed_on")


class Change(NamedTuple):
    """A request of the register about which the file says more: its key, what it says, what the file says."""

    row: Row
    key: int
    old: Record
    new: Record


@dataclass(slots=True)
class Portion:
    """Some rows of a file with what they mean for the register."""

    lines: list[Line]
    findings: list[Finding]
    new: list[Line] = field(default_factory=list)
    changes: list[Change] = field(default_factory=list)
    unchanged: int = 0


def portions(path: Path, known: Known) -> Iterator[Portion]:
    """The file, portion by portion. Raises Rejected where it cannot be read, or not to its end."""
    first = dict[tuple[object, ...], int]()
    nameless = _Nameless(known)
    rows = stream(path, COLUMNS, remarks=REMARKS)
    while read := list(islice(rows, PORTION)):
        portion = Portion([], [])
        for row, findings in read:
            line = Line(row, known.canonical(record_of(row)))
            portion.lines.append(line)
            portion.findings += findings
            portion.findings += judged(line, known)
            portion.findings += _repeated(line, first)
        _compare(portion, known, nameless)
        yield portion


def _repeated(line: Line, first: dict[tuple[object, ...], int]) -> Iterator[Finding]:
    """A finding where an earlier row has the same reference in the same register."""
    if line.record.reference:
        before = first.setdefault(line.key, line.row.number)
        if before != line.row.number:
            yield line.row.finding(_("repeats row %d; delete one of the two.") % before, "reference")


def _compare(portion: Portion, known: Known, nameless: _Nameless) -> None:
    by_key = _referenced(portion.lines, known)
    for line in portion.lines:
        if not line.record.reference:
            if nameless.take(line.record):
                portion.unchanged += 1
            else:
                portion.new.append(line)
        elif line.key not in by_key:
            portion.new.append(line)
        else:
            key, old = by_key[line.key]
            record = _completed(line.record, old)
            if record == old:
                portion.unchanged += 1
            else:
                portion.findings += _contradictions(line.row, old, record)
                portion.changes.append(Change(line.row, key, old, record))


def _referenced(lines: Iterable[Line], known: Known) -> dict[tuple[str, str, bool], tuple[int, Record]]:
    """The requests of the register that the lines name by organ and reference."""
    wanted = defaultdict[tuple[str, bool], list[str]](list)
    for line in lines:
        if line.record.reference:
            wanted[line.record.organ, line.sealed].append(line.record.reference)
    found = {}
    for (organ, sealed), references in wanted.items():
        rows = CooperationRequest.objects.filter(owner_organ=organ)
        if sealed:
            rows = rows.filter(level=Level.UNDER_SEAL, compartment=known.compartment)
        else:
            rows = rows.exclude(level=Level.UNDER_SEAL)
        column = "imported_reference" if sealed else "reference"
        for key, record in stored(rows.filter(**{f"{column}__in": references})):
            found[organ, record.reference, sealed] = key, record
    return found


class _Nameless:
    """How many requests without reference the register has of each content: only equal in every column is the same."""

    def __init__(self, known: Known) -> None:
        self._known = known
        self._left: dict[str, Counter[Record]] = {}

    def take(self, record: Record) -> bool:
        """Whether the register has one more of the content than was taken so far; read before anything is written."""
        if record.organ not in self._left:
            self._left[record.organ] = self._stored(record.organ)
        left = self._left[record.organ]
        if not left[record]:
            return False
        left[record] -= 1
        return True

    def _stored(self, organ: str) -> Counter[Record]:
        rows = CooperationRequest.objects.filter(owner_organ=organ, imported_reference="")
        open_rows = rows.filter(reference__isnull=True).exclude(level=Level.UNDER_SEAL)
        found = Counter(record for _key, record in stored(open_rows))
        if self._known.compartment is not None:
            sealed_rows = rows.filter(level=Level.UNDER_SEAL, compartment=self._known.compartment)
            found.update(record for _key, record in stored(sealed_rows))
        return found


def _completed(record: Record, old: Record) -> Record:
    """The record with what the file leaves to the register: an empty cell says nothing, an older outcome neither."""
    if record.outcome == Outcome.PARTIALLY_EXECUTED and old.outcome in FINAL:
        record = record._replace(outcome="", closed_on=None)
    return Record._make(value or before for value, before in zip(record, old, strict=True))


def _contradictions(row: Row, old: Record, record: Record) -> Iterator[Finding]:
    """A file adds to what happened; it neither changes that nor what was counted."""
    for name in (*(COUNTED if old.transmitted_on else ()), *MILESTONES):
        before, after = getattr(old, name), getattr(record, name)
        # A part is followed by the rest, and a day that stood for an unknown one gives way to the true one.
        adds = (
            not before
            or (name == "outcome" and before == Outcome.PARTIALLY_EXECUTED)
            or (name == "closed_on" and after > before)
        )
        if before != after and not adds:
            yield row.finding(
                _("The register says “%s”; a file does not change that.") % before,
                name,
            )
