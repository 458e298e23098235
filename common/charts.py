"""Charts as SVG, made on the server: a line, bars or a step, each with the table of the same numbers beside it.

    chart = Chart(title, "line", labels, (Series(name, values),), percent)
    {{ chart.svg }} … {{ chart.table }}

They are read in black and white: series differ by dash, mark and pattern, and each is named at its end or in the
legend. Colours come from the classes of static/css/chart.css; there is no script and no inline style.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from textwrap import wrap
from typing import Final, Literal

from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from common.display import Text

WIDTH: Final = 640
HEIGHT: Final = 260
LEFT, RIGHT, TOP, BOTTOM = 48, 16, 12, 30
"""Margins around what is drawn, in the units of the view box."""
MARKS: Final = ("circle", "square", "diamond", "triangle")
"""One mark for each series, in their order; a chart has no more series than these."""

LEGEND_LINE: Final = 20
LABEL_LINE: Final = 14
LETTER: Final = 6.5
"""About the width of a letter of a label."""
MOST_LABELS: Final = 12

Value = float | None
"""None where there is nothing to show; a line is broken there, and the table says so."""


def plain(value: float) -> str:
    """The number as a page writes it, with at most one decimal."""
    rounded = round(value, 1)
    return number_format(int(rounded) if rounded == int(rounded) else rounded, force_grouping=True)


def percent(value: float) -> str:
    """A share between 0 and 1 in whole per cent."""
    return _("%d%%") % round(value * 100)


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers, in the order of the chart's labels; `notes` are small print for the table."""

    name: Text
    values: Sequence[Value]
    notes: Sequence[Text] = ()


@dataclass(frozen=True)
class Chart:
    """Numbers with their names, drawn as `kind`. `ceiling` is the top of the scale, found by itself where it is None.

    `step` draws what holds from one label to the next, such as a curve of survival; `labels` may then be numbers.
    """

    title: Text
    kind: Literal["line", "bar", "step"]
    labels: Sequence[Text]
    series: Sequence[Series]
    shown: Callable[[float], str] = plain
    ceiling: float | None = None
    head: Text = ""
    summary: Text = field(default="")

    def __post_init__(self) -> None:
        if len(self.series) > len(MARKS):
            raise ValueError("A chart has no more series than marks that tell them apart.")
        if any(len(one.values) != len(self.labels) for one in self.series):
            raise ValueError("Each series has one value for each label.")

    @property
    def svg(self) -> SafeString:
        """The drawing for a page, which links static/css/chart.css."""
        return self.drawing()

    def drawing(self, style: str = "") -> SafeString:
        """The drawing; its text alternative is the title and the summary, and the table holds the numbers.

        `style` is a style sheet of the project's own, for where the drawing sees no other.
        """
        top = self._top()
        height = self._foot() + LEGEND_LINE * len(self.series)
        words = f"{self.title}. {self.summary or self._summary()}"
        return format_html(
            '<svg class="chart" viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">{}{}{}{}{}</svg>',
            WIDTH,
            height,
            words,
            format_html("<title>{}</title><style>{}</style>", words, mark_safe(style)) if style else "",  # noqa: S308
            self._grid(top),
            self._axis(),
            format_html_join(
                "", "{}", ((self._drawn(index, one, top),) for index, one in enumerate(self.series))
            ),
            self._legend(),
        )

    @property
    def table(self) -> SafeString:
        """The numbers: a row for each label, a column for each series."""
        heads = format_html_join(
            "", '<th scope="col" class="num">{}</th>', ((one.name,) for one in self.series)
        )
        rows = format_html_join(
            "",
            '<tr><th scope="row">{}</th>{}</tr>',
            ((label, self._cells(index)) for index, label in enumerate(self.labels)),
        )
        return format_html(
            '<div class="table-wrap"><table class="table"><caption>{}</caption><thead><tr><th scope="col">{}</th>{}</tr>'
            "</thead><tbody>{}</tbody></table></div>",
            self.title,
            self.head,
            heads,
            rows,
        )

    def _cells(self, index: int) -> SafeString:
        cells = (
            (
                one.name,
                _("–") if one.values[index] is None else self.shown(one.values[index]),  # type: ignore[arg-type]
                format_html("<small>{}</small>", one.notes[index]) if one.notes and one.notes[index] else "",
            )
            for one in self.series
        )
        return format_html_join("", '<td class="num" data-label="{}">{}{}</td>', cells)

    def _summary(self) -> str:
        """The last number of each series, in words."""
        last = []
        for one in self.series:
            known = [
                (label, value)
                for label, value in zip(self.labels, one.values, strict=True)
                if value is not None
            ]
            if known:
                last.append(f"{one.name}: {known[-1][0]}, {self.shown(known[-1][1])}")
        return "; ".join(last) or _("There is nothing to show.")

    # --- Drawing

    def _top(self) -> float:
        if self.ceiling is not None:
            return self.ceiling
        most = max((value for one in self.series for value in one.values if value is not None), default=0)
        return _round_up(most)

    def _x(self, index: int) -> float:
        """The middle of a label's place; a step begins at the axis."""
        room, count = WIDTH - LEFT - RIGHT, len(self.labels)
        if self.kind == "step":
            return LEFT + room * index / max(count - 1, 1)
        return LEFT + room * (index + 0.5) / max(count, 1)

    def _y(self, value: float, top: float) -> float:
        room = HEIGHT - TOP - BOTTOM
        return TOP + room * (1 - min(max(value, 0), top) / top)

    def _grid(self, top: float) -> SafeString:
        lines = []
        for part in range(5):
            value = top * part / 4
            y = f"{self._y(value, top):.1f}"
            lines.append((LEFT, WIDTH - RIGHT, y, y, LEFT - 6, y, self.shown(value)))
        return format_html_join(
            "",
            '<line class="chart-grid" x1="{}" x2="{}" y1="{}" y2="{}"/><text class="chart-scale" x="{}" y="{}" dy="4">{}</text>',
            lines,
        )

    def _axis(self) -> SafeString:
        return format_html_join(
            "",
            '<text class="chart-label" x="{}" y="{}">{}</text>',
            (
                (f"{self._x(index):.1f}", HEIGHT - BOTTOM + 18 + LABEL_LINE * line, words)
                for index, lines in self._labels().items()
                for line, words in enumerate(lines)
            ),
        )

    def _labels(self) -> dict[int, list[str]]:
        """The labels that are written, in lines that fit below each other in their place."""
        every = -(-len(self.labels) // MOST_LABELS) or 1
        room = int((WIDTH - LEFT - RIGHT) * every / max(len(self.labels), 1) / LETTER)
        return {
            index: wrap(str(label), max(room, 1), break_long_words=False) or [""]
            for index, label in enumerate(self.labels)
            if index % every == 0
        }

    def _foot(self) -> int:
        """Where the legend begins."""
        return HEIGHT + LABEL_LINE * (max(map(len, self._labels().values()), default=1) - 1)

    def _drawn(self, index: int, one: Series, top: float) -> SafeString:
        if self.kind == "bar":
            return self._bars(index, one, top)
        points = [
            None if value is None else (self._x(at), self._y(value, top))
            for at, value in enumerate(one.values)
        ]
        path = format_html(
            '<path class="chart-line chart-{}" d="{}"/>', index + 1, _path(points, step=self.kind == "step")
        )
        if self.kind == "step":
            return path
        return format_html("{}{}", path, _marks(index, [point for point in points if point]))

    def _bars(self, index: int, one: Series, top: float) -> SafeString:
        place = (WIDTH - LEFT - RIGHT) / max(len(self.labels), 1)
        width = place * 0.7 / len(self.series)
        base = HEIGHT - BOTTOM
        bars = []
        for at, value in enumerate(one.values):
            if value is not None:
                y = self._y(value, top)
                x = self._x(at) - place * 0.35 + width * index
                bars.append((index + 1, f"{x:.1f}", f"{y:.1f}", f"{width * 0.92:.1f}", f"{base - y:.1f}"))
        return format_html_join(
            "", '<rect class="chart-bar chart-{}" x="{}" y="{}" width="{}" height="{}"/>', bars
        )

    def _legend(self) -> SafeString:
        lines = []
        for index, one in enumerate(self.series):
            y = self._foot() + LEGEND_LINE * index + 10
            if self.kind == "bar":
                sign = format_html(
                    '<rect class="chart-bar chart-{}" x="{}" y="{}" width="28" height="10"/>',
                    index + 1,
                    LEFT,
                    y - 5,
                )
            else:
                sign = format_html('<path class="chart-line chart-{}" d="M{} {}h28"/>', index + 1, LEFT, y)
                if self.kind == "line":
                    sign = format_html("{}{}", sign, _marks(index, [(LEFT + 14, y)]))
            lines.append((sign, LEFT + 36, y + 4, one.name))
        return format_html_join("", '{}<text class="chart-name" x="{}" y="{}">{}</text>', lines)


def _path(points: Sequence[tuple[float, float] | None], *, step: bool) -> str:
    """The line through the points, broken where one is missing."""
    pieces = []
    for before, here in pairwise([None, *points]):
        if here is None:
            continue
        x, y = here
        if before is None:
            pieces.append(f"M{x:.1f} {y:.1f}")
        else:
            pieces.append(f"H{x:.1f}V{y:.1f}" if step else f"L{x:.1f} {y:.1f}")
    return "".join(pieces)


def _marks(index: int, points: Sequence[tuple[float, float]]) -> SafeString:
    """The mark of a series at each of its points."""
    shapes = {
        "circle": "M{x} {y}m-4 0a4 4 0 1 0 8 0a4 4 0 1 0 -8 0z",
        "square": "M{x} {y}m-4 -4h8v8h-8z",
        "diamond": "M{x} {y}m0 -5l5 5l-5 5l-5 -5z",
        "triangle": "M{x} {y}m0 -5l5 9h-10z",
    }
    path = "".join(shapes[MARKS[index]].format(x=f"{x:.1f}", y=f"{y:.1f}") for x, y in points)
    return format_html('<path class="chart-mark chart-{}" d="{}"/>', index + 1, path)


def _round_up(most: float) -> float:
    """A round number of at least `most` that is well divided by four."""
    step = 1.0
    while most > 4 * step:
        for factor in (2.0, 2.5, 2.0):
            if most <= 4 * step:
                break
            step *= factor
    return 4 * step
