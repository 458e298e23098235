"""How the States of APIC are shown in a table."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.queries.apic import ApicStatus, Standing
from agreements.tables.columns import column, day_column
from common.display import Tone
from common.table import Table, TableColumn, in_order
from common.templatetags import ui

TONES: dict[ApicStatus, Tone] = {
    ApicStatus.PARTY: "done",
    ApicStatus.PARTY_ALONE: "done",
    ApicStatus.SIGNED: "waiting",
    ApicStatus.OUTSIDE: "attention",
    ApicStatus.NEITHER: "plain",
}


def standing_table(rows: Iterable[Standing], *, sort: str) -> Table[Standing]:
    """Every State with its part in APIC on the day asked for."""
    columns: list[TableColumn[Standing]] = [
        column("partner", _("State"), _state, order=lambda row: row.partner.sort_key),
        column(
            "group",
            _("Group"),
            lambda row: row.group.label if row.group else "–",
            order=lambda row: row.group,
        ),
        column(
            "status",
            _("Status"),
            lambda row: ui.status_pill(row.status, row.status.label, TONES[row.status]),
            order=lambda row: row.status,
        ),
        day_column("signed_on", _("Signed"), lambda row: row.signed_on),
        day_column("deposited_on", _("Deposited"), lambda row: row.deposited_on),
        day_column("in_force_on", _("In force since"), lambda row: row.in_force_on),
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
