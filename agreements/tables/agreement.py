"""How agreements are shown in tables and timelines."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from agreements.models import Agreement, AgreementEvent
from agreements.tables.columns import column, day_column
from agreements.vocab import HAPPENED
from common.display import Fact, Moment
from common.table import Table, TableColumn, in_order
from common.templatetags import ui


def agreement_table(rows: Iterable[Agreement], *, sort: str) -> Table[Agreement]:
    """Agreements with their stage on the day asked for."""
    columns: list[TableColumn[Agreement]] = [
        column("partner", _("State"), _agreement, order=lambda row: (row.partner.sort_key, row.kind)),
        column("kind", _("Type"), lambda row: row.get_kind_display(), order=lambda row: row.kind),
        column("form", _("Form"), lambda row: row.get_form_display(), order=lambda row: row.form),
        column(
            "stage",
            _("Stage"),
            lambda row: ui.status_pill(row.stage, row.stage_label),
            order=lambda row: row.stage,
        ),
        day_column("signed_on", _("Signed"), lambda row: row.signed_on),
        day_column("in_force_on", _("In force since"), lambda row: row.in_force_on),
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


def moments(events: Iterable[AgreementEvent], known_at: datetime) -> list[Moment]:
    """The timeline of an agreement; what was corrected by `known_at` stays, and says so."""
    return [
        Moment(
            on=event.effective_on,
            title=HAPPENED[event.kind],
            text=event.note,
            by=event.recorded_by.name if event.recorded_by else "",
            kind="corrected" if _corrected(event, known_at) else "done",
        )
        for event in events
    ]


def _corrected(event: AgreementEvent, known_at: datetime) -> bool:
    return hasattr(event, "corrected_by") and event.corrected_by.known_from <= known_at


def facts(agreement: Agreement, *, court: bool) -> list[Fact]:
    """The facts beside the timeline; the Court is led to all that there is with the State."""
    partner = agreement.partner
    return [
        Fact(_("State"), partner.name, url=reverse("agreements:state", args=[partner.code]))
        if court
        else Fact(_("State"), partner.name, url=partner.get_absolute_url()),
        Fact(_("Type"), agreement.get_kind_display()),
        Fact(_("Form"), agreement.get_form_display()),
        Fact(_("Concluded"), ui.day(agreement.signed_on or agreement.in_force_on)),
        Fact(_("In force since"), ui.day(agreement.in_force_on)),
        Fact(_("Signed at"), agreement.signed_at_event),
        Fact(_("Lead organ"), agreement.get_owner_organ_display()),
        Fact(_("Marking"), agreement.get_level_display()),
        Fact(_("Provenance"), agreement.get_verified_display()),
    ]
