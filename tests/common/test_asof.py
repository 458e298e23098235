"""Days and quarters."""

from datetime import date

import pytest

from common.asof import last_quarter_end, quarter_start


@pytest.mark.parametrize(
    ("day", "start", "last_end"),
    [
        (date(2013, 1, 1), date(2013, 1, 1), date(2012, 12, 31)),
        (date(2013, 3, 30), date(2013, 1, 1), date(2012, 12, 31)),
        (date(2013, 3, 31), date(2013, 1, 1), date(2013, 3, 31)),
        (date(2013, 9, 29), date(2013, 7, 1), date(2013, 6, 30)),
        (date(2013, 9, 30), date(2013, 7, 1), date(2013, 9, 30)),
        (date(2013, 12, 31), date(2013, 10, 1), date(2013, 12, 31)),
        (date(2014, 4, 1), date(2014, 4, 1), date(2014, 3, 31)),
    ],
)
def test_quarters(day: date, start: date, last_end: date) -> None:
    assert (quarter_start(day), last_quarter_end(day)) == (start, last_end)
