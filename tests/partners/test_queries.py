"""Who was party to what on a day: the report's numbers, every month, corrections, withdrawals in any order."""

from __future__ import annotations

import calendar
import csv
from collections.abc import Callable, Iterator
from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.sight import purpose
from common.asof import start_of
from icc_coop.reference import OWN_COPY
from partners.models import Channel, GroupMembership, Partner, PartnerQuerySet, TreatyEvent
from partners.queries import (
    channel_of,
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
from partners.vocab import PartnerKind, RegionalGroup, Standing, Treaty, TreatyEventKind
from tests.partners.conftest import EARLY, LOADED_AT

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 1, 1, tzinfo=LOADED_AT.tzinfo)
FILES = {Treaty.ROME_STATUTE: "rome_statute.csv", Treaty.APIC: "apic.csv"}


@pytest.mark.usefixtures("loaded")
def test_the_report_of_2013_counts_72_parties_one_no_state_party_and_51_outside() -> None:
    assert parties_to(Treaty.APIC, EARLY, NOW).count() == 72
    assert [state.code for state in parties_not_states_parties(Treaty.APIC, EARLY, NOW)] == ["UKR"]
    assert outside(Treaty.APIC, EARLY, NOW).count() == 51
    assert parties_to(Treaty.ROME_STATUTE, EARLY, NOW).count() == 122


@pytest.mark.usefixtures("loaded")
def test_a_party_counts_from_the_day_of_its_deposit_and_is_bound_later() -> None:
    def among(query: Callable[[Treaty, date, datetime], PartnerQuerySet], on: date) -> bool:
        return query(Treaty.ROME_STATUTE, on, NOW).filter(code="CIV").exists()

    assert not among(parties_to, date(2013, 2, 14))
    assert among(parties_to, date(2013, 2, 15))
    assert not among(in_force_for, date(2013, 4, 30))
    assert among(in_force_for, date(2013, 5, 1))
    assert among(signatories, date(2013, 2, 14))
    assert not among(signatories, date(2013, 2, 15))


@pytest.mark.usefixtures("loaded")
def test_nothing_happened_around_the_day_of_the_report() -> None:
    for days in (-1, 1):
        on = EARLY + timedelta(days=days)
        assert parties_to(Treaty.APIC, on, NOW).count() == 72
        assert outside(Treaty.APIC, on, NOW).count() == 51


@pytest.mark.usefixtures("loaded")
@pytest.mark.parametrize("treaty", list(Treaty))
def test_every_month_end_agrees_with_a_count_straight_from_the_file(treaty: Treaty) -> None:
    with (OWN_COPY / FILES[treaty]).open(encoding="utf-8", newline="") as lines:
        rows = list(csv.DictReader(lines))
    for on in month_ends(date(1998, 12, 1), date(2028, 1, 1)):
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


def month_ends(first: date, last: date) -> Iterator[date]:
    while first < last:
        yield first.replace(day=calendar.monthrange(first.year, first.month)[1])
        first = (first.replace(day=1) + timedelta(days=31)).replace(day=1)


@pytest.mark.usefixtures("loaded")
def test_a_successor_is_bound_from_the_succession_once_it_is_declared() -> None:
    between = date(2006, 9, 1)
    assert in_force_for(Treaty.APIC, between, NOW).filter(code="MNE").exists()
    assert not in_force_for(Treaty.APIC, between, start_of(date(2006, 10, 22))).filter(code="MNE").exists()
    assert not parties_to(Treaty.APIC, between, NOW).filter(code="MNE").exists()


@pytest.mark.usefixtures("loaded")
def test_a_withdrawal_was_expected_until_the_notice_was_taken_back() -> None:
    after = date(2017, 12, 1)  # a year after the notice of 10 November 2016

    def party(known_on: date) -> bool:
        return parties_to(Treaty.ROME_STATUTE, after, start_of(known_on)).filter(code="GMB").exists()

    assert party(date(2016, 11, 9))
    assert not party(date(2016, 11, 10))
    assert party(date(2017, 2, 10))


@pytest.mark.usefixtures("loaded")
def test_a_withdrawal_that_was_taken_back_is_no_step() -> None:
    gambia = Partner.objects.get(code="GMB")

    def kinds(known_on: date) -> list[str]:
        return [step.kind for step in steps_of(gambia, start_of(known_on))][3:]

    assert kinds(date(2017, 2, 9)) == ["withdrawal_notified", "withdrawal_effective"]
    assert kinds(date(2017, 2, 10)) == ["withdrawal_notified", "withdrawal_rescinded"]


@pytest.mark.usefixtures("loaded")
def test_standings_name_each_way_to_stand_to_a_treaty() -> None:
    rows = {row.code: row for row in with_standing(Partner.objects.all(), EARLY, NOW)}
    assert rows["CIV"].rome_statute == Standing.DEPOSITED  # type: ignore[attr-defined]
    assert rows["FRA"].rome_statute == Standing.IN_FORCE  # type: ignore[attr-defined]
    assert rows["USA"].rome_statute == Standing.SIGNED  # type: ignore[attr-defined]
    assert rows["CHN"].rome_statute == Standing.NONE  # type: ignore[attr-defined]
    later = with_standing(Partner.objects.filter(code="BDI"), date(2017, 10, 27), NOW).get()
    assert later.rome_statute == Standing.WITHDRAWN  # type: ignore[attr-defined]


@pytest.mark.usefixtures("loaded")
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


# --- Withdrawals in any order ------------------------------------------------------------------------------------

FIRST = date(2020, 1, 1)
STEPS = (
    TreatyEventKind.DEPOSITED,
    TreatyEventKind.WITHDRAWAL_NOTIFIED,
    TreatyEventKind.WITHDRAWAL_RESCINDED,
)


@pytest.fixture
def ruritania(db: None) -> Partner:
    with purpose("demo"):
        return Partner.objects.create(
            code="RUR",
            iso2="RU",
            kind=PartnerKind.STATE,
            name_en="Ruritania",
            name_fr="Ruritanie",
            sort_key="ruritania",
        )


def record(partner: Partner, kind: TreatyEventKind, on: date, **facts: object) -> TreatyEvent:
    return TreatyEvent.objects.create(
        partner=partner,
        treaty=Treaty.ROME_STATUTE,
        kind=kind,
        effective_on=on,
        **{"known_from": start_of(min(on, FIRST)), **facts},
    )


@settings(max_examples=60, deadline=None)
@given(
    steps=st.lists(st.tuples(st.sampled_from(STEPS), st.integers(0, 60)), max_size=7),
    asked=st.integers(0, 90),
)
def test_a_party_is_who_deposited_and_did_not_leave_since(
    steps: list[tuple[TreatyEventKind, int]], asked: int
) -> None:
    """Against a replay, day by day, of what a State may do: join, give notice (20 days here), take it back, leave."""
    party, notice = False, None
    happened: list[tuple[TreatyEventKind, int]] = []
    undone: set[int] = set()
    answers = []
    by_day: dict[int, TreatyEventKind] = {day: kind for kind, day in steps}
    for day in range(91):
        kind = by_day.get(day)
        if notice is not None and day == notice + 20:
            party, notice = False, None
        elif kind == TreatyEventKind.DEPOSITED and not party:
            party = True
            happened.append((kind, day))
        elif kind == TreatyEventKind.WITHDRAWAL_NOTIFIED and party and notice is None:
            notice = day
            happened += [(kind, day), (TreatyEventKind.WITHDRAWAL_EFFECTIVE, day + 20)]
        elif kind == TreatyEventKind.WITHDRAWAL_RESCINDED and notice is not None:
            undone.add(notice + 20)
            notice = None
            happened.append((kind, day))
        answers.append(party)
    with purpose("demo"), transaction.atomic():
        state = Partner.objects.create(
            code="RUR",
            iso2="RU",
            kind=PartnerKind.STATE,
            name_en="Ruritania",
            name_fr="Ruritanie",
            sort_key="r",
        )
        for kind, day in happened:
            step = record(state, kind, FIRST + timedelta(days=day))
            if kind == TreatyEventKind.WITHDRAWAL_EFFECTIVE and day in undone:
                record(state, kind, step.effective_on, corrects=step, struck_out=True)
        found = (
            parties_to(Treaty.ROME_STATUTE, FIRST + timedelta(days=asked), NOW).filter(pk=state.pk).exists()
        )
        transaction.set_rollback(True)
    assert found == answers[asked], happened


def test_a_correction_counts_from_the_moment_it_is_known(ruritania: Partner) -> None:
    with purpose("demo"):
        wrong = record(ruritania, TreatyEventKind.DEPOSITED, date(2020, 5, 1))
        record(ruritania, TreatyEventKind.DEPOSITED, date(2020, 6, 1), corrects=wrong, known_from=LOADED_AT)
    before = LOADED_AT - timedelta(seconds=1)
    assert parties_to(Treaty.ROME_STATUTE, date(2020, 5, 15), before).get() == ruritania
    assert not parties_to(Treaty.ROME_STATUTE, date(2020, 5, 15), LOADED_AT).exists()
    assert parties_to(Treaty.ROME_STATUTE, date(2020, 6, 1), LOADED_AT).get() == ruritania


def test_what_was_struck_out_never_happened(ruritania: Partner) -> None:
    with purpose("demo"):
        wrong = record(ruritania, TreatyEventKind.DEPOSITED, date(2020, 5, 1))
        record(
            ruritania,
            TreatyEventKind.DEPOSITED,
            date(2020, 5, 1),
            corrects=wrong,
            struck_out=True,
            known_from=LOADED_AT,
        )
    assert parties_to(Treaty.ROME_STATUTE, date(2021, 1, 1), LOADED_AT - timedelta(seconds=1)).exists()
    assert not parties_to(Treaty.ROME_STATUTE, date(2021, 1, 1), LOADED_AT).exists()


def test_channel_and_group_are_those_of_the_day(ruritania: Partner) -> None:
    with purpose("demo"):
        Channel.objects.create(
            partner=ruritania, channel="Embassy", language="French", ends_on=date(2012, 12, 31)
        )
        Channel.objects.create(
            partner=ruritania, channel="Ministry", language="French", starts_on=date(2013, 1, 1)
        )
        GroupMembership.objects.create(partner=ruritania, group="EEG", starts_on=date(2010, 1, 1))

    def channel(on: date) -> str:
        found = channel_of(ruritania, on)
        return found.channel if found else ""

    assert channel(date(2012, 12, 31)) == "Embassy"
    assert channel(date(2013, 1, 1)) == "Ministry"
    assert groups_on(date(2009, 12, 31)) == {}
    assert groups_on(date(2010, 1, 1)) == {ruritania.pk: RegionalGroup.EEG}
