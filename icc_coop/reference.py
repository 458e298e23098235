"""Loads the reference files of all apps, all or nothing."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.sight import purpose
from agreements.reference import AGREEMENT_CONFLICTS, ENFORCEMENT_AGREEMENTS, MODEL_TEXTS
from arrests.reference import WARRANTS
from common.errors import Refusal, Rejected
from common.findings import Finding, Severity
from common.reference import Change, ChangeKind, Loader
from common.tabular import Row, read
from partners import reference as partners
from pursuit.reference import DUTIES, INSTANCES

OWN_COPY: Path = settings.BASE_DIR / "data" / "reference"
"""The copy that the project ships; its sources are in SOURCES.md beside it."""

LOADERS: Sequence[Loader] = (
    partners.STATES,
    partners.ORGANIZATIONS,
    partners.ROME_STATUTE,
    partners.APIC,
    partners.SITUATIONS,
    WARRANTS,
    ENFORCEMENT_AGREEMENTS,
    AGREEMENT_CONFLICTS,
    MODEL_TEXTS,
    partners.RECOMMENDATIONS,
    DUTIES,
    INSTANCES,
)
"""In this order: what is named by others comes first."""


def load(
    folder: Path, *, known_at: datetime, missing_only: bool = False, dry_run: bool = False
) -> dict[str, list[Change]]:
    """Loads the reference files of the folder and returns what changed, by file.

    All files are read and checked before anything is written, and either all of them are loaded or none.
    On an empty instance facts are known from the day they became public; later changes from `known_at`.
    `missing_only` leaves out what the register has already: then nothing that was loaded later is set back.
    `dry_run` loads nothing and returns the same.

    Raises Refusal where the folder is missing, Rejected with every finding otherwise.
    """
    if not folder.is_dir():
        raise Refusal(
            _("The folder %s does not exist; name the folder that holds the reference files.") % folder
        )
    with purpose("reference"), transaction.atomic():
        files = _read_all(folder, [one for one in LOADERS if not missing_only or one.is_empty()])
        changes = _apply_all(files, known_at)
        if dry_run:
            transaction.set_rollback(True)
    return changes


def _read_all(folder: Path, loaders: Sequence[Loader]) -> Mapping[Loader, list[Row]]:
    found: dict[Loader, list[Row]] = {}
    findings: list[Finding] = []
    for loader in loaders:
        path = folder / loader.file
        if not path.exists():
            if not loader.optional:
                sentence = _("The file is missing from the folder %s.") % folder
                findings.append(Finding(Severity.BLOCKER, loader.file, sentence))
            continue
        try:
            found[loader] = read(path, loader.columns, name=loader.file)
            findings += loader.check(found[loader])
        except Rejected as rejected:
            findings += rejected.findings
    if findings:
        raise Rejected(findings)
    return found


def _apply_all(files: Mapping[Loader, list[Row]], known_at: datetime) -> dict[str, list[Change]]:
    changes: dict[str, list[Change]] = {}
    findings: list[Finding] = []
    for loader, rows in files.items():
        try:
            with transaction.atomic():
                changes[loader.file] = loader.apply(rows, known_at=known_at)
        except Rejected as rejected:
            findings += rejected.findings
    if findings:
        raise Rejected(findings)
    return changes


def written(changes: Mapping[str, Sequence[Change]]) -> int:
    """How many rows were added or changed."""
    return sum(
        change.kind in {ChangeKind.ADDED, ChangeKind.CHANGED}
        for found in changes.values()
        for change in found
    )
