from __future__ import annotations

from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import CommandError

from accounts.sight import purpose
from common.commands import SentenceCommand, day
from common.output import whole
from requests_app.models import CooperationRequest
from requests_app.services.exports import csv_lines
from requests_app.vocab import TRANSMITTERS, Family, Originator, Status

EQUAL = {
    "organ": "owner_organ",
    "originator": "originator",
    "family": "family",
    "partner": "partner__code",
    "situation": "situation__code",
    "status": "status",
    "level": "level",
}
"""Filters by option and field."""


class Command(SentenceCommand):
    help = "Writes both registers, without any request under seal, as CSV in the columns of the import."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--output", type=Path, required=True, metavar="FILE")
        parser.add_argument("--organ", choices=[organ.value for organ in TRANSMITTERS])
        parser.add_argument("--originator", choices=Originator.values)
        parser.add_argument("--family", choices=Family.values)
        parser.add_argument("--partner", metavar="CODE")
        parser.add_argument("--situation", metavar="CODE")
        parser.add_argument("--status", choices=Status.values)
        parser.add_argument("--level", choices=["public", "confidential"])
        parser.add_argument(
            "--from", type=day, dest="first", metavar="DATE", help="transmitted on this day or later"
        )
        parser.add_argument(
            "--to", type=day, dest="last", metavar="DATE", help="transmitted on this day or earlier"
        )

    def handle(self, *args: Any, output: Path, **options: Any) -> None:
        first, last = options["first"], options["last"]
        if first and last and first > last:
            raise CommandError(f"--from {first} lies after --to {last}; exchange the two dates.")
        rows = CooperationRequest.objects.order_by("owner_organ", "transmitted_on", "pk")
        rows = rows.filter(**{field: options[name] for name, field in EQUAL.items() if options[name]})
        if first:
            rows = rows.filter(transmitted_on__gte=first)
        if last:
            rows = rows.filter(transmitted_on__lte=last)
        count = -1  # the header is no request
        with whole(output) as file, purpose("export"):
            for line in csv_lines(rows):
                file.write(line.encode())
                count += 1
        self.stdout.write(f"{count} requests written to {output}.")
