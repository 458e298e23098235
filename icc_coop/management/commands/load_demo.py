"""Loads the synthetic demonstration data, once."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError

from accounts.demo import ACCOUNTS, PASSWORD, is_loaded
from common import clock
from common.commands import SentenceCommand
from icc_coop import demo


class Command(SentenceCommand):
    help = "Loads deterministic synthetic requests, agreements and accounts, all marked as synthetic."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("Demonstration data does not belong into an installation with ICC_PRODUCTION.")
        if is_loaded():
            self.stdout.write("The demonstration data is there already; nothing was changed.")
            return
        loaded = demo.load(on=clock.today(), at=clock.now())
        for what, count in loaded.items():
            self.stdout.write(f"{count:>6,} {what}")
        if options["verbosity"]:
            self.stdout.write(f"Every account signs in with the password “{PASSWORD}”:")
            for account in ACCOUNTS:
                self.stdout.write(f"  {account.email:<32} {account.organ.label}")
