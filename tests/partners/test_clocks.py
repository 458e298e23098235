"""Days computed by treaties and rules, against vectors of the depositary."""

import csv
from datetime import date

import pytest

from icc_coop.reference import OWN_COPY
from partners.clocks import apic_effect, channel_change, rome_statute_effect, withdrawal_effect


@pytest.mark.parametrize(
    ("deposit", "effect"),
    [
        (date(2003, 2, 10), date(2003, 5, 1)),
        (date(2003, 1, 31), date(2003, 5, 1)),
        (date(2010, 3, 23), date(2010, 6, 1)),
        (date(2002, 4, 11), date(2002, 7, 1)),
        (date(1999, 2, 2), date(2002, 7, 1)),
        (date(2013, 2, 15), date(2013, 5, 1)),
        (date(2023, 11, 2), date(2024, 2, 1)),
        (date(2023, 10, 31), date(2024, 1, 1)),
    ],
)
def test_rome_statute_binds_from_the_month_after_the_sixtieth_day(deposit: date, effect: date) -> None:
    assert rome_statute_effect(deposit) == effect


@pytest.mark.parametrize(
    ("deposit", "effect"),
    [
        (date(2006, 8, 2), date(2006, 9, 1)),
        (date(2008, 1, 25), date(2008, 2, 24)),
        (date(2003, 12, 17), date(2004, 7, 22)),
        (date(2004, 6, 22), date(2004, 7, 22)),
        (date(2004, 7, 8), date(2004, 8, 7)),
    ],
)
def test_apic_binds_from_the_thirtieth_day(deposit: date, effect: date) -> None:
    assert apic_effect(deposit) == effect


@pytest.mark.parametrize(
    ("file", "effect"), [("rome_statute.csv", rome_statute_effect), ("apic.csv", apic_effect)]
)
def test_every_entry_into_force_on_record_is_the_computed_one(file: str, effect: object) -> None:
    with (OWN_COPY / file).open(encoding="utf-8", newline="") as lines:
        rows = [
            row for row in csv.DictReader(lines) if row["deposit_date"] and row["instrument"] != "succession"
        ]
    assert len(rows) > 70
    for row in rows:
        computed = effect(date.fromisoformat(row["deposit_date"]))  # type: ignore[operator]
        assert computed.isoformat() == row["entry_into_force"], row["iso3"]


@pytest.mark.parametrize(
    ("notice", "later", "effect"),
    [
        (date(2016, 10, 27), None, date(2017, 10, 27)),
        (date(2018, 3, 17), None, date(2019, 3, 17)),
        (date(2018, 3, 17), date(2020, 1, 1), date(2020, 1, 1)),
        (date(2018, 3, 17), date(2018, 6, 1), date(2019, 3, 17)),
        (date(2024, 2, 29), None, date(2025, 2, 28)),
        (date(2023, 2, 28), None, date(2024, 2, 28)),
    ],
)
def test_withdrawal_takes_a_year_or_longer(notice: date, later: date | None, effect: date) -> None:
    assert withdrawal_effect(notice, later) == effect


def test_change_of_channel_counts_after_45_days_unless_agreed() -> None:
    assert channel_change(date(2013, 1, 1)) == date(2013, 2, 15)
    assert channel_change(date(2013, 1, 1), agreed=date(2013, 1, 8)) == date(2013, 1, 8)
