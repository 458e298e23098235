"""How outreach events are shown."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.models import OutreachEvent
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
        Fact(_("Recommendation"), recommendation_words(row.recommendation)),
        Fact(_("Source"), row.source),
    ]
    return [fact for fact in facts if fact.known]


def event_pill(row: OutreachEvent) -> SafeString:
    """Whether the event is planned, was held or cancelled, as word and shape."""
    return ui.status_pill(row.status, row.get_status_display(), TONES[row.status])


def recommendation_words(row: Recommendation | None) -> str:
    """Number and subject; empty where none is named."""
    return f"{row.number} {row.subject_en}".strip() if row else ""


def _event(row: OutreachEvent) -> SafeString:
    return format_html('<a href="{}">{}</a>', row.get_absolute_url(), row.title)
