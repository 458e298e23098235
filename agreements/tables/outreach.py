"""How incidents and events are shown."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import Incident, OutreachEvent
from agreements.vocab.outreach import EventStatus
from common.display import Fact, Tone
from common.table import Table, TableColumn
from common.templatetags import ui
from partners.models import Recommendation

TONES: dict[str, Tone] = {
    EventStatus.PLANNED: "waiting",
    EventStatus.HELD: "done",
    EventStatus.CANCELLED: "ended",
}


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
        Fact(_("Recommendation"), _recommendation(row.recommendation)),
        Fact(_("Resolved on"), row.resolved_on and ui.day(row.resolved_on)),
        Fact(_("Kept by"), row.get_owner_organ_display(), note=str(row.recorded_by)),
        Fact(_("Marking"), ui.marking(row.level), note=row.compartment.name if row.compartment else ""),
    ]
    return [fact for fact in facts if fact.known]


def event_table(rows: Iterable[OutreachEvent]) -> Table[OutreachEvent]:
    """Events, each leading to its page."""
    return Table(
        list(rows),
        [
            TableColumn("on", _("Day"), lambda row: ui.day(row.starts_on), look="day"),
            TableColumn("title", _("Title"), _event),
            TableColumn("kind", _("Kind"), lambda row: row.get_kind_display()),
            TableColumn("place", _("Place"), lambda row: row.place),
            TableColumn("status", _("Status"), event_pill),
        ],
        caption=_("Outreach events"),
        empty_text=_("No event is recorded."),
    )


def event_facts(row: OutreachEvent) -> list[Fact]:
    """What is known of an event."""
    facts = [
        Fact(_("Kind"), row.get_kind_display()),
        Fact(_("Place"), row.place),
        Fact(_("From"), ui.day(row.starts_on)),
        Fact(_("Until"), row.ends_on and ui.day(row.ends_on)),
        Fact(_("Status"), event_pill(row), note=row.reason),
        Fact(_("Attendance, about"), row.attendance),
        Fact(_("Funders"), ", ".join(row.funders.split("\n"))),
        Fact(_("Recommendation"), _recommendation(row.recommendation)),
        Fact(_("Source"), row.source),
    ]
    return [fact for fact in facts if fact.known]


def event_pill(row: OutreachEvent) -> SafeString:
    """Whether the event is planned, was held or cancelled, as word and shape."""
    return ui.status_pill(row.status, row.get_status_display(), TONES[row.status])


def _recommendation(row: Recommendation | None) -> str:
    return f"{row.number} {row.subject_en}".strip() if row else ""


def _incident(row: Incident) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>{}', row.get_absolute_url(), row.partner.name, ui.marking(row.level, quiet=True)
    )


def _event(row: OutreachEvent) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.title)
