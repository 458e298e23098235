"""Writes the French catalogue from the code, with what it has been given so far, or checks that it is whole."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

IGNORED = (".venv", "bench", "tests", "var")
CHANGING = re.compile(
    r'^"(?:POT-Creation-Date|PO-Revision-Date|Last-Translator|Language-Team):.*\n', re.MULTILINE
)
"""Lines of the head that are different with every run or empty."""


class Command(BaseCommand):
    help = "Writes the French catalogue from the code; needs GNU gettext."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--check",
            action="store_true",
            help="Change nothing; fail when the catalogue is out of date or has gaps.",
        )

    def handle(self, *args: Any, **options: Any) -> None:
        folder = settings.BASE_DIR / "locale" / "fr" / "LC_MESSAGES"
        source, compiled = folder / "django.po", folder / "django.mo"
        before = source.read_bytes(), compiled.read_bytes()
        try:
            _extract(source)
            gaps = _gaps(source)
            _tool("msgfmt", "--check-format", f"--output-file={compiled}", source)
            stale = before != (source.read_bytes(), compiled.read_bytes())
        finally:
            if options["check"]:
                source.write_bytes(before[0])
                compiled.write_bytes(before[1])
        if options["check"] and stale:
            raise CommandError(f"{source} is out of date; run `manage.py generate_translations`.")
        if gaps:
            raise CommandError(f"Not in French yet, or only guessed, in {source}: {'; '.join(gaps)}")


def _extract(source: Path) -> None:
    call_command(
        "makemessages",
        locale=["fr"],
        no_location=True,
        no_obsolete=True,
        ignore_patterns=list(IGNORED),
        verbosity=0,
    )
    source.write_text(CHANGING.sub("", source.read_text()))


def _gaps(source: Path) -> list[str]:
    """The English of what has no French, and of what gettext took over from a similar sentence."""
    found = "".join(
        _tool("msgattrib", "--no-wrap", kind, source) for kind in ("--untranslated", "--only-fuzzy")
    )
    return re.findall(r'^msgid "(.+)"$', found, re.MULTILINE)


def _tool(*words: str | Path) -> str:
    try:
        done = subprocess.run(words, cwd=settings.BASE_DIR, capture_output=True, text=True, check=False)  # noqa: S603
    except FileNotFoundError as error:
        raise CommandError(f"{words[0]} is missing; install it with: apt-get install gettext") from error
    if done.returncode:
        raise CommandError(f"{words[0]} refuses the catalogue: {done.stderr.strip()}")
    return done.stdout
