"""Steps towards treaties and away from them, recorded by hand in any order."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import Person
from accounts.sight import viewing
from common.clock import COURT_ZONE
from common.errors import Forbidden, Refusal
from partners.models import Partner, TreatyEvent
from partners.periods import spans
from partners.policies import check_course
from partners.queries import departure_of, in_force_for, parties_to, residual_duty, signatories
from partners.services import correct_step, record_step
from partners.vocab import Treaty, TreatyEventKind
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 20, 9, tzinfo=COURT_ZONE)
LATER = NOW + timedelta(days=3)
SIGNED, DEPOSITED = TreatyEventKind.SIGNED, TreatyEventKind.DEPOSITED
NOTICE, TAKEN_BACK = TreatyEventKind.WITHDRAWAL_NOTIFIED, TreatyEventKind.WITHDRAWAL_RESCINDED
IN_FORCE, LEFT = TreatyEventKind.ENTERED_INTO_FORCE, TreatyEventKind.WITHDRAWAL_EFFECTIVE


@pytest.fixture
def kenya(db: None) -> Partner:
    return make_partner("KEN", "Kenya")


def took(partner: Partner, by: Person, kind: TreatyEventKind, on: date, **more: object) -> TreatyEvent:
    """A step towards the Rome Statute, recorded by hand."""
    known = {"treaty": Treaty.ROME_STATUTE, "source": "C.N.1", "known_at": NOW, "instrument": "ratification"}
    return record_step(partner, kind=kind, on=on, by=by, **{**known, **more})  # type: ignore[arg-type]


def history(partner: Partner, known_at: datetime = LATER) -> list[tuple[str, date]]:
    """What stands, in the order of days."""
    steps = TreatyEvent.objects.known(known_at).filter(partner=partner)
    return list(steps.order_by("effective_on", "pk").values_list("kind", "effective_on"))


def is_party(partner: Partner, on: date, known_at: datetime = LATER) -> bool:
    return parties_to(Treaty.ROME_STATUTE, on, known_at).filter(pk=partner.pk).exists()


def test_deposits_enter_into_force_and_notices_take_effect_by_themselves(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        took(kenya, clerk, SIGNED, date(1999, 8, 11))
        took(kenya, clerk, DEPOSITED, date(2005, 3, 15))
        took(kenya, clerk, NOTICE, date(2024, 2, 29))
        assert history(kenya) == [
            (SIGNED, date(1999, 8, 11)),
            (DEPOSITED, date(2005, 3, 15)),
            (IN_FORCE, date(2005, 6, 1)),
            (NOTICE, date(2024, 2, 29)),
            (LEFT, date(2025, 2, 28)),
        ]
        back = took(kenya, clerk, TAKEN_BACK, date(2025, 2, 27), known_at=LATER)
        assert not is_party(kenya, date(2025, 3, 1), NOW)
        assert is_party(kenya, date(2025, 3, 1))
        correct_step(back, on=None, known_at=LATER + timedelta(days=1), by=clerk)
        assert not is_party(kenya, date(2025, 3, 1), LATER + timedelta(days=1))


@pytest.mark.parametrize(
    ("steps", "sentence"),
    [
        ([(NOTICE, 2016)], "neither signed nor deposited"),
        ([(DEPOSITED, 2005), (TAKEN_BACK, 2016)], "No notice of withdrawal was pending"),
        ([(DEPOSITED, 2005), (DEPOSITED, 2006)], "was a party"),
        ([(DEPOSITED, 2005), (NOTICE, 2016), (DEPOSITED, 2016)], "was pending"),
        ([(DEPOSITED, 2005), (NOTICE, 2016), (NOTICE, 2019)], "had withdrawn"),
        ([(DEPOSITED, 2005), (SIGNED, 2003)], "open for signature until 31 Dec 2000"),
        ([(DEPOSITED, 1998)], "opened on 17 Jul 1998"),
        ([(DEPOSITED, 2031)], "lies in the future"),
    ],
)
def test_a_step_that_is_not_possible_gets_a_sentence_and_is_not_written(
    clerk: Person, kenya: Partner, steps: list[tuple[TreatyEventKind, int]], sentence: str
) -> None:
    *before, (kind, year) = steps
    with viewing(clerk):
        for earlier, in_year in before:
            took(kenya, clerk, earlier, date(in_year, 5, 2))
        stood = history(kenya)
        with pytest.raises(Refusal, match=sentence), transaction.atomic():
            took(kenya, clerk, kind, date(year, 6, 2) if year != 1998 else date(1998, 6, 2))
        assert history(kenya) == stood


def test_the_registry_alone_records_steps_with_their_source(
    clerk: Person, analyst: Person, kenya: Partner
) -> None:
    with viewing(analyst), pytest.raises(Forbidden):
        took(kenya, analyst, DEPOSITED, date(2005, 3, 15))
    with viewing(clerk):
        with pytest.raises(Refusal, match="where the step is found"):
            took(kenya, clerk, DEPOSITED, date(2005, 3, 15), source=" ")
        with pytest.raises(Refusal, match="which instrument"):
            took(kenya, clerk, DEPOSITED, date(2005, 3, 15), instrument="")
        took(kenya, clerk, DEPOSITED, date(2005, 3, 15))
        with pytest.raises(Refusal, match="not before 2017-05-02"):
            took(kenya, clerk, NOTICE, date(2016, 5, 2), takes_effect_on=date(2017, 5, 1))


def test_a_corrected_deposit_moves_its_entry_into_force_and_earlier_answers_stand(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        deposit = took(kenya, clerk, DEPOSITED, date(2003, 2, 10))
        correct_step(deposit, on=date(2010, 3, 23), known_at=LATER, by=clerk)
        assert history(kenya) == [(DEPOSITED, date(2010, 3, 23)), (IN_FORCE, date(2010, 6, 1))]
        assert history(kenya, NOW) == [(DEPOSITED, date(2003, 2, 10)), (IN_FORCE, date(2003, 5, 1))]
        again = TreatyEvent.objects.get(corrects=deposit)
        correct_step(again, on=None, known_at=LATER, by=clerk)
        assert history(kenya) == []


def test_duties_in_pending_matters_survive_a_withdrawal_by_date(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        took(kenya, clerk, DEPOSITED, date(2005, 3, 15))
        took(kenya, clerk, NOTICE, date(2016, 10, 27))
        left = date(2017, 10, 27)
        owed = {
            (begun, on): residual_duty(kenya, begun, on, NOW)
            for begun in (date(2005, 5, 31), date(2005, 6, 1), left - timedelta(days=1), left)
            for on in (left - timedelta(days=1), left)
        }
        assert {days for days, duty in owed.items() if duty} == {
            (date(2005, 6, 1), left),
            (left - timedelta(days=1), left),
        }
        assert departure_of(kenya, date(2016, 10, 26), NOW) is None
        took(kenya, clerk, DEPOSITED, date(2020, 1, 1))
        assert departure_of(kenya, date(2020, 1, 1), NOW) is None


KINDS = st.sampled_from([SIGNED, DEPOSITED, NOTICE, TAKEN_BACK])
DAYS = st.integers(0, 60).map(lambda number: date(2000, 1, 1) + timedelta(days=61 * number))


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(KINDS, DAYS), min_size=4, max_size=9))
def test_whatever_is_recorded_in_any_order_leaves_dated_periods_without_overlap_or_gap(
    clerk: Person, kenya: Partner, wishes: list[tuple[TreatyEventKind, date]]
) -> None:
    with viewing(clerk), transaction.atomic():
        for kind, on in wishes:
            try:
                with transaction.atomic():
                    took(kenya, clerk, kind, on)
            except Refusal:
                continue
        steps = list(TreatyEvent.objects.known(NOW).filter(partner=kenya))
        check_course(steps)
        found = spans(steps)
        assert all(after.start > before.end for before, after in pairwise(found) if before.end)
        notices = sum(step.kind == NOTICE for step in steps)
        assert notices == sum(step.kind in {TAKEN_BACK, LEFT} for step in steps)
        assert len(found) == sum(step.kind == DEPOSITED for step in steps)
        for day in {step.effective_on + timedelta(days=shift) for step in steps for shift in (-1, 0)}:
            inside = any(day in span for span in found)
            assert is_party(kenya, day, NOW) == inside
            assert not (inside and signatories(Treaty.ROME_STATUTE, day, NOW).exists())
            assert not in_force_for(Treaty.ROME_STATUTE, day, NOW).exists() or inside
        transaction.set_rollback(True)
