"""How the States of a treaty, and the steps between two days, are shown in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from typing import Any

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.policies.next_step import next_step
from agreements.queries.changes import Difference
from agreements.queries.participation import Participation
from agreements.tables.columns import column, day_column
from agreements.tabs import state_address
from agreements.vocab.participation import ApicStatus
from common.display import Fact, Text, Tone
from common.table import Table, TableColumn, in_order
from common.templatetags import ui
from partners.facts import TONES as STANDING_TONES
from partners.facts import standing_pill
from partners.models import Partner, TreatyEvent
from partners.vocab import Treaty

TONES: dict[str, Tone] = {
    **STANDING_TONES,  # type: ignore[dict-item]
    ApicStatus.PARTY: "done",
    ApicStatus.PARTY_ALONE: "done",
    ApicStatus.SIGNED: "waiting",
    ApicStatus.OUTSIDE: "attention",
    ApicStatus.NEITHER: "plain",
}
COUNTED: dict[str, Text] = {
    "parties": _("parties"),
    "in_force": _("of them in force"),
    "not_states_parties": _("of them not States Parties"),
    "outside": _("States Parties outside"),
    "signed_outside": _("of them signed"),
    "signatories": _("signatories"),
    "withdrawn": _("withdrawn"),
    "notices": _("parties that gave notice of withdrawal"),
}
"""What each count of a treaty's page is called."""
COUNTS_OF: dict[Treaty, tuple[str, ...]] = {
    Treaty.APIC: ("parties", "in_force", "not_states_parties", "outside", "signed_outside", "signatories"),
    Treaty.ROME_STATUTE: ("parties", "in_force", "signatories", "notices", "withdrawn"),
}
"""The counts that make sense for each treaty: States Parties are never outside the Rome Statute itself."""


def participation_table(treaty: Treaty, rows: Iterable[Participation], *, sort: str) -> Table[Participation]:
    """Every State with its part in the treaty on the day asked for."""
    columns: list[TableColumn[Participation]] = [
        column("partner", _("State"), lambda row: state_link(treaty, row.partner), order=_by_name),
        column(
            "group",
            _("Group"),
            _group,
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
        column("leaves_on", _("Withdrawal"), _withdrawal, order=lambda row: row.leaves_on or row.notice_on),
        TableColumn(
            "next",
            _("Possible next step"),
            lambda row: next_step(treaty, row.standing, leaving=row.notice_on is not None and row.party),
        ),
    ]
    return Table(
        in_order(rows, columns, sort),
        columns,
        caption=_("States"),
        sort=sort,
        empty_text=_("No State meets these filters on that day."),
    )


def step_table(treaty: Treaty, steps: Iterable[TreatyEvent]) -> Table[TreatyEvent]:
    """Steps in the order of their days."""
    return Table(
        list(steps),
        [
            TableColumn("on", _("Day"), lambda step: ui.day(step.effective_on), look="day"),
            TableColumn("partner", _("State"), lambda step: state_link(treaty, step.partner)),
            TableColumn("kind", _("What happened"), lambda step: step.get_kind_display()),
            TableColumn("instrument", _("Instrument"), lambda step: step.get_instrument_display()),
            TableColumn("source", _("Source"), lambda step: step.source),
        ],
        caption=_("Steps of States"),
        empty_text=_("No State took a step between these days."),
    )


def difference_table(
    treaty: Treaty, rows: Iterable[Difference], before: Text, after: Text
) -> Table[Difference]:
    """Counts on both days and how they differ."""
    return Table(
        [row for row in rows if row.name in COUNTS_OF[treaty]],
        [
            TableColumn("name", _("Count"), lambda row: COUNTED[row.name]),
            TableColumn("before", before, lambda row: ui.number(row.before), look="num"),
            TableColumn("after", after, lambda row: ui.number(row.after), look="num"),
            TableColumn(
                "change", _("Change"), lambda row: f"{row.change:+d}" if row.change else "0", look="num"
            ),
        ],
        caption=_("Counts on both days"),
    )


def state_facts(treaty: Treaty, row: Participation) -> list[Fact]:
    """What held for a State on the day."""
    state_party = _("yes") if row.state_party else _("no")
    return [
        Fact(_("Regional group"), row.group.label if row.group else None),
        Fact(_("Standing"), standing_pill(row.standing)),
        Fact(_("State Party to the Rome Statute"), state_party if treaty is Treaty.APIC else None),
        Fact(_("Signed"), row.signed_on and ui.day(row.signed_on)),
        Fact(_("Deposited"), row.deposited_on and ui.day(row.deposited_on)),
        Fact(_("In force since"), row.in_force_on and ui.day(row.in_force_on)),
        Fact(_("Notice of withdrawal"), row.notice_on and ui.day(row.notice_on)),
        Fact(_("Withdrawal effective"), row.leaves_on and ui.day(row.leaves_on)),
    ]


def taken_table(
    steps: Iterable[TreatyEvent], correct: Callable[[TreatyEvent], str], on: date
) -> Table[TreatyEvent]:
    """The steps of one State; `correct` gives the address at which one is corrected, or nothing."""
    rows = list(steps)
    columns: list[TableColumn[TreatyEvent]] = [
        TableColumn("on", _("Day"), lambda step: ui.day(step.effective_on), look="day"),
        TableColumn("kind", _("What happened"), lambda step: _happened(step, on)),
        TableColumn("instrument", _("Instrument"), lambda step: step.get_instrument_display()),
        TableColumn("source", _("Source"), lambda step: step.source),
        TableColumn("note", _("Note"), lambda step: step.note),
        TableColumn("known", _("Known since"), lambda step: ui.day(step.known_from), look="day"),
    ]
    if any(correct(step) for step in rows):
        columns.append(TableColumn("correct", _("Correction"), lambda step: _correction(correct(step))))
    return Table(rows, columns, caption=_("Steps"), empty_text=_("It took no step."))


def corrections_table(rows: Iterable[TreatyEvent]) -> Table[TreatyEvent]:
    """What was recorded and is right instead; answers as known before keep what was recorded."""
    return Table(
        list(rows),
        [
            TableColumn("since", _("Corrected on"), lambda row: ui.day(row.known_from), look="day"),
            TableColumn("kind", _("What happened"), lambda row: row.get_kind_display()),
            TableColumn("before", _("Was recorded"), lambda row: _recorded(row.corrects)),
            TableColumn(
                "after",
                _("Is right"),
                lambda row: gettext("it never was") if row.struck_out else _recorded(row),
            ),
            TableColumn("note", _("Reason"), lambda row: row.note),
        ],
        caption=_("Corrections"),
    )


def _recorded(step: Any) -> SafeString:
    """Day, instrument and source of a step."""
    words = (step.get_instrument_display(), step.source)
    return format_html(
        "{}<small>{}</small>", ui.day(step.effective_on), ", ".join(str(word) for word in words if word)
    )


def _happened(step: TreatyEvent, on: date) -> SafeString | str:
    """What happened; what lies ahead of the day says so."""
    words = step.get_kind_display()
    return (
        format_html("{}<small>{}</small>", words, gettext("lies ahead")) if step.effective_on > on else words
    )


def _correction(address: str) -> SafeString | str:
    return format_html('<a href="{}">{}</a>', address, gettext("Correct")) if address else ""


def state_link(treaty: Treaty, partner: Partner) -> SafeString:
    """The State, which leads to its page in the treaty."""
    return format_html('<a href="{}">{}</a>', state_address(treaty, partner), partner.name)


def _group(row: Participation) -> SafeString | str:
    """The short word of the group, with its name."""
    if row.group is None:
        return ""
    return format_html('<abbr title="{}">{}</abbr>', row.group.label, row.group.value)


def _by_name(row: Participation) -> str:
    return row.partner.sort_key


def _withdrawal(row: Participation) -> SafeString | str:
    """The notice, and from when on the State is no party."""
    notice = format_html(gettext("notice of {}"), ui.day(row.notice_on)) if row.notice_on else ""
    if row.leaves_on is None:
        return notice
    effect = format_html(gettext("effective {}"), ui.day(row.leaves_on))
    return format_html("{}<small>{}</small>", effect, notice) if notice else effect
