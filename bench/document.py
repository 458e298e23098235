"""`python -m bench.document`: an edition of 40 pages, 600 rows of tables and 10 charts as PDF, and what it costs.

Beside it the same HTML laid out by WeasyPrint alone, in the same fonts (no tags, no attachments, nothing mended), and
printed by Chromium. Seconds are of the processor, so that other work on the machine does not count. Memory is how far
the work drives up the highest resident set of a process of its own, and in brackets that set with the whole application.
"""

from __future__ import annotations

import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

RUNS = 3
SIZE = (600, 10, 10, 150)
"""Rows, tables, charts, paragraphs."""
SLOWEST, LARGEST = 1.3, 250
"""The bars: times the bare engine, and megabytes at the most."""


class Measured(NamedTuple):
    """Seconds of the processor, megabytes of the work and of the whole process, and the pages made."""

    seconds: float
    megabytes: float
    whole: float
    pages: int


def main() -> None:
    """Measures each way in processes of its own, prints them, and exits with 1 when a bar is missed."""
    if len(sys.argv) > 1:
        print(json.dumps(measured(sys.argv[1])))  # noqa: T201
        return
    ways = {way: median([apart(way) for _ in range(RUNS)]) for way in WAYS}
    print("\nAn edition of 600 rows and 10 charts as PDF; seconds of the processor, medians\n")  # noqa: T201
    for way, one in ways.items():
        print(f"{way:<24}{one.seconds:>8.2f} s{one.megabytes:>8.0f} MB ({one.whole:.0f}){one.pages:>6} pages")  # noqa: T201
    ours = ways["report"]
    ratio = ours.seconds / ways["WeasyPrint alone"].seconds
    print(f"{ratio:.2f} times WeasyPrint alone (at most {SLOWEST}); at most {LARGEST} MB")  # noqa: T201
    if ratio > SLOWEST or ours.megabytes > LARGEST:
        sys.exit("FAIL: a bar was missed.")


def apart(way: str) -> Measured:
    """One measurement in a process of its own, so that none hides another."""
    run = subprocess.run(  # noqa: S603 - ourselves
        [sys.executable, "-m", "bench.document", way],
        stdout=subprocess.PIPE,
        text=True,
        check=True,
        timeout=900,
    )
    return Measured(*json.loads(run.stdout))


def median(found: list[Measured]) -> Measured:
    """The one in the middle by its seconds, with the most memory of all."""
    seconds = statistics.median(one.seconds for one in found)
    most = max(found, key=lambda one: one.whole)
    return most._replace(seconds=seconds)


def measured(way: str) -> Measured:
    """One run of this way in this process."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "icc_coop.settings")
    import django  # noqa: PLC0415 - reads the environment

    django.setup()
    work = WAYS[way]()
    with tempfile.TemporaryDirectory() as folder:
        made = Path(folder, "report.pdf")
        held, before = _megabytes(), _seconds()
        work(made)
        seconds, whole = _seconds() - before, _megabytes()
        import pypdf  # noqa: PLC0415 - is not measured

        return Measured(seconds, whole - held, whole, len(pypdf.PdfReader(made).pages))


WHO = (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)


def _seconds() -> float:
    return sum(used.ru_utime + used.ru_stime for used in map(resource.getrusage, WHO))


def _megabytes() -> float:
    return max(resource.getrusage(who).ru_maxrss for who in WHO) / 1024


def _report() -> Callable[[Path], object]:
    from bench.edition import large  # noqa: PLC0415 - reads the settings
    from reports.pdf import render  # noqa: PLC0415

    document = large(*SIZE)
    return lambda made: made.write_bytes(render(document))


def _engine() -> Callable[[Path], object]:
    import weasyprint  # noqa: PLC0415 - reads the settings

    from bench.edition import html  # noqa: PLC0415
    from common.pdf.engine import OwnFonts, fonts_for  # noqa: PLC0415

    text, base = html(*SIZE)
    return lambda made: weasyprint.HTML(string=text, base_url=base).write_pdf(
        made, font_config=OwnFonts(fonts_for(text))
    )


def _chromium() -> Callable[[Path], object]:
    from bench.edition import html  # noqa: PLC0415 - reads the settings

    chromium = shutil.which("chromium") or shutil.which("google-chrome")
    if not chromium:
        sys.exit("Chromium is not on this machine; install it as root with: apt-get install chromium")
    text, base = html(*SIZE)

    def printed(made: Path) -> None:
        page = made.with_suffix(".html")
        page.write_text(text.replace("<head>", f'<head><base href="{base}">', 1), encoding="utf-8")
        arguments = ("--headless", "--no-sandbox", "--disable-gpu", f"--print-to-pdf={made}", page.as_uri())
        subprocess.run(  # noqa: S603 - found on the path
            [chromium, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )

    return printed


WAYS: dict[str, Callable[[], Callable[[Path], object]]] = {
    "report": _report,
    "WeasyPrint alone": _engine,
    "Chromium": _chromium,
}

if __name__ == "__main__":
    main()
