"""How requests are shown in tables, timelines and lists of facts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.db.models import TextChoices
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from accounts.vocab import Organ
from common.display import Fact, Moment, Text
from common.table import Table, TableColumn, in_html
from common.templatetags import ui
from requests_app.columns import SORTS, STANDARD, Column
from requests_app.contents import CONVICTED, LABELS
from requests_app.escalation import LADDER
from requests_app.models import CooperationRequest, Notice, RequestEvent
from requests_app.vocab import EventKind, Family, Originator, Outcome, Status
from requests_app.workflow import LIFE

Cell = Callable[[CooperationRequest], object]

CODE: Final = "CODE"
"""Stands for the code of a request in an address."""

PICK: Final = "pick"
"""The column of boxes that pick requests for an action on many; nobody chooses it."""

DAYS: Final = frozenset(
    {Column.TRANSMITTED_ON, Column.DUE_ON, Column.ACKNOWLEDGED_ON, Column.ENDED_ON},
)
LOOKS: Final[Mapping[str, str]] = {
    PICK: "pick",
    Column.REFERENCE: "reference",
    **dict.fromkeys(DAYS, "day"),
}


def request_table(
    rows: Sequence[CooperationRequest],
    *,
    on: date,
    sort: str | None = None,
    columns: Collection[str] = STANDARD,
    pick: bool = False,
) -> Table[CooperationRequest]:
    """A page of a register: what it is, to whom, where it stands, how late it is on `on`, and what else the person chose.

    The rows come in the order `sort`; without one, the table offers no other.
    """
    cells = _cells(on)
    shown: list[tuple[str, Text]] = [(PICK, _("Pick"))] if pick else []
    shown += [(column, column.label) for column in Column if column in columns]
    return Table(
        rows,
        [
            TableColumn(
                str(name), label, cells[name], LOOKS.get(name, ""), sorts=sort is not None and name in SORTS
            )
            for name, label in shown
        ],
        caption=_("Requests"),
        sort=sort or "",
    )


def _cells(on: date) -> Mapping[str, Cell]:
    """What each column holds. Words are looked up once for the table, not once for each row."""
    statuses, families, outcomes = _words(Status), _words(Family), _words(Outcome)
    originators, organs = _words(Originator), _words(Organ)
    pills = {status: ui.status_pill(status, word) for status, word in statuses.items()}
    urgent = _("urgent")

    def small_print(row: CooperationRequest) -> str:
        """Family, article and situation in one line."""
        situation = row.situation.name if row.situation else ""
        parts = (families[row.family], row.article, situation, urgent if row.urgent else "")
        return " · ".join([part for part in parts if part])

    return {
        PICK: _box,
        Column.REFERENCE: _linked(),
        Column.PARTNER: lambda row: row.partner.name,
        Column.SUBJECT: lambda row: mark_safe(  # noqa: S308 - escaped
            f"{in_html(row.subject)}<small>{in_html(small_print(row))}</small>"
        ),
        Column.STATUS: lambda row: pills[row.status],
        Column.TRANSMITTED_ON: lambda row: ui.day(row.transmitted_on),
        Column.DUE_ON: lambda row: ui.day(row.due_on),
        Column.DEADLINE: lambda row: ui.deadline(row.deadline(on)),
        Column.ASSIGNED_TO: lambda row: row.assigned_to,
        Column.FAMILY: lambda row: families[row.family],
        Column.ARTICLE: lambda row: row.article,
        Column.SITUATION: lambda row: row.situation and row.situation.name,
        Column.ORIGINATOR: lambda row: originators[row.originator],
        Column.OWNER_ORGAN: lambda row: organs[row.owner_organ],
        Column.NOTE_NUMBER: lambda row: row.note_number,
        Column.CHANNEL: lambda row: row.channel,
        Column.LANGUAGE: lambda row: row.language,
        Column.ACKNOWLEDGED_ON: lambda row: ui.day(row.acknowledged_on),
        Column.OUTCOME: lambda row: outcomes.get(row.outcome, ""),
        Column.ENDED_ON: lambda row: ui.day(row.ended_on),
    }


def _words(vocabulary: type[TextChoices]) -> dict[str, str]:
    return {code: str(word) for code, word in vocabulary.choices}


def _box(row: CooperationRequest) -> SafeString:
    """The box that picks the request for an action on many."""
    called = in_html(row.title)
    return mark_safe(  # noqa: S308 - escaped
        f'<input class="form-check-input" type="checkbox" name="row" value="{row.code}" form="bulk" aria-label="{called}">'
    )


def _linked() -> Cell:
    """The number, which leads to the request; a marking where it is not public. The address is asked for once."""
    before, after = reverse("requests:detail", args=[CODE]).split(CODE)
    unnumbered = _("No number yet")

    def link(row: CooperationRequest) -> SafeString:
        words = in_html(row.reference or unnumbered)
        marked = ui.marking(row.level, quiet=True)
        return mark_safe(f'<a href="{before}{row.code}{after}">{words}</a>{marked}')  # noqa: S308 - escaped

    return link


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
            _("The answer was due on %s.") % date_format(notice.due_on),
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
        days = {name: date_format(date.fromisoformat(event.detail[name])) for name in ("from", "to")}
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
            value = date_format(date.fromisoformat(value))
        value = str(dict(datum.choices).get(value, value)).rstrip(".")
        yield f"{datum.label}: {value}."
    if "basis" in event.detail:
        yield _("Basis: %(article)s.") % {"article": event.detail["basis"]}


def contents(request: CooperationRequest) -> list[Fact]:
    """What the request contains, in the order of the checklist."""
    told = {name: text for name, text in request.contents.items() if name != CONVICTED}
    convicted = [Fact(LABELS[CONVICTED], _("yes"))] if CONVICTED in request.contents else []
    return convicted + [Fact(LABELS[name], told[name]) for name in LABELS if name in told]


def facts(request: CooperationRequest, events: Iterable[RequestEvent]) -> list[Fact]:
    """The facts beside the timeline."""
    partner = request.partner
    steps = [one for one in events if one.kind == EventKind.ESCALATED and not hasattr(one, "corrected_by")]
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
        Fact(
            _("Result of the consultation expected by"),
            request.consulted_until and ui.day(request.consulted_until),
        ),
        Fact(_("Reminders"), request.reminders or None),
        Fact(
            _("Escalation"),
            f"{request.escalation}: {LADDER[request.escalation].label}" if request.escalation else None,
            note=steps[-1].detail.get("basis", "") if steps else "",
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
