"""How placements are shown in tables and timelines."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from agreements.models import PlacementEvent
from agreements.queries.placements import Case
from agreements.tables.columns import column, day_column
from agreements.vocab import FACTORS, OF_THE_REQUEST, Outcome
from common.display import Fact, Moment, Tone
from common.table import Table, TableColumn, in_order
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


def placement_table(rows: Iterable[Case], *, sort: str) -> Table[Case]:
    """Placements as they stood on the day asked for."""
    columns: list[TableColumn[Case]] = [
        column("person", _("Person"), _person, order=lambda row: row.placement.person),
        column(
            "partner",
            _("State"),
            lambda row: row.placement.request.partner.name,
            order=lambda row: row.placement.request.partner.sort_key,
        ),
        column(
            "family",
            _("Kind"),
            lambda row: row.placement.request.get_family_display(),
            order=lambda row: row.placement.request.family,
        ),
        column("basis", _("Basis"), lambda row: row.basis.label, order=lambda row: row.basis),
        day_column("asked_on", _("Asked"), lambda row: row.asked_on),
        column("outcome", _("Outcome"), _stands, order=lambda row: row.outcome),
        _days("days_to_answer", _("Days to answer")),
        _days("days_to_execution", _("Days to execution")),
    ]
    return Table(
        in_order(rows, columns, sort),
        columns,
        caption=_("Placements"),
        sort=sort,
        empty_text=_("No placement meets these filters on that day."),
    )


def _stands(case: Case) -> SafeString:
    """Where it stands, and for how long something has been awaited."""
    if case.waiting_days is None:
        return pill(case)
    waiting = ngettext("%d day so far", "%d days so far", case.waiting_days) % case.waiting_days
    return format_html("{}<small>{}</small>", pill(case), waiting)


def _days(name: str, label: object) -> TableColumn[Case]:
    return TableColumn(
        name,
        label,  # type: ignore[arg-type]
        lambda row: getattr(row, name),
        look="num",
        sorts=True,
        order=lambda row: getattr(row, name),
    )


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
    request, agreement = placement.request, placement.agreement
    found = [
        Fact(_("Person"), placement.person),
        Fact(_("State"), request.partner.name, url=request.partner.get_absolute_url()),
        Fact(_("Request"), request.title, url=request.get_absolute_url()),
        Fact(
            _("Basis"),
            case.basis.label,
            url=agreement.get_absolute_url() if agreement else "",
        ),
        Fact(_("Costs borne by"), placement.get_cost_source_display()),
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
