"""The base of the project's commands: an error is a sentence on stderr, and the exit status is 1."""

from __future__ import annotations

import sys
from argparse import ArgumentTypeError
from datetime import UTC, date, datetime
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import InterfaceError, OperationalError
from django.utils.translation import gettext as _

from common import clock, tabular
from common.asof import end_of
from common.errors import Refusal


class SentenceCommand(BaseCommand):
    """Turns refusals, an unreachable server and what the system refuses into sentences, printed as they are."""

    requires_system_checks: list[str] = []

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Runs the command; from Python, an error is a CommandError with the same sentence."""
        try:
            return super().execute(*args, **options)
        except (
            Refusal,
            CommandError,
            OperationalError,
            InterfaceError,
            OSError,
            UnicodeEncodeError,
        ) as error:
            told = error if isinstance(error, CommandError) else CommandError(sentence_of(error))
            if not getattr(self, "_called_from_command_line", False) or options.get("traceback"):
                raise told from error
            self.stderr.write(str(told))
            sys.exit(told.returncode)


def sentence_of(error: Exception) -> str:
    """What went wrong, and what to do."""
    if isinstance(error, Refusal):
        return str(error)
    if isinstance(error, UnicodeEncodeError):
        return _("An argument is not written in UTF-8.")
    if isinstance(error, OSError):
        return ": ".join(str(part) for part in (error.filename, error.strerror or error) if part)
    reason = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    return (
        _(
            "The database cannot be reached (%s). Start the server, or correct DATABASE_URL; without DATABASE_URL the "
            "register starts a server of its own."
        )
        % reason
    )


def day(text: str) -> date:
    """A day of the command line, as YYYY-MM-DD."""
    try:
        return tabular.day(text)
    except tabular.Unreadable as error:
        raise ArgumentTypeError(str(error)) from error


def moment(text: str) -> datetime:
    """A moment in ISO 8601, in the Court's time zone where it names none; a day alone means its last instant."""
    try:
        if len(text) == len("2013-09-30"):
            return end_of(tabular.day(text))
        given = datetime.fromisoformat(text)
        return (given if given.tzinfo else given.replace(tzinfo=clock.COURT_ZONE)).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ArgumentTypeError(
            _("“%(text)s” is no moment; write it like 2013-09-30T12:00.") % {"text": text}
        ) from error
