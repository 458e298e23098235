"""Days and moments of the command line."""

from __future__ import annotations

from argparse import ArgumentTypeError
from datetime import UTC, datetime

import pytest

from common.commands import day, moment


@pytest.mark.parametrize(
    "text", ["2013-02-30", "0000", "", "20130930", "2013-W01-1", "٢٠١٣-٠٩-٣٠", "2013-9-3"]
)
def test_what_is_no_day_is_told_so(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match=r"no (date|day)"):
        day(text)


@pytest.mark.parametrize(
    "text", ["9999-12-31T23:59-01:00", "2013-W01-1", "0001-01-01T00:00+14:00", "noon", "", "2013-09-30T25:00"]
)
def test_what_is_no_moment_is_told_so(text: str) -> None:
    with pytest.raises(ArgumentTypeError, match="no moment"):
        moment(text)


def test_a_day_means_its_end_and_a_clock_without_a_zone_is_the_courts() -> None:
    assert moment("2013-09-30") == datetime(2013, 9, 30, 21, 59, 59, 999999, tzinfo=UTC)
    assert moment("2013-09-30T12:00") == datetime(2013, 9, 30, 10, tzinfo=UTC)
    assert moment("2013-09-30T12:00+23:59").tzinfo is UTC  # the database knows no zone so far away
