"""Who was party to what on a day: corrections, and withdrawals in any order."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import given, settings
from hypothesis import strategies as st

from accounts.sight import purpose
from common.asof import start_of
from common.clock import COURT_ZONE
from partners.models import Channel, GroupMembership, Partner, TreatyEvent
from partners.queries import (
    channel_of,
    groups_on,
    parties_to,
)
from partners.vocab import PartnerKind, RegionalGroup, Treaty, TreatyEventKind
from tests.partners.conftest import LOADED_AT

pytestmark = pytest.mark.django_db

NOW = datetime(2030, 1, 1, tzinfo=COURT_ZONE)

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
