"""How agreements and States are shown in tables and timelines."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any, TypeVar

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementEvent
from agreements.queries.apic import ApicStatus, Standing
from agreements.vocab import HAPPENED
from common.display import Fact, Moment, Text, Tone
from common.table import Table, TableColumn, in_order
from common.templatetags import ui

Row = TypeVar("Row")

TONES: dict[ApicStatus, Tone] = {
    ApicStatus.PARTY: "done",
    ApicStatus.PARTY_ALONE: "done",
    ApicStatus.SIGNED: "waiting",
    ApicStatus.OUTSIDE: "attention",
    ApicStatus.NEITHER: "plain",
}


def agreement_table(rows: Iterable[Agreement], *, sort: str) -> Table[Agreement]:
    """Agreements with their stage on the day asked for."""
    columns: list[TableColumn[Agreement]] = [
        _column("partner", _("State"), _agreement, order=lambda row: (row.partner.sort_key, row.kind)),
        _column("kind", _("Type"), lambda row: row.get_kind_display(), order=lambda row: row.kind),
        _column("form", _("Form"), lambda row: row.get_form_display(), order=lambda row: row.form),
        _column(
            "stage",
            _("Stage"),
            lambda row: ui.status_pill(row.stage, row.stage_label),
            order=lambda row: row.stage,
        ),
        _day("signed_on", _("Signed"), lambda row: row.signed_on),
        _day("in_force_on", _("In force since"), lambda row: row.in_force_on),
    ]
    return Table(
        in_order(rows, columns, sort),
        columns,
        caption=_("Agreements"),
        sort=sort,
        empty_text=_("No agreement meets these filters on that day."),
    )


def _agreement(row: Agreement) -> SafeString:
    """The State, which leads to the agreement; a marking where it is not public."""
    return format_html(
        '<a href="{}">{}</a>{}{}',
        row.get_absolute_url(),
        row.partner.name,
        ui.marking(row.level, quiet=True),
        format_html("<small>{}</small>", _("synthetic")) if row.synthetic else "",
    )


def standing_table(rows: Iterable[Standing], *, sort: str) -> Table[Standing]:
    """Every State with its part in APIC on the day asked for."""
    columns: list[TableColumn[Standing]] = [
        _column("partner", _("State"), _state, order=lambda row: row.partner.sort_key),
        _column(
            "group",
            _("Group"),
            lambda row: row.group.label if row.group else "–",
            order=lambda row: row.group,
        ),
        _column(
            "status",
            _("Status"),
            lambda row: ui.status_pill(row.status, row.status.label, TONES[row.status]),
            order=lambda row: row.status,
        ),
        _day("signed_on", _("Signed"), lambda row: row.signed_on),
        _day("deposited_on", _("Deposited"), lambda row: row.deposited_on),
        _day("in_force_on", _("In force since"), lambda row: row.in_force_on),
    ]
    return Table(
        in_order(rows, columns, sort),
        columns,
        caption=_("States"),
        sort=sort,
        empty_text=_("No State meets these filters on that day."),
    )


def _state(row: Standing) -> SafeString:
    """The State, which leads to its page."""
    return format_html('<a href="{}">{}</a>', row.partner.get_absolute_url(), row.partner.name)


def _column(
    name: str, label: Text, cell: Callable[[Row], object], *, order: Callable[[Row], Any]
) -> TableColumn[Row]:
    return TableColumn(name, label, cell, sorts=True, order=order)


def _day(name: str, label: Text, day: Callable[[Row], date | None]) -> TableColumn[Row]:
    return TableColumn(name, label, lambda row: ui.day(day(row)), look="day", sorts=True, order=day)


def moments(events: Iterable[AgreementEvent]) -> list[Moment]:
    """The timeline of an agreement; what was corrected stays, and says so."""
    return [
        Moment(
            on=event.effective_on,
            title=HAPPENED[event.kind],
            text=event.note,
            by=event.recorded_by.name if event.recorded_by else "",
            kind="corrected" if hasattr(event, "corrected_by") else "done",
        )
        for event in events
    ]


def facts(agreement: Agreement) -> list[Fact]:
    """The facts beside the timeline."""
    partner = agreement.partner
    return [
        Fact(_("State"), partner.name, url=partner.get_absolute_url()),
        Fact(_("Type"), agreement.get_kind_display()),
        Fact(_("Form"), agreement.get_form_display()),
        Fact(_("Concluded"), ui.day(agreement.concluded_on)),
        Fact(_("Signed at"), agreement.signed_at_event),
        Fact(_("Lead organ"), agreement.get_owner_organ_display()),
        Fact(_("Marking"), agreement.get_level_display()),
        Fact(_("Provenance"), agreement.get_verified_display()),
    ]
