"""How placements are shown in tables and timelines."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agreements.models import PlacementEvent
from agreements.queries.placements import Case
from agreements.vocab import FACTORS, OF_THE_REQUEST, Outcome
from common.display import Fact, Moment, Tone
from common.table import Table, TableColumn
from common.templatetags import ui
from requests_app.models import RequestEvent

TONES: Final[dict[Outcome, Tone]] = {
    Outcome.PREPARED: "plain",
    Outcome.SILENT: "waiting",
    Outcome.ACCEPTED: "active",
    Outcome.REFUSED: "refused",
    Outcome.EXECUTED: "done",
    Outcome.ENDED: "ended",
    Outcome.WITHDRAWN: "ended",
}


def pill(case: Case) -> SafeString:
    """Where the placement stands."""
    return ui.status_pill(case.outcome, case.outcome.label, TONES[case.outcome])


ORDERS: Final = {
    "person": "person",
    "partner": "request__partner__sort_key",
    "family": "request__family",
    "asked_on": "request__transmitted_on",
}
"""The columns by which placements are read in order, and what holds the order."""


def placement_table(rows: Sequence[Case], *, sort: str) -> Table[Case]:
    """A page of placements as they stood on the day asked for."""
    columns: list[TableColumn[Case]] = [
        TableColumn("person", _("Person"), _person, sorts=True),
        TableColumn("partner", _("State"), lambda row: row.placement.request.partner.name, sorts=True),
        TableColumn("family", _("Kind"), _kind, sorts=True),
        TableColumn("asked_on", _("Asked"), lambda row: ui.day(row.asked_on), look="day", sorts=True),
        TableColumn("outcome", _("Outcome"), _stands),
        TableColumn("days_to_answer", _("Days to answer"), lambda row: row.days_to_answer, look="num"),
        TableColumn(
            "days_to_execution", _("Days to execution"), lambda row: row.days_to_execution, look="num"
        ),
    ]
    return Table(
        rows,
        columns,
        caption=_("Placements"),
        sort=sort,
        empty_text=_("No placement meets these filters on that day."),
    )


def state_table(rows: Sequence[Case]) -> Table[Case]:
    """The latest placements with one State, as narrow as its page."""
    columns: list[TableColumn[Case]] = [
        TableColumn("person", _("Person"), _person),
        TableColumn("family", _("Kind"), _kind),
        TableColumn("asked_on", _("Asked"), lambda row: ui.day(row.asked_on), look="day"),
        TableColumn("outcome", _("Outcome"), _stands),
    ]
    return Table(rows, columns, caption=_("Placements"))


def _kind(case: Case) -> SafeString:
    """What the State was asked for, and on what basis."""
    return format_html("{}<small>{}</small>", case.placement.request.get_family_display(), case.basis.label)


def _stands(case: Case) -> SafeString:
    """Where it stands, and for how long something has been awaited."""
    if case.waiting_days is None:
        return pill(case)
    waiting = ngettext("%d day so far", "%d days so far", case.waiting_days) % case.waiting_days
    return format_html("{}<small>{}</small>", pill(case), waiting)


def _person(row: Case) -> SafeString:
    """The pseudonym, which leads to the placement; a marking where it is not public."""
    return format_html(
        '<a href="{}">{}</a>{}{}',
        row.placement.get_absolute_url(),
        row.placement.person,
        ui.marking(row.placement.request.level, quiet=True),
        format_html("<small>{}</small>", _("synthetic")) if row.placement.synthetic else "",
    )


def placement_facts(case: Case) -> list[Fact]:
    """The facts beside the timeline."""
    placement = case.placement
    request, agreement = placement.request, case.agreement
    found = [
        Fact(_("Person"), placement.person),
        Fact(_("State"), request.partner.name, url=request.partner.get_absolute_url()),
        Fact(_("Request"), request.title, url=request.get_absolute_url()),
        Fact(
            _("Basis"),
            case.basis.label,
            url=agreement.get_absolute_url() if agreement else "",
        ),
        Fact(_("Costs borne by"), case.costs),
        Fact(_("Urgent"), _("yes") if request.urgent else _("no")),
        Fact(_("Asked"), ui.day(case.asked_on)),
        Fact(_("Days to answer"), case.days_to_answer),
        Fact(_("Days to execution"), case.days_to_execution),
        Fact(_("Days waiting"), case.waiting_days),
    ]
    return [fact for fact in found if fact.known]


def weighed(case: Case) -> list[Fact]:
    """The factors of article 103 that were weighed."""
    told = case.placement.factors
    return [
        Fact(factor.label, told[factor.name], note=factor.source) for factor in FACTORS if factor.name in told
    ]


def placement_moments(
    request_events: Iterable[RequestEvent], events: Iterable[PlacementEvent]
) -> list[Moment]:
    """What the request and the placement tell, the latest first."""
    found = [
        (event.effective_on, 0, Moment(on=event.effective_on, title=event.get_kind_display()))
        for event in request_events
        if event.kind in OF_THE_REQUEST
    ]
    found += [
        (
            event.effective_on,
            1,
            Moment(
                on=event.effective_on,
                title=event.get_kind_display(),
                text=event.note,
                by=event.recorded_by.name if event.recorded_by else "",
            ),
        )
        for event in events
    ]
    return [moment for _on, _rank, moment in sorted(found, key=lambda one: one[:2], reverse=True)]
