"""The life cycle of an agreement: every stage with every action."""

import itertools

import pytest

from agreements.vocab import CONCLUDED, HAPPENED, LEAD, OPERATION, AgreementKind, Stage
from agreements.workflow import LIFE, NEW, TALKS
from common.errors import Refusal


@pytest.mark.parametrize(("state", "action"), list(itertools.product(LIFE.states, LIFE.by_name)))
def test_each_action_is_possible_in_the_stages_of_the_table_and_refused_in_all_others(
    state: str, action: str
) -> None:
    if state in LIFE.by_name[action].sources:
        assert LIFE.check(action, state).target in Stage.values
    else:
        with pytest.raises(Refusal, match="not possible while"):
            LIFE.check(action, state)


def test_every_stage_can_be_reached_from_the_beginning() -> None:
    reached = {NEW}
    while more := {str(a.target) for a in LIFE.actions if a.sources & reached} - reached:
        reached |= more
    assert reached == set(LIFE.states)


def test_only_a_concluded_agreement_enters_into_force_or_leaves_it() -> None:
    for action in LIFE.actions:
        if action.target in OPERATION:
            assert action.sources <= set(CONCLUDED)


def test_a_concluded_agreement_never_falls_back_into_negotiation() -> None:
    for action in LIFE.actions:
        if action.sources & set(CONCLUDED):
            assert action.target in CONCLUDED


def test_a_terminated_agreement_stays_terminated() -> None:
    assert LIFE.allowed(Stage.TERMINATED) == []


def test_open_negotiations_can_always_lapse() -> None:
    assert all(LIFE.allows("lapse", stage) for stage in TALKS)


def test_tables_of_words_and_organs_are_complete() -> None:
    assert set(HAPPENED) == set(Stage)
    assert set(LEAD) == set(AgreementKind)
