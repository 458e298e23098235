"""The timeline of warrants as one drawing and one table for each situation."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Final

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import Truncator
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from arrests.clocks import age
from arrests.policies.course import Course, Stretch
from arrests.queries.timeline import Begun
from arrests.tables.reviews import person_link
from arrests.vocab import EventKind
from common.display import Text
from common.sorting import sort_key
from common.spans import LONGEST_NAME, Line, Mark, Span, SpanChart
from common.table import Table, TableColumn
from common.templatetags import ui
from partners.models import Situation

SIGNS: Final = (
    ("hollow", gettext_lazy("Issued, not yet public")),
    ("solid", gettext_lazy("Public and outstanding")),
    ("inner", gettext_lazy("National custody")),
    ("square", gettext_lazy("Surrendered")),
    ("cross", gettext_lazy("Ended in another way")),
    ("arrow", gettext_lazy("Outstanding on the day")),
)


@dataclass(frozen=True, slots=True)
class Group:
    """The warrants of one situation, drawn and as a table."""

    situation: Situation
    chart: SpanChart
    table: Table[Begun]


def groups(rows: Iterable[Begun]) -> list[Group]:
    """The rows by situation, the oldest warrant first; all drawings share one scale."""
    known = list(rows)
    since = min((row.course.issued_on for row in known if row.course.issued_on), default=None)
    known.sort(key=_place)
    return [
        _group(situation, list(found), since)
        for situation, found in groupby(known, key=lambda row: row.warrant.suspect.situation)
    ]


def _place(row: Begun) -> tuple[str, int, date, int]:
    situation = row.warrant.suspect.situation
    return sort_key(situation.name), situation.pk, row.course.issued_on or date.max, row.warrant.pk


def _group(situation: Situation, rows: Sequence[Begun], since: date | None) -> Group:
    on = rows[0].on
    left = sum(row.course.ended_on is None for row in rows)
    summary = ngettext(
        "%(n)d warrant, %(left)d of them outstanding on %(day)s",
        "%(n)d warrants, %(left)d of them outstanding on %(day)s",
        len(rows),
    )
    chart = SpanChart(
        title=_("Warrants in the situation %(situation)s") % {"situation": situation.name},
        lines=[Line(_name(row), _spans(row.course), _mark(row.course)) for row in rows],
        since=since or on,
        until=on,
        signs=SIGNS,
        summary=summary % {"n": len(rows), "left": left, "day": date_format(on)},
    )
    return Group(situation, chart, timeline_table(rows, caption=chart.title))


def timeline_table(rows: Sequence[Begun], *, caption: Text) -> Table[Begun]:
    """The days that the drawing shows."""
    columns: list[TableColumn[Begun]] = [
        TableColumn("person", _("Person"), lambda row: person_link(row.warrant.suspect, row.warrant.level)),
        TableColumn("issued", _("Warrant of"), lambda row: ui.day(row.course.issued_on), "day"),
        TableColumn("public", _("Public since"), lambda row: ui.day(row.course.unsealed_on), "day"),
        TableColumn("custody", _("National custody"), lambda row: _held(row.course.custody)),
        TableColumn("ended", _("Ended"), _ended),
        TableColumn("age", _("Sought for"), _sought_for, "num"),
    ]
    return Table(rows, columns, caption=caption)


def _name(row: Begun) -> str:
    name, number = row.warrant.suspect.name, row.warrant.number or 1
    return name if number == 1 else f"{Truncator(name).chars(LONGEST_NAME - 4)} ({number})"


def _spans(course: Course) -> list[Span]:
    spans: list[Span] = []
    for stretch in course.outstanding:
        sealed_until = course.unsealed_on
        if sealed_until is None or (stretch.last and stretch.last <= sealed_until):
            spans.append(Span(stretch.first, stretch.last, "hollow"))
            continue
        if stretch.first < sealed_until:
            spans.append(Span(stretch.first, sealed_until, "hollow"))
        spans.append(Span(max(stretch.first, sealed_until), stretch.last, "solid"))
    spans += [Span(stretch.first, stretch.last, "inner") for stretch in course.custody]
    return spans


def _mark(course: Course) -> Mark | None:
    if course.ended_on is None:
        return None
    return Mark(course.ended_on, "square" if course.ended_by == EventKind.SURRENDERED else "cross")


def _held(stretches: Sequence[Stretch]) -> SafeString | None:
    if not stretches:
        return None
    latest = stretches[-1]
    if latest.last is None:
        return format_html("{} {}", _("since"), ui.day(latest.first))
    return format_html("{} – {}", ui.day(latest.first), ui.day(latest.last))


def _ended(row: Begun) -> SafeString | str:
    course = row.course
    if course.ended_on is None or course.ended_by is None:
        return _("outstanding")
    return format_html("{}<small>{}</small>", course.ended_by.label, ui.day(course.ended_on))


def _sought_for(row: Begun) -> str | None:
    issued, until = row.course.issued_on, row.course.ended_on or row.on
    return str(age(issued, until)) if issued and issued <= until else None
