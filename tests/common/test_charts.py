"""Charts: the same numbers as drawing and as table, told apart without colour, safe against any name."""

from __future__ import annotations

import re
from typing import Literal
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from common.charts import Chart, Series, percent

KINDS: tuple[Literal["line", "bar", "step"], ...] = ("line", "bar", "step")


def chart(kind: Literal["line", "bar", "step"] = "line", *values: float | None) -> Chart:
    given_values = values or (0.5, None, 0.75)
    labels = [str(2011 + turn) for turn in range(len(given_values))]
    return Chart("Response rate", kind, labels, [Series("Kenya", given_values)], percent, 1.0, "Year")


def test_the_table_holds_every_number_and_says_where_there_is_none() -> None:
    cells = re.findall(r"<td[^>]*>(.*?)</td>", chart().table)
    assert cells == ["50%", "–", "75%"]


@pytest.mark.parametrize("kind", KINDS)
def test_the_drawing_is_well_formed_and_has_a_text_alternative(kind: Literal["line", "bar", "step"]) -> None:
    svg = ET.fromstring(chart(kind).svg)
    assert svg.get("role") == "img"
    assert svg.get("aria-label") == "Response rate. Kenya: 2013, 75%"


def test_a_line_is_broken_where_a_number_is_missing() -> None:
    (path,) = re.findall(r'class="chart-line chart-1" d="([^"]*)"/><path class="chart-mark', chart().svg)[:1]
    assert (path.count("M"), path.count("L")) == (2, 0)


def test_a_name_cannot_break_out_of_the_drawing() -> None:
    hostile = Chart("<b>", "bar", ["<i>"], [Series("<script>", [1])])
    assert "<script>" not in hostile.svg + hostile.table
    assert "<i>" not in hostile.svg + hostile.table


def test_there_is_no_inline_style_or_script_in_a_chart() -> None:
    for kind in KINDS:
        assert not re.search(r"style=|<style|<script|\son\w+=", chart(kind).svg)


def test_more_series_than_can_be_told_apart_are_refused() -> None:
    with pytest.raises(ValueError, match="no more series"):
        Chart("x", "line", ["a"], [Series(str(turn), [1]) for turn in range(5)])
    with pytest.raises(ValueError, match="one value for each label"):
        Chart("x", "line", ["a"], [Series("x", [1, 2])])


@settings(deadline=None, max_examples=60)
@given(
    st.sampled_from(KINDS),
    st.lists(st.one_of(st.none(), st.floats(0, 1e9, allow_nan=False)), max_size=30),
)
def test_whatever_the_numbers_are_the_drawing_stays_within_its_frame(
    kind: Literal["line", "bar", "step"], values: list[float | None]
) -> None:
    labels = [str(turn) for turn in range(len(values))]
    svg = ET.fromstring(Chart("x", kind, labels, [Series("y", values)]).svg)
    width, height = (float(part) for part in (svg.get("viewBox") or "").split()[2:])
    for rect in svg.iter("rect"):
        assert 0 <= float(rect.get("x") or 0) <= width
        assert 0 <= float(rect.get("y") or 0) <= height
        assert float(rect.get("height") or 0) >= 0
    for path in svg.iter("path"):
        for x, y in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path.get("d") or ""):
            assert 0 <= float(x) <= width
            assert 0 <= float(y) <= height
