"""The base of the project's commands: an error is a sentence on stderr, and the exit status is 1."""

from __future__ import annotations

import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from common.errors import Refusal


class SentenceCommand(BaseCommand):
    """Turns refusals and an unreachable server into sentences, printed as they are."""

    requires_system_checks: list[str] = []

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Runs the command; from Python, an error is a CommandError with the same sentence."""
        try:
            return super().execute(*args, **options)
        except (Refusal, CommandError, OperationalError, InterfaceError) as error:
            told = error if isinstance(error, CommandError) else CommandError(sentence_of(error))
            if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
                raise told from error
            self.stderr.write(str(told))
            sys.exit(told.returncode)


def sentence_of(error: Exception) -> str:
    """What went wrong, and what to do."""
    if isinstance(error, Refusal):
        return str(error)
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return (
        _(
            "The database cannot be reached (%s). Start the server, or correct DATABASE_URL; without DATABASE_URL the "
            "register starts a server of its own."
        )
        % reason
    )
