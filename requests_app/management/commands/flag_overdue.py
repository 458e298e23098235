from __future__ import annotations

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.utils.translation import ngettext

from common.clock import now, today
from common.commands import SentenceCommand, day
from requests_app.services import deadlines


class Command(SentenceCommand):
    help = "Flags what is late on a day (today if none is given): one notice for each request and due date."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--on", type=day, metavar="DATE", help="the day, YYYY-MM-DD")

    def handle(self, *args: Any, on: date | None, **options: Any) -> None:
        count = deadlines.flag_overdue(on=on or today(), at=now())
        self.stdout.write(
            ngettext("%(count)d request newly flagged.", "%(count)d requests newly flagged.", count)
            % {"count": count}
        )
