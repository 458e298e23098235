"""How instances of non-cooperation are shown in lists, facts and timelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from common.display import Fact, Moment, Text, Tone
from common.table import Table, TableColumn
from common.templatetags import ui
from pursuit.clocks import TERMS, Running, deadline
from pursuit.models import Case, CaseEvent, RegionalPoint
from pursuit.vocab import FINDINGS, CaseStatus, Precision

TONES: dict[str, Tone] = {
    CaseStatus.POTENTIAL: "waiting",
    CaseStatus.AVERRED: "attention",
    CaseStatus.HEARD: "attention",
    CaseStatus.FOUND: "refused",
    CaseStatus.NOT_FOUND: "ended",
    CaseStatus.REFERRED: "refused",
    CaseStatus.NOT_REFERRED: "refused",
    CaseStatus.ASSEMBLY: "active",
    CaseStatus.RESOLVED: "done",
    CaseStatus.CLOSED: "ended",
    CaseStatus.REPORTED: "ended",
}
"""The look of each status."""

STEPS = {term.name: term.label for term in TERMS}


def pill(status: str) -> SafeString:
    """A status as word and shape."""
    found = CaseStatus(status)
    return ui.status_pill(found, found.label, TONES[found])


def when(on: date, precision: str) -> SafeString:
    """A day, or the month where nothing else is known."""
    if precision == Precision.MONTH:
        return format_html('<time datetime="{}">{}</time>', on.strftime("%Y-%m"), date_format(on, "F Y"))
    return ui.day(on)


def case_table(rows: Sequence[Case], *, on: date, inside: bool) -> Table[Case]:
    """The list; deadlines and duties are for the Court's own people."""
    columns: list[TableColumn[Case]] = [
        TableColumn("state", _("State"), _state, "reference"),
        TableColumn("status", _("Status"), lambda row: pill(row.status)),
        TableColumn("since", _("Since"), lambda row: when(row.began_on, row.precision), "day"),
        TableColumn("person", _("Person sought"), _person),
    ]
    if inside:
        columns += [
            TableColumn("duty", _("Duty"), lambda row: row.get_duty_display()),
            TableColumn("due", _("What falls due"), lambda row: STEPS.get(row.due_step, "")),
            TableColumn("deadline", _("Deadline"), lambda row: _deadline(row, on)),
        ]
    return Table(
        rows,
        columns,
        caption=_("Instances of non-cooperation"),
        empty_text=_("No instance meets these filters."),
    )


def lines(
    rows: Iterable[Case], *, on: date, inside: bool
) -> list[tuple[Case, SafeString, Text, SafeString | str]]:
    """A short list: each instance with its status and, for the Court's own people, what falls due and when."""
    return [
        (
            row,
            pill(row.status),
            STEPS.get(row.due_step, "") if inside else "",
            ui.deadline(row.deadline(on)) if inside else "",
        )
        for row in rows
    ]


def _state(row: Case) -> SafeString:
    return format_html(
        '<a href="{}">{}</a> {}{}',
        row.get_absolute_url(),
        row.partner.name,
        ui.marking(row.level, quiet=True),
        format_html("<small>{}</small>", _("synthetic")) if row.synthetic else "",
    )


def _person(row: Case) -> SafeString | str:
    if row.warrant is None:
        return ""
    suspect = row.warrant.suspect
    return format_html('<a href="{}">{}</a>', suspect.get_absolute_url(), suspect.name)


def _deadline(row: Case, on: date) -> SafeString | str:
    if row.due_on is None:
        return ""
    return format_html("{}<small>{}</small>", ui.deadline(row.deadline(on)), ui.day(row.due_on))


def facts(case: Case, points: Iterable[RegionalPoint], *, inside: bool) -> list[Fact]:
    """The facts beside the timeline; `points` are the focal points of the region today."""
    found = [
        Fact(_("State"), case.partner.name, url=case.partner.get_absolute_url()),
        Fact(_("Since"), when(case.began_on, case.precision)),
        Fact(_("Person sought"), _person(case)),
        Fact(_("Duty to cooperate"), case.get_duty_display(), note=case.duty_source),
        Fact(_("Regional focal points"), ", ".join(point.partner.name for point in points)),
        Fact(_("Published"), ui.day(case.published_on) if case.published_on else ""),
        Fact(_("Source"), case.source),
    ]
    if inside:
        found += [
            Fact(
                _("A finding would rest on"),
                FINDINGS.get(case.duty) or _("nothing: the State is not bound"),
            ),
            Fact(_("Marking"), case.get_level_display()),
        ]
    return [fact for fact in found if fact.known]


def moments(events: Iterable[CaseEvent], viewer: Person) -> list[Moment]:
    """The entries as a timeline, the newest first; corrected ones only for the Court's own people."""
    inside = viewer.works_for_the_court
    found = []
    for event in events:
        old = hasattr(event, "corrected_by")
        if event.struck_out or (old and not inside):
            continue
        by = event.recorded_by.name if inside and event.recorded_by else ""
        found.append(
            Moment(
                on=event.effective_on,
                title=event.get_kind_display(),
                text=_said(event, inside=inside),
                by=" · ".join(
                    part
                    for part in (by, "" if event.is_public or not inside else gettext("internal"))
                    if part
                ),
                kind="corrected" if old else "done",
                when=when(event.effective_on, event.precision),
            )
        )
    return found


def _said(event: CaseEvent, *, inside: bool) -> str:
    note = event.note.text if inside and hasattr(event, "note") else ""
    parts = (
        event.get_step_display(),
        event.get_referred_to_display(),
        event.get_resolution_display(),
        event.actor,
        event.decision,
        event.document,
        gettext("by %(day)s") % {"day": date_format(event.due_on)} if event.due_on else "",
        note,
    )
    return " – ".join(part for part in parts if part)


def deadline_lines(terms: Iterable[Running], on: date) -> list[tuple[Running, SafeString]]:
    """The deadlines that run, each with how it stands on the day."""
    return [(one, ui.deadline(deadline(one.due_on, on))) for one in terms]
