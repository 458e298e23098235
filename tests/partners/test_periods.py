"""Spans in a treaty: they never touch each other, and say of each day what the latest step up to it says."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from partners.periods import spans
from partners.vocab import TreatyEventKind

FIRST = date(2010, 1, 1)
DECIDING = (TreatyEventKind.DEPOSITED, TreatyEventKind.WITHDRAWAL_EFFECTIVE)


@dataclass(frozen=True)
class Step:
    """A step without a register."""

    kind: str
    effective_on: date
    pk: int


def steps_of(pairs: list[tuple[TreatyEventKind, int]]) -> list[Step]:
    """Steps in the order in which they were recorded, which need not be that of their days."""
    return [
        Step(kind, FIRST + timedelta(days=day), number) for number, (kind, day) in enumerate(pairs, start=1)
    ]


ANY_STEPS = st.lists(st.tuples(st.sampled_from(list(TreatyEventKind)), st.integers(0, 30)), max_size=12)


@given(ANY_STEPS)
def test_each_day_is_as_its_latest_step_says(pairs: list[tuple[TreatyEventKind, int]]) -> None:
    steps = steps_of(pairs)
    found = spans(steps)
    for number in range(-1, 33):
        day = FIRST + timedelta(days=number)
        taken = [step for step in steps if step.kind in DECIDING and step.effective_on <= day]
        latest = max(taken, key=lambda step: (step.effective_on, step.pk), default=None)
        inside = latest is not None and latest.kind == TreatyEventKind.DEPOSITED
        assert any(day in span for span in found) == inside


@given(ANY_STEPS)
def test_spans_are_in_order_and_never_touch(pairs: list[tuple[TreatyEventKind, int]]) -> None:
    found = spans(steps_of(pairs))
    assert all(span.end is None or span.start < span.end for span in found)
    for before, after in pairwise(found):
        assert before.end is not None
        assert before.end < after.start
