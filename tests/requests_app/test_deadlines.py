"""Late is derived for any day; the job writes one notice for each due date that passed, however it runs."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Compartment, Person
from accounts.sight import purpose, viewing
from common.clock import COURT_ZONE
from partners.models import Partner
from requests_app.models import CooperationRequest, Heartbeat, Notice
from requests_app.services import deadlines
from requests_app.services.deadlines import flag_overdue
from requests_app.tasks import flag_overdue as task
from tests.requests_app.conftest import NOW, make_partner

pytestmark = pytest.mark.django_db

SENT = date(2013, 5, 1)
DUE = date(2013, 7, 1)


def sent(partner: Partner, number: int, **fields: object) -> CooperationRequest:
    """A row as it stands after its transmission, whatever happened then."""
    known: dict[str, object] = {
        "owner_organ": "registry",
        "originator": "chambers",
        "family": "assistance",
        "subject": "Records",
        "reference": f"REG/2013/{number:04}",
        "transmitted_on": SENT,
        "transmission_known_from": NOW,
        "due_on": DUE,
        "status": "transmitted",
    }
    if fields.get("ended_on"):
        known |= {"status": "executed", "outcome": "executed"}
    with purpose("demo"):
        return CooperationRequest.objects.create(partner=partner, **{**known, **fields})


def at(day: date) -> datetime:
    """Early in the morning of the day."""
    return datetime(day.year, day.month, day.day, 0, 5, tzinfo=COURT_ZONE)


def late_on(day: date) -> set[str]:
    with purpose("deadlines"):
        return {str(row.reference) for row in CooperationRequest.objects.overdue_on(day)}


def notices() -> set[tuple[str | None, date]]:
    with purpose("deadlines"):
        return set(Notice.objects.values_list("request__reference", "due_on"))


def test_late_is_open_with_a_due_date_before_the_day_while_the_clock_runs(kenya: Partner) -> None:
    sent(kenya, 1)
    sent(kenya, 2, due_on=DUE + timedelta(days=1))
    sent(kenya, 3, status="under_consultation", clock_stopped=True)
    sent(kenya, 4, ended_on=DUE)
    sent(kenya, 5, ended_on=DUE + timedelta(days=5))
    sent(kenya, 6, due_on=None)
    with purpose("demo"):
        CooperationRequest.objects.create(
            partner=kenya,
            owner_organ="registry",
            originator="chambers",
            family="visa",
            subject="Draft",
            due_on=DUE,
        )
    assert late_on(DUE) == set()
    assert late_on(DUE + timedelta(days=1)) == {"REG/2013/0001", "REG/2013/0005"}
    assert late_on(DUE + timedelta(days=4)) == {"REG/2013/0001", "REG/2013/0002", "REG/2013/0005"}
    assert late_on(DUE + timedelta(days=5)) == {"REG/2013/0001", "REG/2013/0002"}


DATES = st.dates(date(2013, 6, 20), date(2013, 7, 20))


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(rows=st.lists(st.tuples(DATES, st.none() | DATES), max_size=6), after=DATES, days=st.integers(1, 10))
def test_late_between_two_days_is_late_on_some_day_between(
    rows: list[tuple[date, date | None]], after: date, days: int, db: None
) -> None:
    with purpose("demo"):
        CooperationRequest.objects.all().delete()
    partner = Partner.objects.first() or make_partner("KEN", "Kenya")
    for number, (due, ended) in enumerate(rows):
        sent(partner, number, due_on=due, ended_on=ended)
    until = after + timedelta(days=days)
    with purpose("deadlines"):
        between = set(
            CooperationRequest.objects.overdue_between(after, until).values_list("reference", flat=True)
        )
    assert between == set().union(*(late_on(after + timedelta(days=n)) for n in range(1, days + 1)))


def test_repeated_pass_writes_nothing(kenya: Partner) -> None:
    sent(kenya, 1)
    day = DUE + timedelta(days=10)
    assert [flag_overdue(on=day, at=at(day)) for _ in range(3)] == [1, 0, 0]


def test_notice_is_dated_by_the_passed_deadline_not_by_the_run(kenya: Partner) -> None:
    sent(kenya, 1)
    flag_overdue(on=DUE + timedelta(days=30), at=at(DUE + timedelta(days=30)))
    with purpose("deadlines"):
        assert Notice.objects.get().late_since == DUE + timedelta(days=1)


def test_one_pass_after_thirty_days_writes_what_daily_passes_would_have_written(kenya: Partner) -> None:
    first = date(2013, 6, 20)
    for number in range(20):
        due = date(2013, 6, 18) + timedelta(days=2 * number)
        sent(kenya, number, due_on=due, ended_on=due + timedelta(days=number % 4) if number % 3 else None)

    daily = set().union(*(late_on(first + timedelta(days=n)) for n in range(31)))
    flag_overdue(on=first, at=at(first))
    last = first + timedelta(days=30)
    flag_overdue(on=last, at=at(last))
    assert {reference for reference, _ in notices()} == daily


def test_new_due_date_gives_a_new_notice(kenya: Partner) -> None:
    request = sent(kenya, 1)
    flag_overdue(on=date(2013, 7, 5), at=at(date(2013, 7, 5)))
    with purpose("demo"):
        CooperationRequest.objects.filter(pk=request.pk).update(due_on=date(2013, 8, 1))
    assert flag_overdue(on=date(2013, 8, 1), at=at(date(2013, 8, 1))) == 0
    assert flag_overdue(on=date(2013, 8, 2), at=at(date(2013, 8, 2))) == 1
    assert notices() == {("REG/2013/0001", DUE), ("REG/2013/0001", date(2013, 8, 1))}


def test_crash_costs_one_batch_and_the_next_pass_ends_the_work(kenya: Partner) -> None:
    for number in range(5):
        sent(kenya, number)
    day = date(2013, 8, 1)
    # What a pass leaves that is stopped after its first batch.
    with purpose("deadlines"):
        assert deadlines._write_batch(day, day - timedelta(days=1), 2) == (2, 2)
    assert Heartbeat.objects.count() == 0
    assert flag_overdue(on=day, at=at(day), batch=2) == 3
    assert len(notices()) == 5


def test_sealed_requests_are_flagged_and_their_notices_seen_by_the_compartment_alone(
    kenya: Partner, compartment: Compartment, clerk: Person, officer: Person
) -> None:
    sent(kenya, 1, level="under_seal", compartment=compartment, reference="S-xyz")
    assert flag_overdue(on=date(2013, 8, 1), at=at(date(2013, 8, 1))) == 1
    with viewing(clerk):
        assert Notice.objects.count() == 1
    with viewing(officer):
        assert Notice.objects.count() == 0


def test_heartbeat_keeps_the_latest_day_and_never_a_future_one(kenya: Partner) -> None:
    run = at(date(2013, 8, 1))
    for day in (date(2013, 8, 1), date(2013, 7, 1), date(2030, 1, 1)):
        flag_overdue(on=day, at=run)
    assert Heartbeat.objects.get().on == date(2013, 8, 1)


def test_command_says_how_many_were_newly_flagged(kenya: Partner) -> None:
    sent(kenya, 1)
    out = StringIO()
    call_command("flag_overdue", "--on", "2013-08-01", stdout=out)
    call_command("flag_overdue", "--on", "2013-08-01", stdout=out)
    assert out.getvalue() == "1 request newly flagged.\n0 requests newly flagged.\n"


def test_command_refuses_a_day_that_is_none() -> None:
    with pytest.raises(CommandError, match="write it as YYYY-MM-DD"):
        call_command("flag_overdue", "--on", "31.2.2013")


def test_task_flags_what_is_late_today(kenya: Partner) -> None:
    sent(kenya, 1)
    assert task.apply().get() is None  # the worker logs what a task returns
    with purpose("deadlines"):
        assert Notice.objects.count() == 1


@pytest.fixture
def emptied(transactional_db: None) -> Iterator[None]:
    """For tests with several connections; the next test finds nothing of them."""
    yield
    connection.close()


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_passes_at_the_same_time_write_each_notice_once(emptied: None) -> None:
    kenya = make_partner("KEN", "Kenya")
    for number in range(60):
        sent(kenya, number)

    def run(_: int) -> int:
        try:
            return flag_overdue(on=date(2013, 8, 1), at=at(date(2013, 8, 1)), batch=7)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        counts = list(pool.map(run, range(4)))
    assert sum(counts) == 60
    assert len(notices()) == 60


def test_the_first_day_of_the_calendar_has_no_day_before(kenya: Partner) -> None:
    assert deadlines.flag_overdue(on=date.min, at=datetime(2013, 8, 1, tzinfo=UTC)) == 0
