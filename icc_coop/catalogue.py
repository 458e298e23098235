"""The catalogue of components: every component once, with invented samples, for eyes and for the accessibility check."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.html import format_html

from accounts.vocab import Level
from common.deadline import Deadline, DeadlineKind
from common.display import Fact, Moment, Tile, TileGroup, TileStatus
from common.findings import Finding, Severity
from common.table import Table, TableColumn, in_order
from common.templatetags import ui

STATES = [
    "draft",
    "in_approval",
    "transmitted",
    "under_consultation",
    "postponed",
    "executed",
    "declined",
    "closed",
]

DEADLINES = [
    Deadline(DeadlineKind.LATE, 12),
    Deadline(DeadlineKind.TODAY),
    Deadline(DeadlineKind.AHEAD, 2),
    Deadline(DeadlineKind.AHEAD, 14),
    Deadline(DeadlineKind.STOPPED),
    Deadline(DeadlineKind.MET),
    Deadline(DeadlineKind.MISSED, 6),
    None,
]

LEGEND = [
    TileStatus("party", "Party", "solid"),
    TileStatus("signed", "State Party, signed", "tint"),
    TileStatus("outside", "State Party, outside", "outline"),
    TileStatus("party_only", "Party, not a State Party", "striped"),
    TileStatus("neither", "Neither", "faint"),
]

GROUPS = [
    TileGroup(
        f"Group {letter}",
        [
            Tile(f"{letter}{number:02}", f"State {letter}{number}", LEGEND[number % 5].code, "#")
            for number in range(1, 31)
        ],
        "12 parties · 6 States Parties outside",
    )
    for letter in "AB"
]

TIMELINE = [
    Moment(date(2013, 8, 2), "Reminder 2", "Proposed after 14 days without an answer", kind="planned"),
    Moment(date(2013, 7, 15), "Reminder 1 sent", "Note NV/2013/211, embassy in The Hague", "A. Clerk"),
    Moment(date(2013, 7, 12), "Became late", "The answer was due on 11 July 2013", "automatic", kind="late"),
    Moment(date(2013, 5, 2), "Acknowledged", "Received by the ministry of justice", "A. Clerk"),
    Moment(date(2013, 4, 30), "Acknowledged", "Entered under the wrong day", "A. Clerk", kind="corrected"),
    Moment(
        date(2013, 4, 12), "Transmitted", "Note NV/2013/098, diplomatic channel, English", "A. Clerk", url="#"
    ),
]

FINDINGS = [
    Finding(Severity.BLOCKER, "row 3, column due_on", "“31.2.2013” is no date; write 2013-02-28."),
    Finding(Severity.WARNING, "row 7, column partner", "This State was no State Party on that day."),
    Finding(Severity.NOTE, "", "Two rows are already in the register and stay as they are."),
]


class SampleForm(forms.Form):
    """One input of every kind."""

    partner = forms.ChoiceField(
        choices=[("", "Choose one"), ("a", "State A"), ("b", "State B")], label="Addressee"
    )
    subject = forms.CharField(
        max_length=200, help_text="One line; the content of the request stays out of it."
    )
    due_on = forms.DateField(label="Due on", widget=forms.DateInput(attrs={"type": "date"}))
    level = forms.ChoiceField(
        choices=[("public", "Public"), ("confidential", "Confidential")],
        widget=forms.RadioSelect,
        label="Filing level",
    )
    urgent = forms.BooleanField(required=False, label="Urgent")
    note = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 3}))
    annex = forms.FileField(required=False, help_text="PDF, up to 10 MB.")


class SampleFilter(forms.Form):
    """Filters as a list page has them."""

    partner = forms.ChoiceField(choices=[("", "Any"), ("a", "State A")], required=False)
    status = forms.ChoiceField(choices=[("", "Any"), ("open", "Open")], required=False)
    since = forms.DateField(
        label="Transmitted since",
        required=False,
        widget=forms.DateInput(attrs={"type": "date", "class": "form-control"}),
    )


def _table(sort: str) -> Table[dict[str, Any]]:
    """A dense list: reference and marking, subject and small print, pill, date, deadline."""
    columns: list[TableColumn[dict[str, Any]]] = [
        TableColumn("reference", "Reference", lambda row: row["reference"], look="reference"),
        TableColumn(
            "partner", "Partner", lambda row: row["partner"], sorts=True, order=lambda row: row["partner"]
        ),
        TableColumn("subject", "Subject", lambda row: row["subject"]),
        TableColumn("status", "Status", lambda row: row["status"]),
        TableColumn(
            "due", "Due", lambda row: ui.day(row["due"]), look="day", sorts=True, order=lambda row: row["due"]
        ),
        TableColumn("deadline", "Deadline", lambda row: ui.deadline(row["deadline"])),
    ]
    return Table(in_order(_rows(), columns, sort), columns, caption="Requests", sort=sort)


def _rows() -> list[dict[str, Any]]:
    """Rows of the sample table."""
    levels = ["public", "confidential"]
    partners = ["State A", "A State with a rather long official name", "Organization C", "State D"]
    return [
        {
            "reference": format_html(
                '<a href="#">REG/2013/{}</a>{}',
                f"{533 - 9 * number:04}",
                ui.marking(levels[number % 2], quiet=True),
            ),
            "partner": partners[number % 4],
            "subject": format_html(
                "{}<small>{}</small>", "Voluntary appearance of a witness", "Assistance · 93(1)(e)"
            ),
            "status": ui.status_pill(state, state.replace("_", " ").capitalize()),
            "due": date(2013, 7, 11 + number),
            "deadline": DEADLINES[number % len(DEADLINES)],
        }
        for number, state in enumerate(STATES)
    ]


def catalogue(request: HttpRequest) -> HttpResponse:
    """Every component on one page."""
    form = SampleForm({"subject": "Records of a provincial hospital", "due_on": "31.2.2013"})
    for level, sentence in [
        (messages.SUCCESS, "REG/2013/0533 was transmitted."),
        (messages.INFO, "The due date was recomputed: 11 Jul 2013."),
        (messages.WARNING, "The addressee accepts French only since 1 May 2013."),
        (messages.ERROR, "The file was not imported."),
    ]:
        messages.add_message(request, level, sentence)
    context = {
        "marking": marking if (marking := request.GET.get("marking")) in Level else Level.CONFIDENTIAL,
        "demo_data": True,
        "levels": ["public", "confidential", "under_seal"],
        "pills": [(state, state.replace("_", " ").capitalize()) for state in STATES],
        "deadlines": DEADLINES,
        "timeline_items": TIMELINE,
        "fact_rows": [
            Fact("Status", ui.status_pill("transmitted", "Transmitted")),
            Fact("Asked by", "Trial Chamber"),
            Fact("Channel", "Diplomatic channel, English", note="as declared on the day sent"),
            Fact("Marking", ui.marking("confidential")),
            Fact("Transmitted", ui.day(date(2013, 4, 12))),
            Fact("Outcome", None),
        ],
        "legend": LEGEND,
        "groups": GROUPS,
        "findings_list": FINDINGS,
        "form": form,
        "fresh_form": SampleForm(),
        "filter_form": SampleFilter(),
        "table": _table(request.GET.get("sort", "-due")),
        "views": [
            {"label": "Late and due this week", "url": "#", "active": True},
            {"label": "Waiting for my approval", "url": "#", "badge": 3},
            {"label": "All open", "url": "#"},
        ],
    }
    return render(request, "catalogue.html", context)
