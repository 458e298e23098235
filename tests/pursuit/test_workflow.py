"""The life cycle of an instance: every status with every action, and what no sequence of actions can do."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from common.errors import Refusal
from pursuit.clocks import TERMS, running
from pursuit.vocab import FINDINGS, NEW, OPEN, CaseEventKind, DutyBasis, Precision
from pursuit.workflow import LIFE, Standing, moved, possible, replay

FIRST = date(2013, 2, 1)


@dataclass(frozen=True)
class Line:
    """An entry."""

    kind: str
    effective_on: date = FIRST
    precision: str = Precision.DAY
    due_on: date | None = None
    referred_to: str = ""


@pytest.mark.parametrize(("state", "action"), list(itertools.product(LIFE.states, LIFE.by_name)))
def test_each_action_is_possible_in_the_states_of_the_table_and_refused_in_all_others(
    state: str, action: str
) -> None:
    step = LIFE.by_name[action]
    before = Standing(status=state, kinds=frozenset(step.after))
    if state in step.sources:
        assert moved(before, Line(action), DutyBasis.STATE_PARTY).status == (step.target or state)
    else:
        with pytest.raises(Refusal, match="not possible while"):
            moved(before, Line(action), DutyBasis.STATE_PARTY)


@pytest.mark.parametrize("action", [step for step in LIFE.actions if step.after], ids=lambda step: step.name)
def test_what_must_be_recorded_first_is_named(action) -> None:  # type: ignore[no-untyped-def]
    for state in action.sources:
        with pytest.raises(Refusal, match="must be recorded first"):
            moved(Standing(status=state), Line(action.name), DutyBasis.STATE_PARTY)


def test_every_status_is_reached_and_every_kind_is_an_action() -> None:
    reached = {NEW}
    while more := {str(a.target) for a in LIFE.actions if a.target and a.sources & reached} - reached:
        reached |= more
    assert reached == set(LIFE.states)
    assert set(LIFE.by_name) == set(CaseEventKind)


@pytest.mark.parametrize("basis", DutyBasis)
def test_only_a_bound_state_is_found_to_have_failed(basis: DutyBasis) -> None:
    names = {step.name for step in possible(Standing(status="heard"), basis)}
    assert ("found" in names) is (basis in FINDINGS) is (basis != DutyBasis.VOLUNTARY)


def test_a_matter_is_before_those_alone_to_whom_it_was_referred() -> None:
    for to, before in (
        ("assembly", {"seized"}),
        ("both", {"seized", "council_informed"}),
        ("council", {"council_informed"}),
    ):
        names = {step.name for step in possible(Standing(status="referred", referred_to=to), "state_party")}
        assert names & {"seized", "council_informed", "council_acted"} == before


def test_an_emergency_procedure_goes_on_while_the_court_hears_and_finds() -> None:
    for status in OPEN:
        standing = Standing(status=status, kinds=frozenset({"exceptional"}))
        names = {step.name for step in possible(standing, "state_party")}
        assert names >= {"open_letter", "ambassadors", "public_meeting", "bureau_report", "plenary"}


@given(st.lists(st.integers(min_value=0, max_value=40), max_size=14))
def test_no_sequence_finds_without_hearing_or_lets_anything_fall_due_after_the_end(
    choices: Sequence[int],
) -> None:
    standing, entries = Standing(), []
    for turn, choice in enumerate(choices):
        offered = possible(standing, DutyBasis.STATE_PARTY)
        if not offered:
            break
        day = FIRST + timedelta(days=turn)
        line = Line(offered[choice % len(offered)].name, day, due_on=day, referred_to="both")
        standing = moved(standing, line, DutyBasis.STATE_PARTY)
        entries.append(line)
    kinds = [line.kind for line in entries]
    if "found" in kinds:
        assert "heard" in kinds[: kinds.index("found")]
    if "open_letter" in kinds:
        assert {"seized", "exceptional"} & set(kinds[: kinds.index("open_letter")])
    assert replay(entries, DutyBasis.STATE_PARTY) == standing
    if standing.status not in OPEN:
        assert running(entries, standing.status) == []


@pytest.mark.parametrize(
    ("kind", "on", "due"),
    [
        ("open_letter", date(2013, 2, 15), date(2013, 3, 1)),
        ("consultations_ended", date(2013, 2, 20), date(2013, 3, 7)),
        ("dispute", date(2013, 11, 30), date(2014, 2, 28)),
        ("dispute", date(2013, 12, 1), date(2014, 3, 1)),
    ],
)
def test_terms_of_the_procedures_run_in_calendar_days_and_months(kind: str, on: date, due: date) -> None:
    assert [one.due_on for one in running([Line(kind, on)], "averred")] == [due]


def test_a_given_day_holds_and_a_month_alone_gives_no_deadline() -> None:
    assert [one.due_on for one in running([Line("invited", due_on=date(2013, 3, 9))], "averred")] == [
        date(2013, 3, 9)
    ]
    assert running([Line("open_letter", precision=Precision.MONTH)], "averred") == []


@pytest.mark.parametrize("term", TERMS, ids=lambda term: term.name)
def test_what_meets_a_deadline_ends_it(term) -> None:  # type: ignore[no-untyped-def]
    begun = Line(term.begun_by, due_on=FIRST)
    for kind in term.met_by:
        assert running([begun, Line(kind)], "averred") == []
    assert [one.term for one in running([begun], "averred")] == [term]
