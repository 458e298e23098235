"""What the database refuses: unknown words, days out of order, periods that overlap, rewritten history."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import DataError, IntegrityError, ProgrammingError, connection, transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.asof import start_of
from partners.models import Channel, GroupMembership, Partner, Recommendation, TreatyEvent
from partners.vocab import PartnerKind, RegionalGroup, Treaty, TreatyEventKind

pytestmark = pytest.mark.django_db

STATE = {"kind": PartnerKind.STATE, "name_en": "Ruritania", "name_fr": "Ruritanie", "sort_key": "ruritania"}
BASE = date(2010, 1, 1)


@pytest.fixture
def state(db: None) -> Partner:
    with purpose("demo"):
        return Partner.objects.create(code="RUR", iso2="RU", **STATE)


@pytest.mark.parametrize(
    "fields",
    [
        {"code": "RUR", "kind": "planet"},
        {"code": "Rur"},
        {"code": "RURI"},
        {"code": "RUR", "iso2": "ru"},
        {"code": "RUR", "un_member": "perhaps"},
        {"code": "UN", "kind": PartnerKind.INTERNATIONAL, "iso2": "UN"},
    ],
)
def test_a_partner_is_coded_by_its_kind(fields: dict[str, str]) -> None:
    with purpose("demo"), pytest.raises(IntegrityError), transaction.atomic():
        Partner.objects.create(**{**STATE, **fields})


@pytest.mark.parametrize(
    "fields",
    [
        {"treaty": "treaty_of_zenda"},
        {"kind": "hoped_for"},
        {"kind": TreatyEventKind.SIGNED, "instrument": "ratification"},
        {"instrument": "handshake"},
        {"struck_out": True},
    ],
)
def test_a_step_uses_the_words_of_its_vocabulary(state: Partner, fields: dict[str, Any]) -> None:
    step = {
        "treaty": Treaty.APIC,
        "kind": TreatyEventKind.DEPOSITED,
        "effective_on": BASE,
        "known_from": start_of(BASE),
    }
    with purpose("demo"), pytest.raises(IntegrityError), transaction.atomic():
        TreatyEvent.objects.create(partner=state, **{**step, **fields})


def test_there_are_66_recommendations() -> None:
    with purpose("demo"), pytest.raises(IntegrityError), transaction.atomic():
        Recommendation.objects.create(number=67)


@pytest.mark.parametrize(
    "statement", ["update partners_treatyevent set note = 'x'", "delete from partners_treatyevent"]
)
def test_steps_cannot_be_rewritten_even_by_raw_sql(statement: str) -> None:
    with (
        purpose("demo"),
        connection.cursor() as cursor,
        pytest.raises(ProgrammingError, match="permission denied"),
        transaction.atomic(),
    ):
        cursor.execute(statement)


def test_everyone_reads_and_the_court_alone_writes(
    state: Partner, facilitator: Person, clerk: Person
) -> None:
    with viewing(facilitator):
        assert Partner.objects.get() == state
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Channel.objects.create(partner=state, channel="Embassy", language="French")
    with viewing(clerk):
        Channel.objects.create(partner=state, channel="Embassy", language="French")


def test_a_period_ends_after_it_starts(state: Partner) -> None:
    with purpose("demo"), pytest.raises((IntegrityError, DataError)), transaction.atomic():
        GroupMembership.objects.create(
            partner=state, group="AFR", starts_on=BASE, ends_on=BASE - timedelta(days=1)
        )


DAYS = st.none() | st.integers(0, 12).map(lambda days: BASE + timedelta(days=days))


def in_order(period: tuple[date | None, date | None]) -> bool:
    start, end = period
    return start is None or end is None or start <= end


PERIODS: st.SearchStrategy[tuple[date | None, date | None]] = st.tuples(DAYS, DAYS).filter(in_order)


@settings(max_examples=40, deadline=None)
@given(periods=st.lists(PERIODS, max_size=5))
def test_a_state_is_in_one_group_at_a_time(periods: list[tuple[date | None, date | None]]) -> None:
    accepted: list[tuple[date, date]] = []
    with purpose("demo"), transaction.atomic():
        state = Partner.objects.create(code="RUR", iso2="RU", **STATE)
        other = Partner.objects.create(code="WKD", iso2="WK", **{**STATE, "name_en": "Wakanda"})
        GroupMembership.objects.create(partner=other, group=RegionalGroup.AFR)
        for starts_on, ends_on in periods:
            whole = (starts_on or date.min, ends_on or date.max)
            overlaps = any(whole[0] <= end and start <= whole[1] for start, end in accepted)
            try:
                with transaction.atomic():
                    GroupMembership.objects.create(
                        partner=state, group="EEG", starts_on=starts_on, ends_on=ends_on
                    )
            except IntegrityError:
                assert overlaps
            else:
                assert not overlaps
                accepted.append(whole)
        for day in range(-1, 14):
            assert state.groups.on(BASE + timedelta(days=day)).count() <= 1
        transaction.set_rollback(True)
