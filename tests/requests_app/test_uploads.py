"""Imports by people: checked, shown, confirmed, written all or not at all, in one's own register alone."""

from __future__ import annotations

import csv
import io
import stat
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Refusal
from common.jobs import ATTEMPTS, LOST_AFTER
from partners.models import Partner
from requests_app.models import CooperationRequest, ImportFinding, ImportJob, RequestEvent, RequestHistory
from requests_app.services import uploads
from tests.requests_app.test_files import HEADER, ROW

pytestmark = pytest.mark.django_db

AT = datetime(2013, 10, 9, 10, tzinfo=UTC)
SignIn = Callable[[Person], Client]


def csv_of(*rows: dict[str, str]) -> bytes:
    """Rows, given as what differs from the sample, as CSV."""
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, HEADER)
    writer.writeheader()
    writer.writerows({**ROW, **row} for row in rows)
    return file.getvalue().encode()


def uploaded(by: Person, *rows: dict[str, str], compartment: Compartment | None = None) -> ImportJob:
    """The file as the person uploads it."""
    with viewing(by):
        file = SimpleUploadedFile("requests.csv", csv_of(*rows))
        return uploads.upload(file, compartment=compartment, by=by, at=AT)


def worked(job: ImportJob) -> ImportJob:
    """The job after the worker had it."""
    uploads.carry_out(job.pk, now=lambda: AT)
    return as_it_stands(job)


def checked(by: Person, *rows: dict[str, str], **more: Any) -> ImportJob:
    return worked(uploaded(by, *rows, **more))


def confirmed(job: ImportJob, by: Person) -> ImportJob:
    with viewing(by):
        uploads.confirm(job, by=by, at=AT)
    return worked(job)


def as_it_stands(job: ImportJob) -> ImportJob:
    with purpose("import"):
        return ImportJob.objects.get(pk=job.pk)


def findings(job: ImportJob) -> list[tuple[int, str, str]]:
    with purpose("import"):
        return list(job.findings.order_by("id").values_list("row", "column", "value"))


def references() -> list[str | None]:
    with purpose("deadlines"):
        return list(CooperationRequest.objects.order_by("pk").values_list("reference", flat=True))


def counts(job: ImportJob) -> tuple[int, int, int]:
    return job.added, job.changed, job.unchanged


def test_nothing_is_written_before_a_person_confirms(clerk: Person, kenya: Partner) -> None:
    job = checked(clerk, {}, {"reference": "REG/2012/0008"})
    assert (job.waits, counts(job), references()) == (True, (2, 0, 0), [])
    job = confirmed(job, clerk)
    assert (job.status, job.phase, counts(job)) == ("done", "import", (2, 0, 0))
    assert references() == ["REG/2012/0007", "REG/2012/0008"]
    with viewing(clerk):
        assert set(RequestEvent.objects.values_list("recorded_by", flat=True)) == {clerk.pk}
        assert set(CooperationRequest.objects.values_list("created_by", flat=True)) == {clerk.pk}
        contexts = RequestHistory.objects.values_list("pgh_context", flat=True)
        assert [context["person"] for context in contexts] == [clerk.pk] * 2


def test_the_preview_shows_old_and_new_of_each_field(clerk: Person, kenya: Partner) -> None:
    confirmed(checked(clerk, {"outcome": "", "closed_on": ""}), clerk)
    job = checked(clerk, {"subject": "Records of two hospitals"}, {"reference": "REG/2012/0008"})
    assert counts(job) == (1, 1, 0)
    assert [(one["kind"], one["row"], one.get("fields")) for one in job.preview] == [
        (
            "changed",
            2,
            [
                ["subject", "Records of a provincial hospital", "Records of two hospitals"],
                ["outcome", "", "executed"],
                ["closed_on", "", "2012-05-02"],
            ],
        ),
        ("new", 3, None),
    ]


def test_the_same_file_again_says_that_nothing_would_change_and_is_deleted(
    clerk: Person, kenya: Partner
) -> None:
    confirmed(checked(clerk, {}), clerk)
    job = checked(clerk, {})
    assert (job.changes_nothing, job.file, counts(job)) == (True, "", (0, 0, 1))
    with viewing(clerk), pytest.raises(Refusal):
        uploads.confirm(job, by=clerk, at=AT)


def test_every_error_of_every_row_is_kept_with_its_value(clerk: Person, kenya: Partner) -> None:
    job = checked(
        clerk,
        {"family": "visas", "partner": "XYZ"},
        {"reference": "REG/2012/0008"},
        {"reference": "REG/2012/0009", "due_on": "31.2.2012"},
    )
    assert (job.errors, job.bad_rows, job.preview) == (3, 2, [])
    assert findings(job) == [(2, "family", "visas"), (2, "partner", "XYZ"), (4, "due_on", "31.2.2012")]
    with viewing(clerk), pytest.raises(Refusal):
        uploads.confirm(job, by=clerk, at=AT)


def test_the_file_of_bad_rows_is_corrected_and_comes_back(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    job = checked(clerk, {}, {"reference": "=1+1", "family": "visas"})
    answer = signed_in(clerk).get(f"/requests/import/{job.code}/bad-rows.csv")
    content = b"".join(answer.streaming_content).decode()  # type: ignore[attr-defined]
    header, row = csv.reader(io.StringIO(content))
    assert header == [*HEADER, "errors"]
    assert (row[0], row[3]) == ("'=1+1", "visas")
    assert row[-1].startswith("family: “visas” is not known here")
    with viewing(clerk):
        file = SimpleUploadedFile("corrected.csv", content.replace("visas,", "visa,").encode())
        again = uploads.upload(file, by=clerk, at=AT)
    again = worked(again)
    assert (again.waits, counts(again), again.preview[0]["reference"]) == (True, (1, 0, 0), "=1+1")


def test_people_import_into_their_own_register_alone(clerk: Person, analyst: Person, kenya: Partner) -> None:
    job = checked(analyst, {})
    assert findings(job) == [(2, "organ", "registry")]
    own = confirmed(checked(analyst, {"organ": "otp", "originator": "otp"}), analyst)
    assert own.status == "done"
    with viewing(clerk):
        assert not CooperationRequest.objects.exists()


@pytest.mark.parametrize("who", ["president", "facilitator", "administrator"])
def test_organs_without_a_register_import_nothing(who: str, request: pytest.FixtureRequest) -> None:
    person = request.getfixturevalue(who)
    with pytest.raises(Forbidden):
        uploaded(person, {})


def test_sealed_rows_need_a_compartment_of_ones_own(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment
) -> None:
    assert findings(checked(clerk, {"level": "under_seal"})) == [(2, "level", "under_seal")]
    with pytest.raises(Refusal, match="to which you belong"):
        uploaded(officer, {}, compartment=compartment)
    job = confirmed(checked(clerk, {"level": "under_seal"}, compartment=compartment), clerk)
    assert job.status == "done"
    with viewing(officer):
        assert not CooperationRequest.objects.exists()
        assert not ImportJob.objects.exists()
    with viewing(clerk):
        assert CooperationRequest.objects.get().compartment == compartment


def test_an_import_is_its_uploaders_alone(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    job = checked(clerk, {"family": "visas"})
    with viewing(officer):
        assert not ImportJob.objects.exists()
        assert not ImportFinding.objects.exists()
    for path in ("", "progress/", "bad-rows.csv"):
        assert signed_in(officer).get(f"/requests/import/{job.code}/{path}").status_code == 404


def test_a_second_press_on_confirm_does_nothing(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    job, browser = checked(clerk, {}), signed_in(clerk)
    confirm = f"/requests/import/{job.code}/confirm/"
    assert browser.post(confirm).status_code == 302
    assert "Nothing was done" in browser.post(confirm, follow=True).content.decode()
    worked(job)
    assert "Nothing was done" in browser.post(confirm, follow=True).content.decode()
    worked(job)
    assert references() == ["REG/2012/0007"]


def test_what_is_written_is_what_was_shown(clerk: Person, kenya: Partner) -> None:
    """Two files at once: the second is told that the register moved on, and is checked again."""
    first, second = checked(clerk, {}), checked(clerk, {}, {"reference": "REG/2012/0008"})
    confirmed(first, clerk)
    second = confirmed(second, clerk)
    assert second.status == "failed"
    assert "moved on" in second.error
    assert references() == ["REG/2012/0007"]
    with viewing(clerk):
        uploads.check_again(second, at=AT)
    second = worked(second)
    assert (second.waits, counts(second)) == (True, (1, 0, 1))
    confirmed(second, clerk)
    assert references() == ["REG/2012/0007", "REG/2012/0008"]


def test_cancel_deletes_the_file_and_stops_the_worker(clerk: Person, kenya: Partner) -> None:
    job = uploaded(clerk, {})
    with viewing(clerk):
        uploads.cancel(job, at=AT)
        with pytest.raises(Refusal, match="over already"):
            uploads.cancel(job, at=AT)
    assert (worked(job).status, as_it_stands(job).file) == ("cancelled", "")


def test_a_lost_import_is_queued_again_and_fails_in_the_end(clerk: Person, kenya: Partner) -> None:
    job = uploaded(clerk, {})
    late = AT + LOST_AFTER + timedelta(seconds=1)
    with purpose("import"):
        ImportJob.objects.filter(pk=job.pk).update(status="running", attempt=1, started_at=AT)
    assert uploads.QUEUE.requeue_lost(at=late) == 1
    assert worked(job).waits
    with purpose("import"):
        ImportJob.objects.filter(pk=job.pk).update(status="running", attempt=ATTEMPTS, finished_at=None)
    assert uploads.QUEUE.requeue_lost(at=late) == 0
    assert as_it_stands(job).status == "failed"


def test_an_uploaded_file_is_readable_by_the_register_alone(clerk: Person, kenya: Partner) -> None:
    path = Path(default_storage.path(uploaded(clerk, {}).file))
    assert [stat.S_IMODE(one.stat().st_mode) for one in (path, path.parent)] == [0o600, 0o700]


def test_a_file_that_nobody_comes_back_for_is_deleted_with_what_was_found(
    clerk: Person, kenya: Partner, django_capture_on_commit_callbacks: Any
) -> None:
    job = checked(clerk, {"family": "visas"})
    with django_capture_on_commit_callbacks(execute=True):
        assert uploads.expire(at=AT + uploads.KEPT) == 0
        assert default_storage.exists(job.file)
        assert uploads.expire(at=AT + uploads.KEPT + timedelta(seconds=1)) == 1
    assert not default_storage.exists(job.file)
    assert findings(job) == []
    with viewing(clerk), pytest.raises(Refusal, match="upload it again"):
        uploads.check_again(job, at=AT)


def test_a_person_who_left_imports_nothing(clerk: Person, kenya: Partner) -> None:
    job = uploaded(clerk, {})
    Person.objects.filter(pk=clerk.pk).update(is_active=False)
    assert "has left" in worked(job).error


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "is empty"),
        (csv_of(), "has no rows"),
        (csv_of({}).decode().encode("latin-1").replace(b"hospital", b"h\xf4pital"), "not UTF-8"),
        (b"\xd0\xcf\x11\xe0" + bytes(512), "protected by a password"),
        (b"PK\x03\x04 nonsense", "no XLSX workbook"),
        (bytes(1_000), "no text"),
        (b"a,b\n", "header is wrong"),
    ],
)
def test_a_file_that_cannot_be_read_gets_a_sentence_on_the_page(
    content: bytes, sentence: str, clerk: Person, signed_in: SignIn
) -> None:
    browser = signed_in(clerk)
    answer = browser.post("/requests/import/", {"file": SimpleUploadedFile("requests.csv", content)})
    if answer.status_code == 302:
        with purpose("import"):
            worked(ImportJob.objects.latest("id"))
        answer = browser.get(answer["Location"])
    assert sentence in answer.content.decode()


def test_pages_tell_each_stage(clerk: Person, kenya: Partner, signed_in: SignIn) -> None:
    browser = signed_in(clerk)
    answer = browser.post(
        "/requests/import/", {"file": SimpleUploadedFile("requests.csv", csv_of({}))}, follow=True
    )
    page = answer.content.decode()
    assert "The file is being checked" in page
    assert '<noscript><meta http-equiv="refresh"' in page
    with purpose("import"):
        job = worked(ImportJob.objects.latest("id"))
    page = browser.get(job.get_absolute_url()).content.decode()
    assert "What would change" in page
    assert "http-equiv" not in page
    assert browser.get(f"{job.get_absolute_url()}progress/")["HX-Refresh"] == "true"
    page = browser.post(f"{job.get_absolute_url()}confirm/", follow=True).content.decode()
    assert "The file is being imported" in page
    worked(job)
    assert "Every row of the file is in the register" in browser.get(job.get_absolute_url()).content.decode()
    assert "requests.csv" in browser.get("/requests/import/").content.decode()


def test_templates_have_the_columns_and_are_no_import_by_mistake(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    browser = signed_in(clerk)
    assert browser.get("/requests/import/template.csv").content.decode().strip().split(",") == HEADER
    answer = browser.get("/requests/import/template.xlsx")
    book = openpyxl.load_workbook(io.BytesIO(b"".join(answer.streaming_content)))  # type: ignore[attr-defined]
    first, second = book.worksheets
    assert [[cell.value for cell in row] for row in first.iter_rows()] == [HEADER]
    assert [row[0].value for row in second.iter_rows(min_row=3)] == HEADER


def test_a_giant_file_is_refused_by_its_announced_size(
    clerk: Person, signed_in: SignIn, settings: Any
) -> None:
    settings.UPLOAD_CEILING = 100
    answer = signed_in(clerk).post("/requests/import/", {"file": SimpleUploadedFile("x.csv", bytes(200))})
    assert answer.status_code == 400
    assert "larger than 50 MB" in answer.content.decode()
    assert "This field is required" not in answer.content.decode()
