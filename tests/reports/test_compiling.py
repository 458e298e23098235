"""Jobs that compile: asked for on the page, done by the worker as the person who asked, one at a time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Forbidden, Stale
from common.jobs import ATTEMPTS, LOST_AFTER
from reports.compiling import QUEUE, cancel_compilation, carry_out, request_compilation
from reports.models import CompileJob, Edition
from reports.services import revise_edition
from tests.reports.editions import AT, PARTICULARS, drafted, unnamed_agreement

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def asked(edition: Edition, by: Person) -> CompileJob:
    with viewing(by):
        return request_compilation(edition, seen=edition.version, by=by, at=AT)


def as_it_stands(job: CompileJob) -> CompileJob:
    with purpose("editions"):
        return CompileJob.objects.select_related("edition").get(pk=job.pk)


def test_the_worker_compiles_once_as_the_person_who_asked(clerk: Person, officer: Person) -> None:
    edition = drafted(clerk)
    job = asked(edition, officer)
    assert asked(edition, clerk) == job  # a second request joins the one under way
    carry_out(job.pk, now=lambda: AT)
    carry_out(job.pk, now=lambda: AT)
    done = as_it_stands(job)
    assert (done.status, done.percent, done.attempt, done.edition.status) == ("done", 100, 1, "compiled")
    with viewing(clerk):
        assert list(done.edition.steps.filter(action="compile").values_list("by__name", flat=True)) == [
            officer.name
        ]


def test_only_the_registry_asks_and_only_for_what_it_has_read(clerk: Person, president: Person) -> None:
    edition = drafted(clerk)
    with viewing(president), pytest.raises(Forbidden):
        request_compilation(edition, seen=edition.version, by=president, at=AT)
    with viewing(clerk), pytest.raises(Stale):
        request_compilation(edition, seen=edition.version - 1, by=clerk, at=AT)


def test_an_edition_that_changed_meanwhile_or_contradicts_itself_fails_with_the_sentence(
    clerk: Person,
) -> None:
    edition = drafted(clerk)
    job = asked(edition, clerk)
    with viewing(clerk):
        edition = revise_edition(edition, {"job_number": "1"}, seen=edition.version, by=clerk, at=AT)
    carry_out(job.pk, now=lambda: AT)
    assert "Somebody else changed this edition" in as_it_stands(job).error
    unnamed_agreement()
    job = asked(edition, clerk)
    carry_out(job.pk, now=lambda: AT)
    failed = as_it_stands(job)
    assert (failed.status, failed.edition.status) == ("failed", "drafted")
    assert "F6" in failed.error


def test_a_compilation_that_is_stopped_or_taken_over_changes_nothing(clerk: Person) -> None:
    edition = drafted(clerk)
    job = asked(edition, clerk)
    looks = iter(range(9))

    def now_while_it_is_stopped() -> object:
        """The clock of a slow worker: at its second look somebody has stopped the job."""
        if next(looks) == 1:
            with viewing(clerk):
                cancel_compilation(edition, by=clerk, at=AT)
        return AT

    carry_out(job.pk, now=now_while_it_is_stopped)  # type: ignore[arg-type]
    stopped = as_it_stands(job)
    assert (stopped.status, stopped.edition.status) == ("cancelled", "drafted")


def test_a_lost_compilation_is_queued_again_and_given_up_in_the_end(clerk: Person) -> None:
    job = asked(drafted(clerk), clerk)
    with purpose("editions"):
        CompileJob.objects.filter(pk=job.pk).update(status="running", attempt=1, started_at=AT)
    assert QUEUE.requeue_lost(at=AT + LOST_AFTER + timedelta(seconds=1)) == 1
    assert as_it_stands(job).status == "queued"
    with purpose("editions"):
        CompileJob.objects.filter(pk=job.pk).update(status="running", attempt=ATTEMPTS, seen_at=AT)
    assert QUEUE.requeue_lost(at=AT + 2 * LOST_AFTER) == 0
    assert as_it_stands(job).status == "failed"


def test_the_page_shows_how_far_it_is_and_asks_for_itself_again_when_it_is_over(
    clerk: Person, analyst: Person, signed_in: SignIn
) -> None:
    edition = drafted(clerk, symbol=PARTICULARS["symbol"])
    where = reverse("reports:compiling", args=[edition.slug])
    stop = reverse("reports:stop_compiling", args=[edition.slug])
    browser = signed_in(clerk)
    asked(edition, clerk)
    page = browser.get(edition.get_absolute_url()).content.decode()
    assert "The edition is being compiled." in page
    assert '<meta http-equiv="refresh"' in page
    assert "HX-Refresh" not in browser.get(where)
    assert "Stop" not in (answer := signed_in(analyst).get(where)).content.decode()
    assert "HX-Refresh" not in answer
    assert signed_in(analyst).post(stop).status_code == 403
    browser.post(stop)
    assert browser.get(where)["HX-Refresh"] == "true"
    assert "there is nothing to stop" in browser.post(stop, follow=True).content.decode()
