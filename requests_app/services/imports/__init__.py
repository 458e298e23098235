"""Reads a register from a file: all rows or none, every problem named, and twice the same as once."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from django.db import transaction

from accounts.sight import purpose
from common.asof import court_day
from common.errors import Rejected
from common.findings import Finding, blockers
from requests_app.services.imports.comparing import Change, Portion, portions
from requests_app.services.imports.lines import Known, Line, compartment_of, known
from requests_app.services.imports.writing import Writer

__all__ = [
    "Change",
    "Imported",
    "Known",
    "Line",
    "Portion",
    "Writer",
    "compartment_of",
    "import_requests",
    "known",
    "portions",
]


@dataclass(slots=True)
class Imported:
    """What an import did, or would do, and what a person should know about it."""

    added: int = 0
    changed: int = 0
    unchanged: int = 0
    remarks: list[Finding] = field(default_factory=list)

    def add(self, portion: Portion) -> None:
        """Counts a portion."""
        self.added += len(portion.new)
        self.changed += len(portion.changes)
        self.unchanged += portion.unchanged


def import_requests(path: Path, *, at: datetime, compartment: str = "", dry_run: bool = False) -> Imported:
    """Imports the file for the operator; sealed rows go into the compartment with the given code. `at` is the moment.

    Imports are history: no workflow guard stops them, but what cannot be true is a finding. Raises Rejected with every
    blocking finding, Refusal for an unknown compartment; nothing is written then, nor in a dry run.
    """
    result, findings = Imported(), list[Finding]()
    with purpose("import"), transaction.atomic():
        context = known(court_day(at), compartment_of(compartment))
        writer, blocked = Writer(context), dry_run
        for portion in portions(path, context):
            result.add(portion)
            findings += portion.findings
            blocked = blocked or bool(blockers(portion.findings))
            if not blocked:
                writer.write(portion)
        if found := blockers(findings):
            raise Rejected(sorted(found, key=_place))
    result.remarks = sorted(findings, key=_place)
    return result


def _place(finding: Finding) -> int:
    return finding.row
