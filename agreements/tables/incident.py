"""How incidents on privileges and immunities are shown."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Incident
from agreements.tables.outreach import recommendation_words
from common.display import Fact
from common.table import Table, TableColumn
from common.templatetags import ui


def incident_table(rows: Iterable[Incident]) -> Table[Incident]:
    """Incidents, each leading to its page."""
    return Table(
        list(rows),
        [
            TableColumn("on", _("Day"), lambda row: ui.day(row.happened_on), look="day"),
            TableColumn("partner", _("State"), _incident),
            TableColumn("protection", _("What was at issue"), lambda row: row.get_protection_display()),
            TableColumn("article", _("Article"), lambda row: row.article),
            TableColumn(
                "resolved", _("Resolved"), lambda row: ui.day(row.resolved_on, gettext("open")), look="day"
            ),
        ],
        caption=_("Incidents on privileges and immunities"),
        empty_text=_("No incident is logged that you may see."),
    )


def incident_facts(row: Incident) -> list[Fact]:
    """What is known of an incident."""
    facts = [
        Fact(_("State"), row.partner.name, url=row.partner.get_absolute_url()),
        Fact(_("Happened on"), ui.day(row.happened_on)),
        Fact(_("What was at issue"), row.get_protection_display()),
        Fact(_("Article"), row.article),
        Fact(_("Recommendation"), recommendation_words(row.recommendation)),
        Fact(_("Resolved on"), row.resolved_on and ui.day(row.resolved_on)),
        Fact(_("Kept by"), row.get_owner_organ_display(), note=str(row.recorded_by)),
        Fact(_("Marking"), ui.marking(row.level), note=row.compartment.name if row.compartment else ""),
    ]
    return [fact for fact in facts if fact.known]


def _incident(row: Incident) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>{}', row.get_absolute_url(), row.partner.name, ui.marking(row.level, quiet=True)
    )
