"""Imports at the same moment, given up in the middle, and killed: all of a file is in the register, or nothing."""

from __future__ import annotations

import multiprocessing
import os
import signal
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import TypeVar

import pytest
from django.db import connections

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.errors import Refusal
from common.jobs import LOST_AFTER
from partners.models import Partner
from requests_app.models import CooperationRequest, ImportJob
from requests_app.services import uploads
from requests_app.services.imports import comparing
from tests.requests_app.test_uploads import AT, as_it_stands, checked, references, uploaded, worked

pytestmark = pytest.mark.django_db(transaction=True, databases=["owner", "default"])

T = TypeVar("T")
DRAFT = {
    "reference": "",
    "transmitted_on": "",
    "due_on": "",
    "acknowledged_on": "",
    "outcome": "",
    "closed_on": "",
}
ROWS = [{"reference": f"REG/2012/{number:04}"} for number in range(12)]


def aside(act: Callable[[], T]) -> T:
    """What `act` gives in a thread, and so in a transaction of its own."""

    def one() -> T:
        try:
            return act()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(1) as pool:
        return pool.submit(one).result()


def confirm(job: ImportJob, by: Person) -> None:
    with viewing(by):
        uploads.confirm(job, by=by, at=AT)


@pytest.fixture
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    """A file of a few rows is written in several portions."""
    monkeypatch.setattr(comparing, "PORTION", 3)


def test_an_import_that_is_cancelled_while_it_runs_writes_nothing(
    clerk: Person, kenya: Partner, small_portions: None
) -> None:
    job = checked(clerk, *ROWS)
    confirm(job, clerk)
    looks = 0

    def cancel() -> None:
        with viewing(clerk):
            uploads.cancel(job, at=AT)

    def now() -> object:
        """The clock of the worker: each look is a second later, and at the fourth somebody has cancelled."""
        nonlocal looks
        looks += 1
        if looks == 4:
            aside(cancel)
        return AT + timedelta(seconds=looks)

    uploads.carry_out(job.pk, now=now)  # type: ignore[arg-type]
    assert (as_it_stands(job).status, references()) == ("cancelled", [])


def test_how_far_an_import_is_shows_while_it_runs(
    clerk: Person, kenya: Partner, small_portions: None
) -> None:
    job = checked(clerk, *ROWS)
    confirm(job, clerk)
    seen, looks = list[tuple[str, int]](), 0

    def now() -> object:
        nonlocal looks
        looks += 1
        shown = aside(lambda: as_it_stands(job))
        seen.append((shown.step, shown.percent))
        return AT + timedelta(seconds=looks)

    uploads.carry_out(job.pk, now=now)  # type: ignore[arg-type]
    steps = [("3 rows written", 23), ("6 rows written", 47), ("9 rows written", 71), ("12 rows written", 95)]
    assert list(dict.fromkeys(seen))[1:] == steps
    assert as_it_stands(job).status == "done"


def test_two_workers_with_one_file_write_it_once(clerk: Person, kenya: Partner) -> None:
    first, second = checked(clerk, DRAFT, {}), checked(clerk, DRAFT, {})
    confirm(first, clerk)
    confirm(second, clerk)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda job: aside(lambda: worked(job)), [first, second]))
    assert sorted([as_it_stands(first).status, as_it_stands(second).status]) == ["done", "failed"]
    assert len(references()) == 2


def test_of_two_presses_at_once_one_confirms(clerk: Person, kenya: Partner) -> None:
    job = checked(clerk, {})

    def press() -> str:
        try:
            confirm(job, clerk)
        except Refusal:
            return "refused"
        return "confirmed"

    with ThreadPoolExecutor(2) as pool:
        assert sorted(pool.map(lambda _: aside(press), range(2))) == ["confirmed", "refused"]


def test_a_killed_worker_leaves_nothing_and_another_finishes(
    clerk: Person, kenya: Partner, small_portions: None
) -> None:
    job = checked(clerk, *ROWS)
    confirm(job, clerk)

    def work_and_die() -> None:
        for one in connections.all(initialized_only=True):
            one.connection = None  # the parent's; the child opens its own
        looks = 0

        def now() -> object:
            nonlocal looks
            looks += 1
            if looks == 5:  # two portions are written
                with purpose("import"):
                    written = CooperationRequest.objects.count()
                os.kill(os.getpid(), signal.SIGKILL if written == 6 else signal.SIGTERM)
            return AT + timedelta(seconds=looks)

        uploads.carry_out(job.pk, now=now)  # type: ignore[arg-type]

    child = multiprocessing.get_context("fork").Process(target=work_and_die)
    child.start()
    child.join(60)
    assert child.exitcode == -signal.SIGKILL
    assert (as_it_stands(job).status, references()) == ("running", [])
    assert uploads.QUEUE.requeue_lost(at=AT + LOST_AFTER + timedelta(minutes=1)) == 1
    assert (worked(job).status, len(references())) == ("done", 12)


def test_a_file_that_the_broker_lost_is_found(clerk: Person, kenya: Partner) -> None:
    """Nobody was told of the job: the database has it, and beat finds it."""
    job = uploaded(clerk, {})
    assert uploads.QUEUE.requeue_lost(at=AT) == 0
    assert uploads.QUEUE.requeue_lost(at=AT + LOST_AFTER + timedelta(seconds=1)) == 1
    assert worked(job).waits
