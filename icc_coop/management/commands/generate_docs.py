"""Writes docs/reference from the code, or checks that it is up to date."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from icc_coop import reference_docs


class Command(BaseCommand):
    help = "Writes the reference pages from the code."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check", action="store_true", help="Change nothing; fail when a page is out of date."
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "docs" / "reference"
        folder.mkdir(parents=True, exist_ok=True)
        for name, text in reference_docs.written():
            file = folder / name
            if options["check"]:
                if not file.exists() or file.read_text() != text:
                    raise CommandError(
                        f"docs/reference/{name} is out of date; run `manage.py generate_docs`."
                    )
            else:
                file.write_text(text)
