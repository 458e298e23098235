"""Tables of the report's pages."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from common.table import Table, TableColumn
from common.templatetags import ui
from reports.models import Download, Edition


def _person(row: Download) -> str:
    return format_html("{}<small>{}</small>", row.person, row.person.get_organ_display())


def _edition(edition: Edition) -> str:
    return format_html('<a href="{}">{}</a>', edition.get_absolute_url(), edition.symbol)


DOWNLOADS: Final[Sequence[TableColumn[Download]]] = (
    TableColumn("at", gettext_lazy("At"), lambda row: ui.moment(row.recorded_at)),
    TableColumn("person", gettext_lazy("Who"), _person),
    TableColumn("edition", gettext_lazy("Edition"), lambda row: _edition(row.edition), look="reference"),
    TableColumn("format", gettext_lazy("Format"), lambda row: row.get_format_display()),
    TableColumn("language", gettext_lazy("Language"), lambda row: row.get_language_display()),
    TableColumn("published", gettext_lazy("As"), lambda row: _("Published") if row.published else _("Draft")),
)


def download_table(rows: Sequence[Download]) -> Table[Download]:
    """Who took which edition with them."""
    return Table(
        rows, DOWNLOADS, caption=_("Downloads"), empty_text=_("Nobody has taken an edition along yet.")
    )
