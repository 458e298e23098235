from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from arrests.services.terms import flag_terms
from common.clock import now, today
from common.commands import SentenceCommand, day


class Command(SentenceCommand):
    help = (
        "Flags reviews and terms of warrants that draw near or have passed on a day (today if none is given)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=day, metavar="DATE", help="the day, YYYY-MM-DD")

    def handle(self, *args: Any, on: date | None, **options: Any) -> None:
        day_of_flags = on or today()
        flag_terms(on=day_of_flags, at=now())
        # How many is told to nobody: sealed warrants are among them.
        self.stdout.write(
            _("The terms of warrants are flagged up to %(day)s.") % {"day": day_of_flags.isoformat()}
        )
