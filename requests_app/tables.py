"""How requests are shown in tables, timelines and lists of facts."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

import django_tables2 as tables
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_tables2.data import TableListData

from common.display import Fact, Moment
from common.templatetags import ui
from requests_app.columns import SORTS, STANDARD, Column
from requests_app.contents import CONVICTED, LABELS
from requests_app.escalation import LADDER
from requests_app.models import CooperationRequest, Notice, RequestEvent
from requests_app.vocab import EventKind
from requests_app.workflow import LIFE

DAY = {"td": {"class": "day"}, "th": {"class": "day"}}


class PageOfRows(TableListData):
    """Rows that come from the database in their order; the table only shows which one it is."""

    def order_by(self, aliases: Sequence[str]) -> None:
        """Nothing is left to sort."""


class Text(tables.Column):
    """A column of plain words, by which no index sorts."""

    def __init__(self, column: Column, **more: Any) -> None:
        super().__init__(verbose_name=column.label, orderable=False, **more)


class Day(tables.Column):
    """A column of days; shown with a dash where there is none."""

    def __init__(self, column: Column) -> None:
        super().__init__(verbose_name=column.label, empty_values=(), attrs=DAY, orderable=column in SORTS)

    def render(self, value: date | None) -> SafeString:
        """The day in words."""
        return ui.day(value)


class RequestTable(tables.Table):
    """A page of a register: what it is, to whom, where it stands, how late it is, and what else the person chose to see."""

    pick = tables.Column(empty_values=(), orderable=False, accessor="code", attrs={"td": {"class": "pick"}})
    reference = tables.Column(
        verbose_name=Column.REFERENCE.label, empty_values=(), attrs={"td": {"class": "reference"}}
    )
    partner = Text(Column.PARTNER, accessor="partner__name")
    subject = Text(Column.SUBJECT)
    status = Text(Column.STATUS)
    transmitted_on = Day(Column.TRANSMITTED_ON)
    due_on = Day(Column.DUE_ON)
    deadline = Text(Column.DEADLINE, empty_values=(), accessor="pk")
    assigned_to = Text(Column.ASSIGNED_TO)
    family = Text(Column.FAMILY)
    article = Text(Column.ARTICLE)
    situation = Text(Column.SITUATION, accessor="situation__name")
    originator = Text(Column.ORIGINATOR)
    owner_organ = Text(Column.OWNER_ORGAN)
    note_number = Text(Column.NOTE_NUMBER)
    channel = Text(Column.CHANNEL)
    language = Text(Column.LANGUAGE)
    acknowledged_on = Day(Column.ACKNOWLEDGED_ON)
    outcome = Text(Column.OUTCOME)
    ended_on = Day(Column.ENDED_ON)

    caption = gettext_lazy("Requests")

    def __init__(
        self,
        rows: list[CooperationRequest],
        *,
        on: date,
        order_by: str,
        columns: Collection[str] = STANDARD,
        pick: bool = False,
    ) -> None:
        self.on = on
        shown = ["pick", *columns] if pick else [*columns]
        super().__init__(
            PageOfRows(rows),
            order_by=order_by,
            exclude=[name for name in self.base_columns if name not in shown],
        )

    def render_pick(self, record: CooperationRequest) -> SafeString:
        """The box that picks the request for an action on many."""
        return format_html(
            '<input class="form-check-input" type="checkbox" name="row" value="{}" form="bulk" aria-label="{}">',
            record.code,
            record.title,
        )

    def render_reference(self, record: CooperationRequest) -> SafeString:
        """The number, which leads to the request; a marking where it is not public."""
        return format_html(
            '<a href="{}">{}</a>{}',
            record.get_absolute_url(),
            record.title,
            ui.marking(record.level, quiet=True),
        )

    def render_subject(self, record: CooperationRequest) -> SafeString:
        """The subject, with family and article in small print."""
        return format_html("{}<small>{}</small>", record.subject, small_print(record))

    def render_status(self, record: CooperationRequest) -> SafeString:
        """The status as a word, a shape and a colour."""
        return ui.status_pill(record.status, record.get_status_display())

    def render_deadline(self, record: CooperationRequest) -> SafeString:
        """How the deadline stands on the day of the page."""
        return ui.deadline(record.deadline(self.on))


def small_print(request: CooperationRequest) -> str:
    """Family, article and situation in one line."""
    parts = [
        request.get_family_display(),
        request.article,
        request.situation.name if request.situation else "",
    ]
    if request.urgent:
        parts.append(_("urgent"))
    return " · ".join(part for part in parts if part)


def moments(
    request: CooperationRequest,
    events: Iterable[RequestEvent],
    notices: Iterable[Notice],
    on: date,
    *,
    internal: bool = True,
) -> list[Moment]:
    """The timeline, newest first: what happened, when it became late, and when the answer is due.

    What the Court thinks of the addressee's reasons is `internal`, and stays off what may be handed on.
    """
    found = [
        Moment(
            event.effective_on,
            event.get_kind_display(),
            _text(event, internal=internal),
            event.recorded_by.name if event.recorded_by else "",
            "corrected" if hasattr(event, "corrected_by") else "done",
        )
        for event in events
        if internal or event.kind != EventKind.SILENCE_EXPLAINED
    ]
    found += [
        Moment(
            notice.late_since,
            _("Became late"),
            _("The answer was due on %s.") % date_format(notice.due_on, "j M Y"),
            _("automatic"),
            "late",
        )
        for notice in notices
    ]
    if (
        request.due_on is not None
        and request.transmitted_on is not None
        and request.ended_on is None
        and request.due_on >= on
    ):
        found.append(Moment(request.due_on, _("Answer due"), kind="planned"))
    found.reverse()  # what was recorded last on a day comes first
    found.sort(key=lambda moment: moment.on, reverse=True)
    return found


def _text(event: RequestEvent, *, internal: bool) -> str:
    if event.kind == EventKind.ASSIGNED:
        return _("Now in charge: %(name)s. %(note)s") % {"name": event.detail["name"], "note": event.note}
    if "to" in event.detail and "from" in event.detail:
        days = {name: date_format(date.fromisoformat(event.detail[name]), "j M Y") for name in ("from", "to")}
        words = event.note or event.detail.get("cause", "")
        return _("Due on %(to)s instead of %(from)s. %(words)s") % {**days, "words": words}
    return " ".join([*_answers(event, internal=internal), event.note]).strip()


def _answers(event: RequestEvent, *, internal: bool) -> Iterator[str]:
    """What the action recorded besides its day and note, each in a sentence."""
    if "number" in event.detail:
        yield _("Reminder %(number)d.") % {"number": event.detail["number"]}
    step = LIFE.by_name.get(event.kind)
    if step is None:
        return
    ground = next((one for one in step.grounds if one.code == event.detail.get("ground")), None)
    if ground is not None:
        yield f"{ground.label} ({ground.article})."
    for datum in (*step.asks, *(ground.asks if ground else ())):
        value = event.detail.get(datum.name)
        if value in {None, ""} or datum.name == "successor" or (datum.internal and not internal):
            continue
        if datum.shape == "day":
            value = date_format(date.fromisoformat(value), "j M Y")
        value = str(dict(datum.choices).get(value, value)).rstrip(".")
        yield f"{datum.label}: {value}."


def contents(request: CooperationRequest) -> list[Fact]:
    """What the request contains, in the order of the checklist."""
    told = {name: text for name, text in request.contents.items() if name != CONVICTED}
    convicted = [Fact(LABELS[CONVICTED], _("yes"))] if CONVICTED in request.contents else []
    return convicted + [Fact(LABELS[name], told[name]) for name in LABELS if name in told]


def facts(request: CooperationRequest) -> list[Fact]:
    """The facts beside the timeline."""
    partner = request.partner
    return [
        Fact(_("Addressee"), partner.name, url=reverse("partners:detail", args=[partner.code])),
        Fact(_("Family"), request.get_family_display()),
        Fact(_("Article"), request.article),
        Fact(_("Situation"), request.situation.name if request.situation else None),
        Fact(_("Asked by"), request.get_originator_display()),
        Fact(_("Register"), request.get_owner_organ_display()),
        Fact(_("Transmitted"), request.transmitted_on and ui.day(request.transmitted_on)),
        Fact(
            _("Channel"),
            request.channel,
            note=_("as of the day it was sent") if request.transmitted_on else "",
        ),
        Fact(_("Language"), request.language),
        Fact(_("Note verbale no."), request.note_number),
        Fact(_("Acknowledged"), request.acknowledged_on and ui.day(request.acknowledged_on)),
        Fact(_("Version"), request.amendment + 1 if request.amendment else None),
        Fact(_("Sent ahead by"), request.get_urgent_medium_display() or None),
        Fact(
            _("Confirmed by the channel"), request.urgent_confirmed_on and ui.day(request.urgent_confirmed_on)
        ),
        Fact(_("Postponed until"), request.postponed_until and ui.day(request.postponed_until)),
        Fact(_("Reminders"), request.reminders or None),
        Fact(
            _("Escalation"),
            f"{request.escalation}: {LADDER[request.escalation].label}" if request.escalation else None,
        ),
        Fact(_("Outcome"), request.get_outcome_display() or None),
        Fact(_("Satisfied"), request.get_satisfied_display() or None),
        Fact(
            _("Marking"),
            ui.marking(request.level),
            note=request.compartment.name if request.compartment else "",
        ),
    ]


def people(request: CooperationRequest, events: Iterable[RequestEvent]) -> list[Fact]:
    """Who had the request in hand, as far as it is known."""
    sent = [event for event in events if event.kind == EventKind.TRANSMITTED]
    transmitter = sent[-1].recorded_by if sent else None
    return [
        Fact(label, person.name, note=person.get_organ_display())
        for label, person in (
            (_("In charge"), request.assigned_to),
            (_("Logged by"), request.created_by),
            (_("Approved by"), request.approved_by),
            (_("Transmitted by"), transmitter),
        )
        if person is not None
    ]
