"""Jobs that render: one at a time, safe to run twice, found again when lost."""

from __future__ import annotations

import hashlib
from datetime import timedelta

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Refusal
from common.jobs import ATTEMPTS, LOST_AFTER
from reports.models import Edition, RenderedFile, RenderJob
from reports.paragraphs import latest
from reports.rendering import QUEUE, carry_out, request_rendering
from reports.services import publish_edition
from reports.services.text import Words, write_passage
from tests.reports.editions import AT, ON, countersigned, drafted, published, unnamed_agreement

pytestmark = pytest.mark.django_db


def asked(edition: Edition, by: Person) -> RenderJob:
    with viewing(by):
        return request_rendering(edition, language="en", by=by, at=AT)


def as_it_stands(job: RenderJob) -> RenderJob:
    with purpose("editions"):
        return RenderJob.objects.get(pk=job.pk)


def test_a_job_makes_a_pdf_and_keeps_its_hash(clerk: Person) -> None:
    job = asked(drafted(clerk), clerk)
    carry_out(job.pk, now=lambda: AT)
    with viewing(clerk):
        file = RenderedFile.objects.get(job=job)
    assert bytes(file.content).startswith(b"%PDF-")
    assert file.sha256 == hashlib.sha256(file.content).hexdigest()
    done = as_it_stands(job)
    assert (done.status, done.percent, done.finished_at) == ("done", 100, AT)


def test_a_draft_renders_to_the_same_bytes_while_its_data_stand_still(clerk: Person) -> None:
    edition = drafted(clerk)
    for days in (0, 40):
        carry_out(asked(edition, clerk).pk, now=lambda days=days: AT + timedelta(days=days))  # type: ignore[misc]
    with viewing(clerk):
        assert RenderedFile.objects.count() == 2
        assert RenderedFile.objects.values("sha256").distinct().count() == 1


def test_a_second_request_joins_the_job_under_way(clerk: Person, officer: Person) -> None:
    edition = drafted(clerk)
    assert asked(edition, clerk) == asked(edition, officer)


def test_the_database_keeps_one_job_under_way(clerk: Person) -> None:
    edition = drafted(clerk)
    asked(edition, clerk)
    with viewing(clerk), pytest.raises(DatabaseError, match="one_under_way"), transaction.atomic():
        RenderJob.objects.create(edition=edition, published=False, requested_at=AT, seen_at=AT)


def test_a_job_that_is_over_or_running_is_not_done_again(clerk: Person) -> None:
    job = asked(drafted(clerk), clerk)
    carry_out(job.pk, now=lambda: AT)
    carry_out(job.pk, now=lambda: AT)
    with viewing(clerk):
        assert RenderedFile.objects.count() == 1
        assert as_it_stands(job).attempt == 1


def test_facilitators_ask_for_nothing(clerk: Person, officer: Person, facilitator: Person) -> None:
    edition = published(clerk, officer)
    with viewing(facilitator), pytest.raises(Forbidden):
        request_rendering(edition, language="en", by=facilitator, at=AT)


def test_the_pdf_of_a_published_edition_is_made_once(clerk: Person, officer: Person) -> None:
    edition = published(clerk, officer)
    carry_out(asked(edition, clerk).pk, now=lambda: AT)
    with pytest.raises(Refusal, match="made already"):
        asked(edition, clerk)


def test_a_rendering_of_the_draft_ends_with_publication(clerk: Person, officer: Person) -> None:
    edition = countersigned(clerk, officer)
    job = asked(edition, clerk)
    with viewing(officer):
        publish_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)
    assert as_it_stands(job).status == "failed"
    carry_out(job.pk, now=lambda: AT)
    with viewing(clerk):
        assert not RenderedFile.objects.exists()
        assert RenderJob.objects.get(published=True).status == "queued"


def test_files_of_the_draft_stay_inside_the_court(
    clerk: Person, officer: Person, facilitator: Person
) -> None:
    edition = countersigned(clerk, officer)
    carry_out(asked(edition, clerk).pk, now=lambda: AT)
    with viewing(officer):
        edition = publish_edition(edition, seen=edition.version, by=officer, at=AT, on=ON)
    with viewing(facilitator):
        assert not RenderedFile.objects.exists()
    carry_out(asked(edition, officer).pk, now=lambda: AT)
    with viewing(facilitator):
        assert list(RenderedFile.objects.values_list("job__published", flat=True)) == [True]


def test_a_lost_job_is_queued_again_and_its_first_worker_cannot_finish(clerk: Person) -> None:
    job = asked(drafted(clerk), clerk)
    with purpose("editions"):
        RenderJob.objects.filter(pk=job.pk).update(status="running", attempt=1, started_at=AT)
    assert QUEUE.requeue_lost(at=AT + LOST_AFTER) == 0
    assert QUEUE.requeue_lost(at=AT + LOST_AFTER + timedelta(seconds=1)) == 1
    assert as_it_stands(job).status == "queued"

    taken_over = iter([AT])

    def now_while_another_takes_over() -> object:
        """The clock of a slow worker: at its second look the job belongs to somebody else."""
        if next(taken_over, None) is None:
            with purpose("editions"):
                RenderJob.objects.filter(pk=job.pk).update(attempt=9)
        return AT

    carry_out(job.pk, now=now_while_another_takes_over)  # type: ignore[arg-type]
    with viewing(clerk):
        assert not RenderedFile.objects.exists()
        assert as_it_stands(job).attempt == 9


def test_a_job_that_keeps_stopping_fails_with_a_sentence(clerk: Person) -> None:
    job = asked(drafted(clerk), clerk)
    with purpose("editions"):
        RenderJob.objects.filter(pk=job.pk).update(status="running", attempt=ATTEMPTS, started_at=AT)
    assert QUEUE.requeue_lost(at=AT + 2 * LOST_AFTER) == 0
    failed = as_it_stands(job)
    assert failed.status == "failed"
    assert failed.error


def test_a_report_that_cannot_be_written_fails_with_its_reason(clerk: Person) -> None:
    unnamed_agreement()
    job = asked(drafted(clerk), clerk)
    carry_out(job.pk, now=lambda: AT)
    failed = as_it_stands(job)
    assert failed.status == "failed"
    assert "F6" in failed.error


def test_a_rendering_that_fails_says_which_paragraph_is_to_blame(clerk: Person) -> None:
    edition = drafted(clerk)

    def write(key: str, body: str, state: str = "written") -> None:
        words = Words(language="en", key=key, section="apic", organ="registry", state=state, body=body)
        with viewing(clerk):
            before = latest(edition, "en", key)
            write_passage(edition, words, seen=before.version if before else 0, by=clerk, at=AT)

    write("apic-1", "It is added.")
    write("apic", "See paragraph {paragraph apic-1}.")
    write("apic-1", "", state="left_out")
    job = asked(edition, clerk)
    carry_out(job.pk, now=lambda: AT)
    failed = as_it_stands(job)
    assert failed.status == "failed"
    assert "Paragraph “apic”, line 1, character" in failed.error


@pytest.mark.parametrize(
    "statement", ["update reports_renderedfile set sha256 = ''", "delete from reports_renderedfile"]
)
def test_a_rendered_file_cannot_be_exchanged(clerk: Person, statement: str) -> None:
    with (
        purpose("editions"),
        pytest.raises(DatabaseError, match="permission denied"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
