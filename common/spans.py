"""A chart of spans of days as SVG, made on the server: a line for each thing, all under one scale of years.

    chart = SpanChart(title, [Line(name, [Span(start, end, "solid")], Mark(day, "square"))], until, signs)
    {{ chart.svg }}

It is read in black and white: spans differ by fill and height, marks by shape, and a span that still runs ends in an
arrow. The page shows the same days as a table beside it. Colours come from the classes of static/css/chart.css.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import Truncator

from common.display import Text

WIDTH: Final = 720
NAMES: Final = 200
"""The room for names on the left, in the units of the view box."""
RIGHT, TOP = 18, 24
LINE: Final = 22
LONGEST_NAME: Final = 28
"""So many letters of a name find room; the table has all of them."""
MOST_YEARS: Final = 10
SIGNS_A_LINE: Final = 3

SpanLook = Literal["solid", "hollow", "inner"]
MarkLook = Literal["square", "cross"]
Look = SpanLook | MarkLook | Literal["arrow"]

HEIGHTS: Final = {"solid": 12, "hollow": 12, "inner": 4}
"""An inner span is drawn inside another one."""

SHAPES: Final = {
    "square": "M{x} {y}m-5 -5h10v10h-10z",
    "cross": "M{x} {y}m-5 -5l10 10m0 -10l-10 10",
    "arrow": "M{x} {y}m0 -6l8 6l-8 6z",
}


@dataclass(frozen=True, slots=True)
class Span:
    """The days from `start` on; None as `end` for what still runs when the chart ends."""

    start: date
    end: date | None
    look: SpanLook


@dataclass(frozen=True, slots=True)
class Mark:
    """Something that happened on a day."""

    on: date
    look: MarkLook


@dataclass(frozen=True, slots=True)
class Line:
    """One thing with its spans, drawn in their order."""

    name: Text
    spans: Sequence[Span]
    mark: Mark | None = None


@dataclass(frozen=True)
class SpanChart:
    """Lines from the year of `since` to the day `until`; `signs` say in words what the looks mean."""

    title: Text
    lines: Sequence[Line]
    since: date
    until: date
    signs: Sequence[tuple[Look, Text]]
    summary: Text

    @property
    def svg(self) -> SafeString:
        """The drawing for a page, which links static/css/chart.css; title and summary are its text alternative."""
        foot = TOP + LINE * len(self.lines) + 8
        rows = -(-len(self.signs) // SIGNS_A_LINE)
        return format_html(
            '<svg class="chart chart-wide" viewBox="0 0 {} {}" role="img" aria-label="{}" focusable="false">{}{}{}</svg>',
            WIDTH,
            foot + LINE * rows,
            f"{self.title}. {self.summary}",
            format_html_join(
                "",
                '<line class="chart-grid" x1="{0}" x2="{0}" y1="{1}" y2="{2}"/><text class="chart-label" x="{0}" y="14">{3}</text>',
                ((self._x(date(year, 1, 1)), TOP - 4, foot - 8, year) for year in self._years()),
            ),
            format_html_join("", "{}", ((self._line(*one),) for one in enumerate(self.lines))),
            self._legend(foot),
        )

    def _years(self) -> Iterator[int]:
        first, last = self.since.year, self.until.year
        every = -(-(last - first + 1) // MOST_YEARS)
        yield from range(first + (self.since > date(first, 1, 1)), last + 1, every)

    def _x(self, day: date) -> str:
        whole = max((self.until - self.since).days, 1)
        part = min(max((day - self.since).days / whole, 0), 1)
        return f"{NAMES + (WIDTH - NAMES - RIGHT) * part:.1f}"

    def _line(self, index: int, line: Line) -> SafeString:
        y = TOP + LINE * index + LINE // 2
        runs = any(span.end is None for span in line.spans)
        return format_html(
            '<text class="chart-name" x="0" y="{}">{}</text>{}{}{}',
            y + 4,
            Truncator(str(line.name)).chars(LONGEST_NAME),
            format_html_join("", "{}", ((self._span(span, y),) for span in line.spans)),
            _drawn("arrow", self._x(self.until), y) if runs else "",
            _drawn(line.mark.look, self._x(line.mark.on), y) if line.mark else "",
        )

    def _span(self, span: Span, y: int) -> SafeString:
        left, right = float(self._x(span.start)), float(self._x(span.end or self.until))
        return _bar(span.look, left, max(right - left, 1.5), y)

    def _legend(self, top: int) -> SafeString:
        place = WIDTH // SIGNS_A_LINE
        signs = []
        for index, (look, words) in enumerate(self.signs):
            x, y = place * (index % SIGNS_A_LINE), top + LINE * (index // SIGNS_A_LINE) + LINE // 2
            sign = _bar(look, x, 28, y) if look in HEIGHTS else _drawn(look, str(x + 14), y)
            signs.append((sign, x + 36, y + 4, words))
        return format_html_join("", '{}<text class="chart-name" x="{}" y="{}">{}</text>', signs)


def _bar(look: str, x: float, width: float, y: int) -> SafeString:
    height = HEIGHTS[look]
    return format_html(
        '<rect class="span-{}" x="{}" y="{}" width="{}" height="{}"/>',
        look,
        f"{x:.1f}",
        y - height // 2,
        f"{width:.1f}",
        height,
    )


def _drawn(look: str, x: str, y: int) -> SafeString:
    return format_html('<path class="span-{}" d="{}"/>', look, SHAPES[look].format(x=x, y=y))
