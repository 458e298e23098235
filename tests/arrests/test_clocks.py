"""Years and days since a warrant."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from arrests.clocks import Age, age


@pytest.mark.parametrize(
    ("since", "on", "expected"),
    [
        (date(2005, 7, 8), date(2005, 7, 8), Age(0, 0)),
        (date(2005, 7, 8), date(2013, 7, 7), Age(7, 364)),
        (date(2005, 7, 8), date(2013, 7, 8), Age(8, 0)),
        (date(2005, 7, 8), date(2013, 9, 29), Age(8, 83)),
        (date(2012, 2, 29), date(2013, 2, 28), Age(0, 365)),
        (date(2012, 2, 29), date(2013, 3, 1), Age(1, 0)),
        (date(2012, 2, 29), date(2016, 2, 29), Age(4, 0)),
    ],
)
def test_age_in_full_years_and_days(since: date, on: date, expected: Age) -> None:
    assert age(since, on) == expected


@given(st.dates(date(1998, 1, 1), date(2100, 1, 1)), st.dates(date(1998, 1, 1), date(2100, 1, 1)))
def test_age_never_shrinks_from_one_day_to_the_next(since: date, on: date) -> None:
    since, on = sorted((since, on))
    earlier = age(since, on)
    assert earlier <= age(since, date.fromordinal(on.toordinal() + 1))
    assert 0 <= earlier.days <= 365


def test_no_age_before_the_beginning() -> None:
    with pytest.raises(ValueError, match="No age"):
        age(date(2013, 1, 2), date(2013, 1, 1))


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Age(0, 1), "1 day"),
        (Age(1, 0), "1 year"),
        (Age(8, 83), "8 years, 83 days"),
        (Age(2, 1), "2 years, 1 day"),
    ],
)
def test_age_in_words(span: Age, words: str) -> None:
    assert str(span) == words
