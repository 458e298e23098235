"""Loads the reference files of a folder and says what changed."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser

from common import clock
from common.commands import SentenceCommand
from common.reference import Change, ChangeKind
from icc_coop import reference


class Command(SentenceCommand):
    help = "Loads States, treaties, warrants, agreements and the other reference files; all of them or none."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "folder",
            nargs="?",
            type=Path,
            default=reference.OWN_COPY,
            help="Default: the project's own copy.",
        )
        parser.add_argument(
            "--dry-run", action="store_true", help="Say what would change, and change nothing."
        )
        parser.add_argument("--json", action="store_true", help="Print the changes as JSON and nothing else.")

    def handle(self, *args: Any, **options: Any) -> None:
        changes = reference.load(options["folder"], known_at=clock.now(), dry_run=options["dry_run"])
        if options["json"]:
            plain = {file: [vars_of(change) for change in found] for file, found in changes.items()}
            self.stdout.write(json.dumps(plain, indent=2, ensure_ascii=False))
            return
        for line in report(changes):
            self.stdout.write(line)
        total = reference.written(changes)
        if not total:
            self.stdout.write("Nothing changed.")
        elif options["dry_run"]:
            self.stdout.write(f"{total} changes; nothing was loaded.")
        else:
            self.stdout.write(f"{total} changes loaded.")


def vars_of(change: Change) -> dict[str, str]:
    """The change as JSON holds it."""
    return {"kind": change.kind, "row": change.row, "detail": change.detail}


def report(changes: Mapping[str, Sequence[Change]]) -> list[str]:
    """The changes as lines: each file with its counts, then one line for each change."""
    lines = []
    for file, found in changes.items():
        counts = ", ".join(
            f"{sum(change.kind == kind for change in found)} {kind}"
            for kind in ChangeKind
            if any(change.kind == kind for change in found)
        )
        lines.append(f"{file}: {counts or 'nothing changed'}.")
        for change in found:
            detail = f": {change.detail}" if change.detail else ""
            lines.append(f"  {change.kind:<8} {change.row}{detail}")
    return lines
