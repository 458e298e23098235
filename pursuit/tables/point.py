"""How the regional focal points of the Assembly are shown."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.table import Table, TableColumn
from common.templatetags import ui
from pursuit.models import RegionalPoint


def points_table(rows: Sequence[RegionalPoint], *, on: date, editable: bool) -> Table[RegionalPoint]:
    """The terms; those that run on the day can be ended."""
    columns: list[TableColumn[RegionalPoint]] = [
        TableColumn("group", _("Regional group"), lambda row: row.get_group_display(), "reference"),
        TableColumn("state", _("State"), _state),
        TableColumn("from", _("From"), lambda row: ui.day(row.starts_on), "day"),
        TableColumn("until", _("Until"), lambda row: ui.day(row.ends_on), "day"),
        TableColumn("source", _("Source"), lambda row: row.source),
    ]
    if editable:
        columns.append(TableColumn("end", _("Change"), lambda row: _end(row, on)))
    return Table(
        rows,
        columns,
        caption=_("Regional focal points"),
        empty_text=_("No focal point is recorded."),
    )


def _state(row: RegionalPoint) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.partner.get_absolute_url(), row.partner.name)


def _end(row: RegionalPoint, on: date) -> SafeString | str:
    if row.ends_on is not None and row.ends_on < on:
        return ""
    return format_html(
        '<a href="{}">{}</a>', reverse("pursuit:point_end", args=[row.code]), gettext("End the term")
    )
