"""The main job in one go, without a web server: from logging a request to the report as a PDF."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import CommandError, CommandParser
from django.db import connections

from accounts.demo import is_loaded
from accounts.models import Person
from accounts.sight import viewing
from accounts.vocab import Organ
from common import clock
from common.commands import SentenceCommand
from common.errors import Refusal
from common.jobs import JobStatus
from common.output import check_place, whole
from icc_coop.supervisor import Ended, Interrupted, Supervisor
from partners.models import Partner
from reports import demo as report_demo
from reports.management.commands.report_figures import table
from reports.models import Edition, RenderedFile, RenderJob
from reports.queries import snapshot_of
from reports.rendering import request_rendering
from reports.services import compile_edition
from reports.vocab import Language
from requests_app.models import CooperationRequest, Notice
from requests_app.services import approve, log_request, submit_for_approval, transmit
from requests_app.tasks import flag_overdue
from requests_app.vocab import Family, Originator

WORKER_SECONDS = 120.0
"""How long the worker may take for one of the two jobs."""


class Command(SentenceCommand):
    help = "Logs a request, sees it late, has the worker flag it and render the report, and writes the report to FILE."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="the PDF to write")

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError("main_job writes demonstration data; it is for trying out only.")
        file: Path = options["file"]
        check_place(file)
        try:
            with Supervisor(settings.VAR / "log") as processes:
                self._do(processes, file)
        except Interrupted:
            raise CommandError("Stopped before the report was written.") from None
        except Ended as error:
            raise CommandError(str(error)) from None
        except OSError as error:
            raise CommandError(f"{error.filename or file}: {error.strerror}.") from error

    def _do(self, processes: Supervisor, file: Path) -> None:
        call_command("setup", stdout=self.stdout)
        if not is_loaded():
            call_command("load_demo", stdout=self.stdout)
        connections.close_all()
        processes.start(
            "worker-once", sys.executable, "-m", "celery", "--app", "icc_coop", "worker", "--concurrency", "1"
        )
        clerk, officer = Person.objects.filter(synthetic=True, organ=Organ.REGISTRY).order_by("pk")[:2]

        request = late_request(clerk, officer)
        self.stdout.write(f"Logged, approved and transmitted: {request.reference}, due on {request.due_on}.")
        flag_overdue.delay()
        processes.wait_until(lambda: flagged(request, clerk), what="The flag", seconds=WORKER_SECONDS)
        self.stdout.write("Late, and flagged by the worker.")

        edition = compiled_edition(clerk)
        self.stdout.write(f"{edition.symbol}: {edition.get_status_display().lower()}.")
        job = asked_for(edition, clerk)
        processes.wait_until(lambda: is_over(job, clerk), what="The report", seconds=WORKER_SECONDS)
        content = finished(job, clerk)
        with whole(file) as output:
            output.write(content)
        for line in table({figure.id: figure for figure in snapshot_of(edition, clock.now()).figures}):
            self.stdout.write(line)
        self.stdout.write(f"The report is in {file} ({len(content):,} bytes).")


def late_request(clerk: Person, officer: Person) -> CooperationRequest:
    """A request that the clerk logged, the officer approved, and that went out long ago without an answer."""
    now, sent = clock.now(), clock.today() - timedelta(days=200)
    with viewing(clerk):
        request = log_request(
            family=Family.ASSISTANCE,
            originator=Originator.CHAMBERS,
            partner=Partner.objects.get(code="KEN"),
            subject="Voluntary appearance of a witness (synthetic)",
            article="93(1)(e)",
            by=clerk,
            known_at=now,
        )
        submit_for_approval(request, by=clerk, on=sent, known_at=now)
    with viewing(officer):
        approve(request, by=officer, on=sent, known_at=now)
    with viewing(clerk):
        return transmit(
            request, by=clerk, on=sent, known_at=now, channel="Embassy in The Hague", language="English"
        )


def flagged(request: CooperationRequest, clerk: Person) -> bool:
    """Whether there is a notice that the request is late."""
    with viewing(clerk):
        return Notice.objects.filter(request=request).exists()


def compiled_edition(clerk: Person) -> Edition:
    """The edition with the figures of this moment; one that was published in the meantime stays as it is."""
    with viewing(clerk):
        edition = Edition.objects.get(symbol=report_demo.SYMBOL)
        if edition.published:
            return edition
        return compile_edition(edition, seen=edition.version, by=clerk, at=clock.now())


def asked_for(edition: Edition, clerk: Person) -> RenderJob:
    """The job that renders the edition; the finished one where a published edition has its PDF already."""
    with viewing(clerk):
        done = RenderJob.objects.filter(edition=edition, published=True, status=JobStatus.DONE).first()
        return done or request_rendering(edition, language=Language.ENGLISH, by=clerk, at=clock.now())


def is_over(job: RenderJob, clerk: Person) -> bool:
    """Whether the worker is done with the job."""
    with viewing(clerk):
        job.refresh_from_db()
    return not job.under_way


def finished(job: RenderJob, clerk: Person) -> bytes:
    """The PDF that the job made. Raises Refusal with its reason when it failed."""
    if job.status == JobStatus.FAILED:
        raise Refusal(job.error)
    with viewing(clerk):
        return bytes(RenderedFile.objects.get(job=job).content)
