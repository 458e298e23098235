"""What moved between two editions."""

from __future__ import annotations

from dataclasses import replace

from reports.comparison import compared, reasons
from reports.document import Snapshot
from reports.document.movement import Movement
from tests.reports.sample import PERIOD, SNAPSHOT, figure


def with_figures(snapshot: Snapshot, *figures: tuple[str, int | dict[str, int], str, str]) -> Snapshot:
    """The snapshot with other values, dates and rules of these figures."""
    others = {one[0]: figure(*one) for one in figures}
    return replace(snapshot, figures=tuple(others.get(one.id, one) for one in snapshot.figures))


def test_a_snapshot_beside_itself_moves_nothing() -> None:
    moves = compared(SNAPSHOT, SNAPSHOT)
    assert [(move.id, move.group) for move in moves if move.id in ("F1", "F6r")] == [
        ("F1", ""),
        *(("F6r", group) for group in ("WEOG", "EEG", "AFR", "GRULAC", "APG")),
    ]
    assert [move for move in moves if move.moved or reasons(move)] == []


def test_what_moved_is_said_with_the_reason() -> None:
    f4 = SNAPSHOT.figure("F4")
    later = with_figures(
        SNAPSHOT,
        ("F4", 13, "2013-09-30", f4.rule),
        ("F3", 609, PERIOD, "Another rule."),
        (
            "F6r",
            {"WEOG": 5, "EEG": 2, "AFR": 1, "GRULAC": 1, "APG": 0},
            "2013-09-30",
            "F6 by regional group.",
        ),
    )
    later = replace(later, figures=tuple(one for one in later.figures if one.id != "F8"))
    told = [
        (move.id, move.group, move.before, move.after, move.difference, reasons(move))
        for move in compared(SNAPSHOT, later)
        if move.moved or reasons(move)
    ]
    assert told == [
        ("F3", "", 609, 609, 0, ["The rule is another one."]),
        ("F4", "", 12, 13, 1, ["The date or period is another one."]),
        (
            "F6r",
            "EEG",
            1,
            2,
            1,
            ["Date and rule are the same: what is recorded for them changed in between."],
        ),
        ("F8", "", 0, None, None, ["The later edition does not have this figure."]),
    ]
    assert compared(later, SNAPSHOT)[-1] == Movement(
        "F9o", "", 51, 51, "2013-04-22", "2013-04-22", rule_changed=False
    )
