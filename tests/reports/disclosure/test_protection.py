"""No held cell can be bounded more closely than the policy allows, whatever is read together."""

from __future__ import annotations

from itertools import product

import highspy
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reports.disclosure import Earlier, Policy, Protection, Release, SolverError, protect
from reports.disclosure.room import EXACT
from tests.reports.disclosure.attacker import Attacker, Published

POLICY = Policy(5)
counts = st.sampled_from((0, 0, 0, 1, 1, 2, 3, 4, 7, 12, 40))
shapes = st.tuples(st.integers(1, 3), st.integers(2, 3), st.integers(1, 3))


def cube(shape: tuple[int, int, int]) -> dict[str, tuple[int, ...]]:
    """The cells of two tables about the same rows, first by second and first by third, with all their totals."""
    atoms = list(product(*map(range, shape)))

    def cell(a: int | None, b: int | None, c: int | None) -> tuple[int, ...]:
        wanted = (a, b, c)
        return tuple(
            index
            for index, atom in enumerate(atoms)
            if all(want in (None, got) for want, got in zip(wanted, atom, strict=True))
        )

    first, second, third = ((*range(size), None) for size in shape)
    cells = {f"a{a} b{b}": cell(a, b, None) for a, b in product(first, second)}
    return cells | {f"a{a} c{c}": cell(a, None, c) for a, c in product(first, third) if c is not None}


@st.composite
def releases(draw: st.DrawFn) -> Release:
    shape = draw(shapes)
    size = shape[0] * shape[1] * shape[2]
    return Release(tuple(draw(st.lists(counts, min_size=size, max_size=size))), cube(shape))


def small(release: Release) -> frozenset[str]:
    return frozenset(cell for cell in release.cells if POLICY.small(release.value(cell)))


def published(release: Release, held: frozenset[str]) -> Published:
    values = {cell: release.value(cell) for cell in release.cells if cell not in held}
    return Published(len(release.counts), release.cells, values)


def narrow(attacker: Attacker, edition: int, protection: Protection, cells: frozenset[str]) -> list[str]:
    """The cells that the attacker bounds too closely, of those that the protection vouches for."""
    found = []
    for cell in sorted(cells - protection.exposed):
        least, most = attacker.interval(edition, cell)
        if most - least < POLICY.threshold - EXACT:
            found.append(f"{cell}: {least} to {most}")
    return found


@settings(max_examples=40)
@given(release=releases())
def test_nobody_bounds_a_held_cell_of_tables_with_common_totals(release: Release) -> None:
    protection = protect(release, sensitive=small(release), policy=POLICY)
    assert protection.held >= small(release)
    assert not protection.exposed
    attacker = Attacker([published(release, protection.held)])
    assert narrow(attacker, 0, protection, protection.held) == []


@settings(max_examples=40)
@given(release=releases(), data=st.data(), link=st.sampled_from(("known", "grew")))
def test_nobody_bounds_a_held_cell_of_either_of_two_editions(
    release: Release, data: st.DataObject, link: str
) -> None:
    before = protect(release, sensitive=small(release), policy=POLICY)
    shown = frozenset(release.cells) - before.held
    size = len(release.counts)
    more = data.draw(st.lists(st.sampled_from((0, 0, 0, 1, 5)), min_size=size, max_size=size))
    later = Release(tuple(map(sum, zip(release.counts, more, strict=True))), release.cells)
    past = Earlier(release, shown, "known" if link == "known" else "grew")
    after = protect(later, sensitive=small(later), earlier=(past,), policy=POLICY)
    attacker = Attacker(
        [published(release, before.held), published(later, after.held)],
        [(1, 0, cell, later.value(cell) - release.value(cell)) for cell in release.cells]
        if link == "known"
        else [],
        [] if link == "known" else [(1, 0, cell) for cell in release.cells],
    )
    assert narrow(attacker, 1, after, after.held) == []
    assert narrow(attacker, 0, Protection(before.held, before.exposed | after.exposed), before.held) == []


@settings(max_examples=25)
@given(release=releases(), data=st.data())
def test_what_is_excepted_by_name_is_shown_and_every_other_held_cell_stays_protected(
    release: Release, data: st.DataObject
) -> None:
    """Also where an earlier edition about the same rows held the excepted cells back."""
    before = protect(release, sensitive=small(release), policy=POLICY)
    of_the_small = (
        st.sets(st.sampled_from(sorted(small(release))), max_size=2) if small(release) else st.just(set())
    )
    excepted = frozenset(data.draw(of_the_small))
    past = Earlier(release, (frozenset(release.cells) - before.held) | excepted, "known")
    after = protect(
        release, sensitive=small(release) - excepted, known=excepted, earlier=(past,), policy=POLICY
    )
    assert not after.held & excepted
    assert after.held >= small(release) - excepted
    attacker = Attacker(
        [published(release, before.held - excepted), published(release, after.held)],
        [(1, 0, cell, 0) for cell in release.cells],
    )
    assert narrow(attacker, 1, after, after.held) == []


def test_the_attacker_takes_apart_a_table_whose_small_cells_alone_are_held() -> None:
    release = Release(
        (2, 30, 9, 8), {"ab": (0, 1), "cd": (2, 3), "ac": (0, 2), "bd": (1, 3), "a": (0,), "d": (3,)}
    )
    attacker = Attacker([published(release, frozenset("a"))])
    assert attacker.interval(0, "a") == (2, 2)


def test_a_cell_that_its_table_gives_no_room_is_named_and_not_called_safe() -> None:
    release = Release((2, 30), {"part": (0,), "rest": (1,), "all": (0, 1)})
    assert protect(
        release, sensitive=frozenset({"part"}), known=frozenset({"rest", "all"}), policy=POLICY
    ) == Protection(frozenset({"part"}), frozenset({"part"}))
    assert protect(
        release, sensitive=frozenset({"part"}), known=frozenset({"all"}), policy=POLICY
    ) == Protection(frozenset({"part", "rest"}), frozenset())


def test_what_an_earlier_edition_shows_cannot_be_held_back_afterwards() -> None:
    """Of three cells and their total the first is small; last time the second was shown, so the third goes with it."""
    cells = {"a": (0,), "b": (1,), "c": (2,), "all": (0, 1, 2)}
    release = Release((2, 10, 60), cells)
    past = Earlier(Release((6, 10, 60), cells), frozenset({"b", "all"}), "known")
    assert protect(release, sensitive=frozenset({"a"}), known=frozenset({"all"}), policy=POLICY).held == {
        "a",
        "b",
    }
    assert protect(
        release, sensitive=frozenset({"a"}), known=frozenset({"all"}), earlier=(past,), policy=POLICY
    ).held == {"a", "c"}


@pytest.mark.parametrize("threshold", [0, 1, 2])
def test_a_threshold_below_three_is_refused(threshold: int) -> None:
    with pytest.raises(ValueError, match="at least 3"):
        Policy(threshold)


def test_an_error_of_the_solver_is_never_taken_for_an_answer() -> None:
    """Whoever used the solver before, with more threads, makes it refuse; the tables are then not printed."""
    release = Release((3, 33, 44), {"a": (0,), "b": (1,), "c": (2,), "all": (0, 1, 2)})
    asked = {"sensitive": frozenset({"a"}), "known": frozenset({"all"}), "policy": POLICY}
    highspy.Highs.resetGlobalScheduler(True)
    other = highspy.Highs()
    other.silent()
    other.setOptionValue("threads", 2)
    other.addVar(0.0, 1.0)
    other.run()
    try:
        with pytest.raises(SolverError):
            protect(release, **asked)
    finally:
        highspy.Highs.resetGlobalScheduler(True)
    assert protect(release, **asked) == Protection(frozenset({"a", "b"}), frozenset())
