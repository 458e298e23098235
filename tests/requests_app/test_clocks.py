"""Due dates and how they stand: pure functions, no database."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.deadline import Deadline, DeadlineKind
from requests_app.clocks import (
    ASSUMED_DAYS,
    Extension,
    Given,
    Pause,
    Policy,
    Skipped,
    WorkCalendar,
    deadline,
    due_date,
)
from requests_app.vocab import DayUnit, Family

COURT = WorkCalendar(
    holidays={
        date(2013, 3, 29): "Good Friday",
        date(2013, 4, 1): "Easter Monday",
        date(2013, 12, 25): "Christmas Day",
        date(2013, 12, 26): "Second Day of Christmas",
        date(2014, 1, 1): "New Year’s Day",
    }
)
EGYPT = WorkCalendar("EGY", {date(2014, 1, 7): "Coptic Christmas"}, weekend={4, 5})
WORKING = DayUnit.WORKING


@pytest.mark.parametrize(
    ("start", "rule", "calendars", "on"),
    [
        (date(2013, 5, 2), Policy(60), [COURT], date(2013, 7, 1)),
        (date(2013, 2, 28), Policy(30), [COURT], date(2013, 4, 2)),
        (date(2013, 3, 27), Policy(5, WORKING), [COURT], date(2013, 4, 5)),
        (date(2013, 12, 20), Policy(5, WORKING), [COURT], date(2013, 12, 31)),
        (date(2013, 12, 20), Policy(6, WORKING), [COURT], date(2014, 1, 2)),
        (date(2013, 12, 19), Policy(5, WORKING), [COURT, EGYPT], date(2014, 1, 2)),
        (date(2013, 12, 19), Policy(5, WORKING), [EGYPT], date(2013, 12, 26)),
        (date(2013, 12, 8), Policy(30), [COURT, EGYPT], date(2014, 1, 8)),
        (date(2013, 12, 8), Policy(30), [COURT], date(2014, 1, 7)),
    ],
    ids=str,
)
def test_vectors_counted_by_hand(start: date, rule: Policy, calendars: list[WorkCalendar], on: date) -> None:
    assert due_date(start, rule, calendars).on == on


def test_each_skipped_day_has_its_name_and_its_calendar() -> None:
    assert due_date(date(2013, 2, 28), Policy(30), [COURT]).skipped == (
        Skipped(date(2013, 3, 30), "Saturday"),
        Skipped(date(2013, 3, 31), "Sunday"),
        Skipped(date(2013, 4, 1), "Easter Monday"),
    )
    both = due_date(date(2013, 12, 8), Policy(30), [COURT, EGYPT])
    assert both.skipped == (Skipped(date(2014, 1, 7), "Coptic Christmas", "EGY"),)


def test_year_that_nobody_entered_is_named_and_not_taken_for_one_without_holidays() -> None:
    known = WorkCalendar(years={2013})
    assert due_date(date(2013, 12, 1), Policy(5), [known]).missing == ()
    assert due_date(date(2013, 12, 20), Policy(9, WORKING), [known]).missing == (("", 2014),)


def test_given_date_is_kept_and_only_pauses_and_extensions_move_it() -> None:
    saturday = Given(date(2013, 6, 1))
    start = date(2013, 5, 2)
    assert due_date(start, saturday, [COURT]).on == date(2013, 6, 1)
    pause = Pause(date(2013, 5, 10), date(2013, 5, 15), "postponed")
    assert due_date(start, saturday, [COURT], [pause]).on == date(2013, 6, 6)
    week = Extension(date(2013, 5, 20), days=7, reason="Asked for by the embassy", by="Clara Clerk")
    assert due_date(start, saturday, [COURT], [pause], [week]).on == date(2013, 6, 13)


def test_agreed_day_stands_whatever_paused_before_and_moves_with_what_pauses_after() -> None:
    start, agreed = date(2013, 5, 2), Extension(date(2013, 5, 20), until=date(2013, 9, 2))
    before = Pause(date(2013, 5, 6), date(2013, 5, 13))
    across = Pause(date(2013, 5, 16), date(2013, 5, 24))
    assert due_date(start, Policy(30), [COURT], [before], [agreed]).on == date(2013, 9, 2)
    assert due_date(start, Policy(30), [COURT], [before, across], [agreed]).on == date(2013, 9, 6)


def test_pause_that_has_not_ended_moves_nothing_yet_and_is_told() -> None:
    due = due_date(date(2013, 5, 2), Policy(60), [COURT], [Pause(date(2013, 5, 20))])
    assert (due.on, due.moves[0].to, due.moves[0].days) == (date(2013, 7, 1), date(2013, 7, 1), 0)


def test_reason_is_plain_data() -> None:
    due = due_date(
        date(2013, 2, 28),
        Policy(30, key=7, version=2, name="Visa", source="Practice note", assumed=False),
        [COURT],
        [Pause(date(2013, 3, 4), date(2013, 3, 6), "consultation_opened")],
        [Extension(date(2013, 3, 7), until=date(2013, 5, 1), reason="Agreed", by="Clara Clerk")],
    )
    assert json.loads(json.dumps(due.reason())) == {
        "rule": "policy",
        "days": 30,
        "unit": "calendar",
        "version": 2,
        "name": "Visa",
        "source": "Practice note",
        "assumed": False,
        "start": "2013-02-28",
        "skipped": [
            {"on": "2013-03-30", "why": "Saturday", "calendar": ""},
            {"on": "2013-03-31", "why": "Sunday", "calendar": ""},
            {"on": "2013-04-01", "why": "Easter Monday", "calendar": ""},
        ],
        "moves": [
            {
                "kind": "pause",
                "since": "2013-03-04",
                "until": "2013-03-06",
                "why": "consultation_opened",
                "days": 2,
                "to": "2013-04-02",
                "skipped": [{"on": "2013-04-01", "why": "Easter Monday", "calendar": ""}],
            },
            {
                "kind": "extension",
                "on": "2013-03-07",
                "until": "2013-05-01",
                "reason": "Agreed",
                "by": "Clara Clerk",
                "days": 0,
                "to": "2013-05-01",
                "skipped": [],
            },
        ],
        "missing": [],
    }


def batched_in_pairs(days: list[date]) -> Iterator[tuple[date, date]]:
    return zip(days[::2], days[1::2], strict=False)


DAYS = st.dates(date(2012, 7, 1), date(2015, 1, 1))
RULES = st.builds(Policy, st.integers(1, 200), st.sampled_from(DayUnit.values))
CALENDARS = st.lists(
    st.builds(
        lambda owner, days, weekend: WorkCalendar(owner, dict.fromkeys(days, "Holiday"), weekend),
        st.sampled_from(["", "EGY"]),
        st.sets(DAYS, max_size=6),
        st.sampled_from([{5, 6}, {4, 5}, {6}]),
    ),
    min_size=1,
    max_size=2,
)
EXTENSIONS = st.lists(
    st.builds(lambda on, days: Extension(on, days=days), DAYS, st.integers(1, 90))
    | st.builds(lambda on, until: Extension(on, until=until), DAYS, DAYS),
    max_size=3,
)
PAUSES = st.lists(DAYS, max_size=6, unique=True).map(
    lambda days: [Pause(*pair) for pair in batched_in_pairs(sorted(days))]
)
"""A clock stands still once at a time."""


@given(DAYS, RULES, CALENDARS, PAUSES)
def test_nothing_falls_due_on_a_skipped_day(
    start: date, rule: Policy, calendars: list[WorkCalendar], pauses: list[Pause]
) -> None:
    due = due_date(start, rule, calendars, pauses)
    assert all(calendar.skips(due.on) is None for calendar in calendars)
    if rule.unit == DayUnit.CALENDAR and not pauses:
        first = start + timedelta(days=rule.days)
        assert [one.on for one in due.skipped] == [
            first + timedelta(days=number) for number in range((due.on - first).days)
        ]


@given(DAYS, RULES, CALENDARS)
def test_working_days_and_skipped_days_make_up_the_whole_time(
    start: date, rule: Policy, calendars: list[WorkCalendar]
) -> None:
    due = due_date(start, rule, calendars)
    counted = rule.days + len(due.skipped)
    assert due.on == start + timedelta(days=counted)


@given(DAYS, RULES, CALENDARS, PAUSES, st.integers(1, 40))
def test_later_start_is_never_due_earlier(
    start: date, rule: Policy, calendars: list[WorkCalendar], pauses: list[Pause], later: int
) -> None:
    after = start + timedelta(days=later)
    assert due_date(after, rule, calendars, pauses).on >= due_date(start, rule, calendars, pauses).on


@given(DAYS, st.integers(1, 200), st.integers(0, 90), st.integers(1, 60))
def test_pause_shifts_calendar_days_by_exactly_its_length(
    start: date, days: int, begin: int, length: int
) -> None:
    pause = Pause(start + timedelta(days=begin), start + timedelta(days=begin + length))
    never = [WorkCalendar(weekend=())]
    rule = Policy(days)
    assert due_date(start, rule, never, [pause]).on == due_date(start, rule, never).on + timedelta(
        days=length
    )


@given(DAYS, RULES, CALENDARS, PAUSES, EXTENSIONS, st.data())
def test_removing_an_extension_gives_the_date_as_if_it_had_never_been(
    start: date,
    rule: Policy,
    calendars: list[WorkCalendar],
    pauses: list[Pause],
    extensions: list[Extension],
    data: st.DataObject,
) -> None:
    before = due_date(start, rule, calendars, pauses, extensions)
    more = data.draw(EXTENSIONS.filter(bool))[0]
    with_it = due_date(start, rule, calendars, pauses, [*extensions, more])
    kept = [
        move.cause for move in with_it.moves if isinstance(move.cause, Extension) and move.cause is not more
    ]
    assert due_date(start, rule, calendars, pauses, kept).on == before.on


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
