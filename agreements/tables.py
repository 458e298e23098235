"""How agreements and States are shown in tables and timelines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

import django_tables2 as tables
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementEvent
from agreements.queries.apic import ApicStatus, Standing
from agreements.vocab import HAPPENED
from common.display import Fact, Moment, Tone
from common.templatetags import ui

DAY = {"td": {"class": "day"}, "th": {"class": "day"}}


class DayColumn(tables.Column):
    """A day that nobody can misread; a dash where there is none."""

    def __init__(self, verbose_name: object) -> None:
        super().__init__(verbose_name=verbose_name, attrs=DAY, empty_values=())

    def render(self, value: date | None) -> SafeString:
        """The day as a `time` element."""
        return ui.day(value)


class AgreementTable(tables.Table):
    """Agreements with their stage on the day asked for."""

    partner = tables.Column(verbose_name=_("State"), order_by=("partner__sort_key", "kind"))
    kind = tables.Column(verbose_name=_("Type"))
    form = tables.Column(verbose_name=_("Form"))
    stage = tables.Column(verbose_name=_("Stage"))
    signed_on = DayColumn(_("Signed"))
    in_force_on = DayColumn(_("In force since"))

    class Meta:
        empty_text = _("No agreement meets these filters on that day.")
        caption = _("Agreements")
        order_by = "partner"

    def render_partner(self, record: Agreement) -> SafeString:
        """The State, which leads to the agreement; a marking where it is not public."""
        return format_html(
            '<a href="{}">{}</a>{}{}',
            record.get_absolute_url(),
            record.partner.name,
            ui.marking(record.level, quiet=True),
            format_html("<small>{}</small>", _("synthetic")) if record.synthetic else "",
        )

    def render_kind(self, record: Agreement) -> str:
        """The type in words."""
        return record.get_kind_display()

    def render_form(self, record: Agreement) -> str:
        """Framework or ad hoc, in words."""
        return record.get_form_display()

    def render_stage(self, record: Agreement) -> SafeString:
        """The stage as a word, a shape and a colour."""
        return ui.status_pill(record.stage, record.stage_label)


class StandingTable(tables.Table):
    """Every State with its part in APIC on the day asked for."""

    partner = tables.Column(verbose_name=_("State"), order_by="partner__sort_key")
    group = tables.Column(verbose_name=_("Group"), empty_values=())
    status = tables.Column(verbose_name=_("Status"))
    signed_on = DayColumn(_("Signed"))
    deposited_on = DayColumn(_("Deposited"))
    in_force_on = DayColumn(_("In force since"))

    class Meta:
        empty_text = _("No State meets these filters on that day.")
        caption = _("States")

    def render_partner(self, record: Standing) -> SafeString:
        """The State, which leads to its page."""
        return format_html('<a href="{}">{}</a>', record.partner.get_absolute_url(), record.partner.name)

    def render_group(self, record: Standing) -> str:
        """The regional group in words."""
        return str(record.group.label) if record.group else "–"

    def render_status(self, record: Standing) -> SafeString:
        """The status as a word, a shape and a colour."""
        return ui.status_pill(record.status, record.status.label, TONES[record.status])


TONES: dict[ApicStatus, Tone] = {
    ApicStatus.PARTY: "done",
    ApicStatus.PARTY_ALONE: "done",
    ApicStatus.SIGNED: "waiting",
    ApicStatus.OUTSIDE: "attention",
    ApicStatus.NEITHER: "plain",
}


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
