"""Renders an edition to a PDF file, in this process."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import CommandParser
from django.utils.translation import gettext as _

from accounts.sight import purpose
from common import clock
from common.commands import SentenceCommand
from common.errors import Refusal
from common.output import check_place, whole
from reports.models import Edition
from reports.rendering import render_edition
from reports.vocab import Language


class Command(SentenceCommand):
    """The frozen snapshot of a published edition, or what the data give now for any other."""

    help = "Renders an edition of the report to a PDF file, without a worker."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which edition, in which language, into which file."""
        parser.add_argument("symbol", help="the symbol of the edition, for example ICC-ASP/12/35")
        parser.add_argument(
            "--output", type=Path, required=True, help="the PDF file; replaced when it exists"
        )
        parser.add_argument("--language", choices=Language.values, default=Language.ENGLISH.value)

    def handle(self, *args: Any, **options: Any) -> None:
        """Renders first and writes then: the file is whole or not touched."""
        with purpose("editions"):
            edition = Edition.objects.filter(symbol=options["symbol"]).first()
        if edition is None:
            raise Refusal(_("There is no edition with the symbol %(symbol)s.") % options)
        output: Path = options["output"]
        check_place(output)
        content = render_edition(edition, language=options["language"], at=clock.now())
        with whole(output) as file:
            file.write(content)
