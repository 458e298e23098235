"""A figure that holds for a day of its own: entered in the form, said in the report."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from common.errors import Refusal
from reports import policies
from reports.document import build, problems
from reports.document.blocks import Note, Paragraph, plain
from reports.document.snapshot import Snapshot
from reports.figures import FIGURES
from reports.forms import EditionForm
from tests.reports.editions import PARTICULARS
from tests.reports.sample import SNAPSHOT


def moved(**days: str) -> Snapshot:
    """The sample with days of their own for some figures."""
    return replace(
        SNAPSHOT,
        figures=tuple(
            replace(one, on=days[one.id], own=True) if one.id in days else one for one in SNAPSHOT.figures
        ),
    )


def said(snapshot: Snapshot, language: str, key: str) -> list[str]:
    """The text of a paragraph and of the notes on it that speak of days."""
    (found,) = (
        one for one in build(snapshot, language).blocks if isinstance(one, Paragraph) and one.key == key
    )
    notes = [plain(run.runs) for run in found.runs if isinstance(run, Note)]
    return [plain(found.runs)[:40], *(one for one in notes if "(F" in one)]


@pytest.mark.parametrize(
    ("language", "key", "expected"),
    [
        ("en", "at-large", ["As of 30 August 2013, 12 individuals nam"]),
        (
            "en",
            "enforcement",
            [
                "As of 30 September 2013, eight States ha",
                "Counted for a day of its own: Of F6, in force (F6f), 31 December 2013.",
            ],
        ),
        (
            "fr",
            "enforcement",
            [
                "Au 30\N{NO-BREAK SPACE}septembre 2013, huit États avaient",
                "Établi à une date propre\N{NO-BREAK SPACE}: Parmi F6, en vigueur (F6f), 31\N{NO-BREAK SPACE}décembre 2013.",
            ],
        ),
    ],
)
def test_the_report_says_the_day_of_each_figure(language: str, key: str, expected: list[str]) -> None:
    assert said(moved(F4="2013-08-30", F6f="2013-12-31"), language, key) == expected


def test_figures_of_different_days_do_not_contradict_each_other() -> None:
    figures = tuple(
        replace(one, value=9, on="2014-12-31", own=True) if one.id == "F6f" else one
        for one in SNAPSHOT.figures
    )
    assert problems(replace(SNAPSHOT, figures=figures)) == []
    same_day = tuple(replace(one, own=False) for one in figures)
    assert [one.where for one in problems(replace(SNAPSHOT, figures=same_day))] == ["F6f", "F6f"]


def test_a_snapshot_without_days_of_their_own_has_the_text_it_always_had() -> None:
    assert '"own"' not in SNAPSHOT.to_json()
    with_one = moved(F4="2013-08-30")
    assert Snapshot.from_json(with_one.to_json()) == with_one


@pytest.mark.parametrize(
    ("entered", "kept", "wrong"),
    [
        ({}, {}, []),
        ({"F4_on": "2013-08-30"}, {"F4": "2013-08-30"}, []),
        (
            {"F1_start": "2012-01-01", "F1_end": "2012-12-31"},
            {"F1": "2012-01-01/2012-12-31"},
            [],
        ),
        ({"F1_start": "2012-01-01"}, None, ["F1_end"]),
        ({"F9_on": "soon"}, None, ["F9_on"]),
        ({"F1_start": "2012-01-02", "F1_end": "2012-01-01"}, None, ["F1_end"]),
        ({"F9o_on": "1990-01-01"}, None, ["F9o_on"]),
        ({"F2_start": "1990-01-01", "F2_end": "2012-01-01"}, None, ["F2_start"]),
    ],
)
def test_the_form_takes_a_day_for_each_figure_and_says_beside_which_one_is_wrong(
    entered: dict[str, Any], kept: dict[str, str] | None, wrong: list[str]
) -> None:
    given = {
        **PARTICULARS,
        "mandate": "",
        "distribution": "General",
        "original_language": "English",
        "seen": 0,
    }
    form = EditionForm({**given, **entered})
    if form.is_valid():
        try:
            policies.check_own_dates(form.figure_dates())
        except Refusal as refusal:
            form.add_error(refusal.field, refusal.sentence)
    assert list(form.errors) == wrong
    assert {own.figure.id for own in form.own_dates} == set(FIGURES)
    if kept is not None:
        assert form.figure_dates() == kept
