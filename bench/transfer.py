"""Import and export of a register at size, in an instance of its own: `python -m bench.transfer [COUNT]` (100,000).

Memory is the growth of the highest resident set of a process of its own for each work, so that none hides another.
"""

from __future__ import annotations

import csv
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path
from typing import Final, NamedTuple

IMPORT_RATE, EXPORT_RATE = 2_000, 10_000
"""Rows a second at least."""
QUERIES, IMPORT_MEMORY, EXPORT_MEMORY, FIRST_BYTE = 0.5, 400, 30, 0.5
"""At most: queries a row; megabytes; seconds."""

SENT: Final = date(2005, 1, 3)


class Measured(NamedTuple):
    """What one work took: rows, seconds, queries, megabytes, and seconds to the first byte of a stream."""

    rows: int
    seconds: float
    queries: int
    megabytes: float
    first: float = 0.0


def main() -> None:
    """Sets up a fresh instance, measures, prints; exits with 1 when a bar is missed."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        Path(folder).chmod(0o755)
        os.environ |= {"ICC_VAR": folder, "DJANGO_SETTINGS_MODULE": "icc_coop.settings"}
        import django  # noqa: PLC0415 - reads the environment

        django.setup()
        from django.core.management import call_command  # noqa: PLC0415 - needs the settings
        from django.db import connections  # noqa: PLC0415

        call_command("setup", verbosity=0, stdout=sys.stderr)
        file = Path(folder) / "requests.csv"
        write(file, count)
        failed = False
        with connections["owner"].cursor():  # keeps the embedded server for the works' own processes
            for name, work, check in (
                ("import", imported, importing),
                ("the same again", imported, importing),
                ("export as CSV", exported, exporting),
                ("export as XLSX", made_workbook, giving),
            ):
                one = apart(work, file)
                verdict = "ok" if check(one) else "FAIL"
                failed = failed or verdict == "FAIL"
                print(  # noqa: T201
                    f"{name:<18}{one.rows:>9,} rows{one.rows / one.seconds:>9,.0f} rows/s{one.queries:>7} queries"
                    f"{one.megabytes:>7.0f} MB{one.first:>7.2f} s to the first byte  {verdict}"
                )
    if failed:
        sys.exit("A bar was missed.")


def importing(one: Measured) -> bool:
    """Whether an import holds its bars."""
    fast = one.rows / one.seconds >= IMPORT_RATE
    return fast and one.queries < QUERIES * one.rows and one.megabytes < IMPORT_MEMORY


def exporting(one: Measured) -> bool:
    """Whether a stream holds its bars."""
    fast = one.rows / one.seconds >= EXPORT_RATE
    return fast and one.first < FIRST_BYTE and one.megabytes <= EXPORT_MEMORY


def giving(one: Measured) -> bool:
    """Whether a file that the worker made holds its bars."""
    return one.first < FIRST_BYTE and one.megabytes <= EXPORT_MEMORY


def apart(work: Callable[[Path], Measured], file: Path) -> Measured:
    """What the work took in a process of its own."""
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        return pool.apply(_ready, (work, file))


def _ready(work: Callable[[Path], Measured], file: Path) -> Measured:
    import django  # noqa: PLC0415 - the process starts with nothing

    django.setup()
    from django.urls import get_resolver  # noqa: PLC0415

    get_resolver().url_patterns  # noqa: B018 - what every process of the register has loaded
    return work(file)


def imported(file: Path) -> Measured:
    """Imports the file."""
    from bench.measure import counting  # noqa: PLC0415
    from common import clock  # noqa: PLC0415
    from requests_app.services.imports import import_requests  # noqa: PLC0415

    before, start = _peak(), time.perf_counter()
    with counting() as sent:
        result = import_requests(file, at=clock.now())
    rows = result.added + result.changed + result.unchanged
    return Measured(rows, time.perf_counter() - start, len(sent), _peak() - before)


def exported(_file: Path) -> Measured:
    """Streams the register as CSV."""
    from accounts.sight import purpose  # noqa: PLC0415
    from bench.measure import counting  # noqa: PLC0415
    from requests_app.models import CooperationRequest  # noqa: PLC0415
    from requests_app.services.exports import csv_lines  # noqa: PLC0415

    before, start, first, rows = _peak(), time.perf_counter(), 0.0, -1
    with counting() as sent, purpose("export"):
        for _line in csv_lines(CooperationRequest.objects.order_by("transmitted_on", "id")):
            rows += 1
            if rows == 1:
                first = time.perf_counter() - start
    return Measured(rows, time.perf_counter() - start, len(sent), _peak() - before, first)


def made_workbook(_file: Path) -> Measured:
    """Has the worker make a workbook of the register; seconds to its first byte are those of taking it."""
    from accounts.models import Person  # noqa: PLC0415
    from accounts.sight import purpose, viewing  # noqa: PLC0415
    from bench.measure import counting  # noqa: PLC0415
    from common import clock  # noqa: PLC0415
    from requests_app.models import ExportJob  # noqa: PLC0415
    from requests_app.services.workbooks import request_workbook, taken  # noqa: PLC0415
    from requests_app.tasks import make_workbook  # noqa: PLC0415

    with purpose("demo"):
        clerk = Person.objects.create_user("clerk@bench.example", name="Clerk", organ="registry")
    with viewing(clerk):
        job = request_workbook(query="show=all", by=clerk, at=clock.now())
    before, start = _peak(), time.perf_counter()
    with counting() as sent:
        make_workbook(job.pk)
    seconds, asked_for = time.perf_counter() - start, time.perf_counter()
    with viewing(clerk):
        job = ExportJob.objects.defer("keys").get(pk=job.pk)
        with taken(job, by=clerk, path="") as book:
            book.read(1)
            first = time.perf_counter() - asked_for
            while book.read(2**20):
                pass
    return Measured(job.rows, seconds, len(sent), _peak() - before, first)


def write(file: Path, count: int) -> None:
    """A register of the Registry with so many requests, all of them transmitted and executed."""
    from requests_app.services.files import COLUMNS  # noqa: PLC0415

    with file.open("w", encoding="utf-8", newline="") as output:
        writer = csv.writer(output)
        writer.writerow([column.name for column in COLUMNS])
        for n in range(count):
            sent = SENT + timedelta(days=n % 2_500)
            days = [(sent + timedelta(days=later)).isoformat() for later in (0, 60, 9, 40)]
            head = [f"B/{n}", "registry", "chambers", ("visa", "assistance")[n % 2], "93(1)(b)"]
            subject = f"Records of institution {n % 997}, request {n}"
            tail = ["public", "Embassy in The Hague", "English", *days[:3], "executed", days[3]]
            writer.writerow([*head, ("KEN", "FRA", "TCD")[n % 3], "", subject, *tail])


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1_024


if __name__ == "__main__":
    main()
