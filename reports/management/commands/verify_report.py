"""Checks that a published edition still says what was published."""

from __future__ import annotations

import json
from typing import Any

from django.core.management.base import CommandError, CommandParser
from django.utils.translation import gettext as _

from accounts.sight import purpose
from common import clock
from common.commands import SentenceCommand
from common.errors import Refusal
from reports.document import Snapshot
from reports.document.canonical import encode
from reports.figures import FIGURES
from reports.models import Edition
from reports.verification import Check, reprinted, verified


class Command(SentenceCommand):
    """Recomputes the hash of the frozen snapshot, counts its figures again, and says what moved since the edition before."""

    help = "Verifies a published edition of the report, or all of them; exit status 1 when something does not hold."

    def add_arguments(self, parser: CommandParser) -> None:
        """Which edition, and how much."""
        parser.add_argument(
            "symbol", nargs="?", help="the symbol of the edition; without it all published ones"
        )
        parser.add_argument(
            "--reprint", action="store_true", help="also makes each PDF again and compares the bytes"
        )
        parser.add_argument("--json", action="store_true", help="nothing but JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Checks and prints."""
        with purpose("editions"):
            chosen = Edition.objects.published().select_related("replaces").order_by("pk")
            if options["symbol"]:
                chosen = chosen.filter(symbol=options["symbol"])
            found = list(chosen)
            if options["symbol"] and not found:
                raise Refusal(_("No edition with the symbol %(symbol)s is published.") % options)
            now = clock.now()
            checked = [
                (
                    edition,
                    [
                        *verified(edition, at=now, recount=FIGURES),
                        *(reprinted(edition, at=now) if options["reprint"] else ()),
                    ],
                )
                for edition in found
            ]
        if options["json"]:
            self.stdout.write(json.dumps([_plain(*one) for one in checked], indent=2, ensure_ascii=False))
        else:
            for edition, checks in checked:
                self.stdout.write(f"{edition.symbol} {edition.sha256}")
                for one in checks:
                    self.stdout.write(
                        f"  {'ok  ' if one.holds else 'FAIL'} {one.sentence} {one.found}".rstrip()
                    )
        if any(not one.holds for _edition, checks in checked for one in checks):
            raise CommandError(_("Not everything holds."))


def _plain(edition: Edition, checks: list[Check]) -> dict[str, Any]:
    return {
        "symbol": edition.symbol,
        "snapshot_sha256": edition.sha256,
        "replaces": encode(Snapshot.from_json(edition.snapshot).replaces),
        "checks": [{"code": one.code, "holds": one.holds, "found": one.found} for one in checks],
    }
