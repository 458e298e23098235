"""Due dates and how they stand: pure functions, no database."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.deadline import Deadline, DeadlineKind
from requests_app.clocks import ASSUMED_DAYS, Policy, Skipped, deadline, due_date
from requests_app.vocab import Family

DAYS = st.dates(date(2002, 7, 1), date(2040, 1, 1))


def test_due_date_counts_calendar_days() -> None:
    due = due_date(date(2013, 5, 2), Policy(60), {})
    assert (due.on, due.steps) == (date(2013, 7, 1), ())


def test_due_date_moves_over_week_end_and_holiday_and_names_each_skipped_day() -> None:
    calendar = {date(2013, 5, 20): "Whit Monday"}
    due = due_date(date(2013, 4, 18), Policy(30), calendar)
    assert due.on == date(2013, 5, 21)
    assert due.steps == (
        Skipped(date(2013, 5, 18), "Saturday"),
        Skipped(date(2013, 5, 19), "Sunday"),
        Skipped(date(2013, 5, 20), "Whit Monday"),
    )


@given(start=DAYS, days=st.integers(1, 400), holidays=st.sets(DAYS, max_size=30))
def test_due_date_is_the_first_working_day_and_every_day_before_it_is_explained(
    start: date, days: int, holidays: set[date]
) -> None:
    due = due_date(start, Policy(days), dict.fromkeys(holidays, "Holiday"))
    assert due.on.weekday() < 5
    assert due.on not in holidays
    first = start + timedelta(days=days)
    assert [step.on for step in due.steps] == [
        first + timedelta(days=n) for n in range((due.on - first).days)
    ]


def test_every_family_has_an_assumed_policy() -> None:
    assert set(ASSUMED_DAYS) == set(Family)


@pytest.mark.parametrize(
    ("on", "ended_on", "stopped", "stands"),
    [
        (date(2013, 7, 1), None, False, Deadline(DeadlineKind.TODAY)),
        (date(2013, 6, 28), None, False, Deadline(DeadlineKind.AHEAD, 3)),
        (date(2013, 7, 2), None, False, Deadline(DeadlineKind.LATE, 1)),
        (date(2013, 7, 2), None, True, Deadline(DeadlineKind.STOPPED)),
        (date(2013, 9, 1), date(2013, 7, 1), False, Deadline(DeadlineKind.MET)),
        (date(2013, 9, 1), date(2013, 7, 4), False, Deadline(DeadlineKind.MISSED, 3)),
        (date(2013, 7, 3), date(2013, 7, 4), False, Deadline(DeadlineKind.LATE, 2)),
    ],
)
def test_deadline_on_a_day(on: date, ended_on: date | None, stopped: bool, stands: Deadline) -> None:
    assert deadline(date(2013, 7, 1), on=on, ended_on=ended_on, stopped=stopped) == stands


def test_without_a_due_date_there_is_no_deadline() -> None:
    assert deadline(None, on=date(2013, 7, 1)) is None
