"""Who was party to what on a day, by the project's own files: the report's numbers, and every month."""

from __future__ import annotations

import csv
import itertools
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest

from common.asof import start_of
from icc_coop.reference import OWN_COPY
from partners.models import Partner, PartnerQuerySet, TreatyEvent
from partners.policies import check_course
from partners.queries import (
    groups_on,
    in_force_for,
    members_of,
    outside,
    parties_not_states_parties,
    parties_to,
    signatories,
    steps_of,
    with_standing,
)
from partners.vocab import RegionalGroup, Standing, Treaty
from tests.partners.conftest import EARLY, LOADED_AT

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("loaded")]

NOW = datetime(2030, 1, 1, tzinfo=LOADED_AT.tzinfo)
FILES = {Treaty.ROME_STATUTE: "rome_statute.csv", Treaty.APIC: "apic.csv"}


def test_the_report_of_2013_counts_72_parties_one_no_state_party_and_51_outside() -> None:
    assert parties_to(Treaty.APIC, EARLY, NOW).count() == 72
    assert [state.code for state in parties_not_states_parties(Treaty.APIC, EARLY, NOW)] == ["UKR"]
    assert outside(Treaty.APIC, EARLY, NOW).count() == 51
    assert parties_to(Treaty.ROME_STATUTE, EARLY, NOW).count() == 122


def test_a_party_counts_from_the_day_of_its_deposit_and_is_bound_later() -> None:
    def among(query: Callable[[Treaty, date, datetime], PartnerQuerySet], on: date) -> bool:
        return query(Treaty.ROME_STATUTE, on, NOW).filter(code="CIV").exists()

    assert not among(parties_to, date(2013, 2, 14))
    assert among(parties_to, date(2013, 2, 15))
    assert not among(in_force_for, date(2013, 4, 30))
    assert among(in_force_for, date(2013, 5, 1))
    assert among(signatories, date(2013, 2, 14))
    assert not among(signatories, date(2013, 2, 15))


def test_nothing_happened_around_the_day_of_the_report() -> None:
    for days in (-1, 1):
        on = EARLY + timedelta(days=days)
        assert parties_to(Treaty.APIC, on, NOW).count() == 72
        assert outside(Treaty.APIC, on, NOW).count() == 51


@pytest.mark.parametrize("treaty", list(Treaty))
def test_every_month_end_agrees_with_a_count_straight_from_the_file(treaty: Treaty) -> None:
    with (OWN_COPY / FILES[treaty]).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for on in month_ends(1999, 2028):
        day = on.isoformat()
        in_file = {
            row["iso3"]
            for row in rows
            if "" < row["deposit_date"] <= day and not "" < row.get("withdrawal_effective", "") <= day
        }
        assert set(parties_to(treaty, on, NOW).values_list("code", flat=True)) == in_file, day
        signed = {row["iso3"] for row in rows if "" < row["signature_date"] <= day}
        deposited = {row["iso3"] for row in rows if "" < row["deposit_date"] <= day}
        assert set(signatories(treaty, on, NOW).values_list("code", flat=True)) == signed - deposited, day


def month_ends(first: int, last: int) -> Iterator[date]:
    """The day before each first of a month of the years."""
    for year, month in itertools.product(range(first, last + 1), range(1, 13)):
        yield date(year, month, 1) - timedelta(days=1)


def test_a_successor_is_bound_from_the_succession_once_it_is_declared() -> None:
    between = date(2006, 9, 1)
    assert in_force_for(Treaty.APIC, between, NOW).filter(code="MNE").exists()
    assert not in_force_for(Treaty.APIC, between, start_of(date(2006, 10, 22))).filter(code="MNE").exists()
    assert not parties_to(Treaty.APIC, between, NOW).filter(code="MNE").exists()


def test_a_withdrawal_was_expected_until_the_notice_was_taken_back() -> None:
    after = date(2017, 12, 1)  # a year after the notice of 10 November 2016

    def party(known_on: date) -> bool:
        return parties_to(Treaty.ROME_STATUTE, after, start_of(known_on)).filter(code="GMB").exists()

    assert party(date(2016, 11, 9))
    assert not party(date(2016, 11, 10))
    assert party(date(2017, 2, 10))


def test_a_withdrawal_that_was_taken_back_is_no_step() -> None:
    gambia = Partner.objects.get(code="GMB")

    def kinds(known_on: date) -> list[str]:
        return [step.kind for step in steps_of(gambia, start_of(known_on))][3:]

    assert kinds(date(2017, 2, 9)) == ["withdrawal_notified", "withdrawal_effective"]
    assert kinds(date(2017, 2, 10)) == ["withdrawal_notified", "withdrawal_rescinded"]


def test_every_history_of_the_files_is_a_possible_course() -> None:
    for treaty in Treaty:
        steps = TreatyEvent.objects.known(NOW).filter(treaty=treaty).order_by("partner_id")
        for _state, of_state in itertools.groupby(steps, key=lambda step: step.partner_id):
            check_course(of_state)


def test_standings_name_each_way_to_stand_to_a_treaty() -> None:
    rows = {row.code: row for row in with_standing(Partner.objects.all(), EARLY, NOW)}
    assert rows["CIV"].rome_statute == Standing.DEPOSITED  # type: ignore[attr-defined]
    assert rows["FRA"].rome_statute == Standing.IN_FORCE  # type: ignore[attr-defined]
    assert rows["USA"].rome_statute == Standing.SIGNED  # type: ignore[attr-defined]
    assert rows["CHN"].rome_statute == Standing.NONE  # type: ignore[attr-defined]
    later = with_standing(Partner.objects.filter(code="BDI"), date(2017, 10, 27), NOW).get()
    assert later.rome_statute == Standing.WITHDRAWN  # type: ignore[attr-defined]


def test_groups_are_those_of_the_assembly() -> None:
    groups = groups_on(EARLY)
    states = Partner.objects.states()
    assert {state.code for state in states if state.pk not in groups} == {"VAT"}
    sizes = [members_of(group, EARLY).filter(un_member="yes").count() for group in RegionalGroup]
    assert dict(zip(RegionalGroup.values, sizes, strict=True)) == {
        "AFR": 54,
        "APG": 54,
        "EEG": 23,
        "GRULAC": 33,
        "WEOG": 29,
    }
