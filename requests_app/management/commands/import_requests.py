from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from common.clock import now
from common.commands import SentenceCommand
from common.errors import Rejected
from requests_app.services.imports import import_requests

SHOWN = 1_000
"""Findings that are printed; a file with more is another file's format."""


class Command(SentenceCommand):
    help = (
        "Imports a register from a CSV or XLSX file: all rows or none; the same file twice changes nothing."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path)
        parser.add_argument("--dry-run", action="store_true", help="check everything and write nothing")
        parser.add_argument(
            "--compartment", default="", metavar="CODE", help="code of the compartment for rows under seal"
        )

    def handle(self, *args: Any, file: Path, dry_run: bool, compartment: str, **options: Any) -> None:
        try:
            result = import_requests(file, at=now(), compartment=compartment, dry_run=dry_run)
        except Rejected as rejected:
            lines = [str(finding) for finding in rejected.findings[:SHOWN]]
            if len(rejected.findings) > SHOWN:
                lines.append(f"… and {len(rejected.findings) - SHOWN} more.")
            raise CommandError("\n".join(lines)) from rejected
        for remark in result.remarks[:SHOWN]:
            self.stderr.write(str(remark))
        done = f"{result.added} added, {result.changed} changed, {result.unchanged} unchanged."
        self.stdout.write(f"Dry run, nothing written: {done}" if dry_run else done)
