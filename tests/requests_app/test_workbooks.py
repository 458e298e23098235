"""Exports as workbooks: made by the worker in the sight of their asker, theirs alone, and gone in time."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from html import escape
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from accounts.models import Compartment, Person, ReadAudit
from accounts.sight import purpose, viewing
from common.errors import Refusal
from partners.models import Partner
from requests_app import tasks
from requests_app.models import CooperationRequest, ExportJob, RequestQuerySet
from requests_app.services import documents, uploads, workbooks
from tests.requests_app.conftest import logged
from tests.requests_app.test_files import HEADER
from tests.requests_app.test_uploads import counts, worked

pytestmark = pytest.mark.django_db

AT = datetime(2013, 10, 9, 10, tzinfo=UTC)
SignIn = Callable[[Person], Client]


def asked(by: Person, query: str = "show=all") -> ExportJob:
    with viewing(by):
        return workbooks.request_workbook(query=query, by=by, at=AT)


def made(by: Person, query: str = "show=all") -> ExportJob:
    """The workbook after the worker had it."""
    job = asked(by, query)
    tasks.make_workbook(job.pk)
    with viewing(by):
        return ExportJob.objects.get(pk=job.pk)


def bytes_of(answer: Any) -> bytes:
    return b"".join(answer)


def cells(content: bytes) -> list[list[Any]]:
    (sheet,) = openpyxl.load_workbook(io.BytesIO(content)).worksheets
    rows = [[(cell.value or "", cell.data_type) for cell in row] for row in sheet.iter_rows()]
    assert {kind for row in rows for value, kind in row if value} == {"s"}
    return [[value for value, _kind in row] for row in rows]


def files() -> list[Path]:
    return list(Path(settings.MEDIA_ROOT, "documents").glob("??/*"))


def test_the_workbook_of_a_filtered_list_is_what_its_csv_is(
    clerk: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, subject="=1+1", level="confidential")
        logged(clerk, kenya, subject="Ordinary")
        logged(clerk, kenya, family="visa")
        logged(clerk, kenya, subject="Heron", level="under_seal", compartment=compartment)
    browser, query = signed_in(clerk), "show=all&family=assistance&sort=-id"
    page = browser.post(f"/requests/exports/?{query}", follow=True)
    address = page.redirect_chain[-1][0]
    assert page.context["job"].status == "queued"
    assert browser.get(f"{address}requests.xlsx").status_code == 404
    assert "The workbook is being made." in browser.get(f"{address}progress/").content.decode()
    tasks.make_workbook(page.context["job"].pk)
    assert browser.get(f"{address}progress/").headers["HX-Refresh"] == "true"
    page = browser.get(address)
    assert f"{address}requests.xlsx" in page.content.decode()
    assert address in browser.get("/requests/exports/").content.decode()
    answer = browser.get(f"{address}requests.xlsx")
    content = bytes_of(answer)
    assert answer.headers["Content-Length"] == str(len(content))
    text = bytes_of(browser.get(f"/requests/export.csv?{query}")).decode()
    rows = cells(content)
    assert rows == list(csv.reader(io.StringIO(text)))
    assert (rows[0], [row[7] for row in rows[1:]]) == (HEADER, ["Ordinary", "'=1+1"])
    with viewing(clerk):
        (line,) = ReadAudit.objects.filter(path=f"{address}requests.xlsx")
        kept = CooperationRequest.objects.get(subject="=1+1")
        assert (line.what, line.object_ids, line.level, line.person_id) == (
            "requests_app.cooperationrequest",
            [kept.pk],
            "confidential",
            clerk.pk,
        )


def test_a_workbook_comes_back_as_an_import_and_changes_nothing(
    clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        logged(clerk, kenya, subject="=1+1")
        CooperationRequest.objects.update(reference="REG/2013/0001")
    content = bytes_of(signed_in(clerk).get(f"{made(clerk).get_absolute_url()}requests.xlsx"))
    with viewing(clerk):
        job = uploads.upload(SimpleUploadedFile("again.xlsx", content), by=clerk, at=AT)
    job = worked(job)
    assert (job.changes_nothing, counts(job)) == (True, (0, 0, 1))


def test_the_file_is_its_askers_alone_and_only_while_they_stay_with_their_organ(
    clerk: Person, officer: Person, analyst: Person, kenya: Partner, signed_in: SignIn
) -> None:
    address = made(clerk).get_absolute_url()
    pages = [address, f"{address}progress/", f"{address}requests.xlsx"]
    for person in (officer, analyst):
        browser = signed_in(person)
        assert [browser.get(page).status_code for page in pages] == [404] * 3
        assert browser.post(f"{address}remove/").status_code == 404
        assert address not in browser.get("/requests/exports/").content.decode()
    assert cells(bytes_of(signed_in(clerk).get(f"{address}requests.xlsx"))) == [HEADER]
    with purpose("demo"):
        Person.objects.filter(pk=clerk.pk).update(organ="otp")
    clerk.refresh_from_db()
    assert [signed_in(clerk).get(page).status_code for page in pages] == [404] * 3


def test_a_file_with_a_request_that_its_asker_sees_no_longer_is_not_given_out(
    clerk: Person, officer: Person, kenya: Partner, compartment: Compartment, signed_in: SignIn
) -> None:
    with viewing(officer):
        row = logged(officer, kenya, subject="Heron")
    job = made(officer)
    with purpose("demo"):
        CooperationRequest.objects.filter(pk=row.pk).update(level="under_seal", compartment=compartment)
    answer = signed_in(officer).get(f"{job.get_absolute_url()}requests.xlsx")
    assert answer.status_code == 400
    assert "export it anew" in answer.content.decode()
    with purpose("documents"):
        assert not ReadAudit.objects.filter(path__startswith="/requests/exports/").exists()


def test_the_same_list_is_made_once_at_a_time_and_few_lists_at_once(clerk: Person) -> None:
    jobs = [asked(clerk, f"show=all&family={name}") for name in ("visa", "transit", "assistance")]
    assert asked(clerk, "show=all&family=visa") == jobs[0]
    with pytest.raises(Refusal, match="3 workbooks are being made for you"):
        asked(clerk)
    tasks.make_workbook(jobs[0].pk)
    assert asked(clerk, "show=all&family=visa") not in jobs


def test_a_workbook_goes_with_its_file_when_its_time_is_over_or_its_asker_deletes_it(
    clerk: Person, signed_in: SignIn, django_capture_on_commit_callbacks: Any
) -> None:
    late, _kept, unwanted = made(clerk), asked(clerk, "show=late"), made(clerk, "show=open")
    assert len(files()) == 2
    documents.sweep_orphans(at=datetime.now(UTC) + timedelta(days=2))
    assert len(files()) == 2
    with django_capture_on_commit_callbacks(execute=True):
        assert signed_in(clerk).post(f"{unwanted.get_absolute_url()}remove/").status_code == 302
    assert [path.name for path in files()] == [late.file]
    with django_capture_on_commit_callbacks(execute=True):
        assert workbooks.expire(at=AT + workbooks.KEPT) == 0
        assert workbooks.expire(at=AT + workbooks.KEPT + timedelta(seconds=1)) == 1
    assert files() == []
    with viewing(clerk):
        assert [job.query for job in ExportJob.objects.all()] == ["show=late"]


def test_a_workbook_that_was_not_made_says_why_and_is_asked_for_anew(
    clerk: Person, signed_in: SignIn
) -> None:
    job, client = asked(clerk, "show=all&sort=-id"), signed_in(clerk)
    with viewing(clerk):
        ExportJob.objects.filter(pk=job.pk).update(status="failed", error="It stopped.", finished_at=AT)
    page = client.get(job.get_absolute_url()).content.decode()
    assert ("It stopped." in page, f'action="/requests/exports/?{escape(job.query)}"' in page) == (True, True)
    anew = client.post(f"/requests/exports/?{job.query}")
    assert (anew.status_code, anew["Location"] == job.get_absolute_url()) == (302, False)


def test_a_worker_whose_workbook_was_given_up_keeps_nothing(clerk: Person) -> None:
    job = asked(clerk)

    def chosen(query: str, person: Person, on: date) -> RequestQuerySet:
        workbooks.remove(job)
        return CooperationRequest.objects.order_by("id")

    workbooks.carry_out(job.pk, chosen=chosen, now=lambda: AT)
    assert files() == []
