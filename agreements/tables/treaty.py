"""How declarations, and what is known of a treaty at home, are shown in tables."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from agreements.models import NationalFact, Statement
from agreements.queries.participation import Participation
from agreements.queries.treaty import Declared
from agreements.tables.participation import state_link
from agreements.vocab.treaty import Extent
from common.display import Tone
from common.table import Table, TableColumn
from common.templatetags import ui
from partners.facts import standing_pill
from partners.vocab import Treaty

Address = Callable[[Statement | NationalFact], str]
"""Where an entry is corrected; empty for whoever may not."""

TONES: dict[Extent | None, Tone] = {
    Extent.FULL: "done",
    Extent.PARTIAL: "active",
    Extent.NONE: "attention",
    None: "plain",
}


def extent_pill(extent: str) -> SafeString:
    """How far a treaty is carried out, as word and shape."""
    found = Extent(extent) if extent else None
    return ui.status_pill(extent or "unknown", found.label if found else gettext("Not known"), TONES[found])


def declared_table(
    treaty: Treaty, rows: Iterable[Declared], correct: Address, *, named: bool = True
) -> Table[Declared]:
    """Declarations and reservations with what was answered; the State is left out on its own page."""
    columns: list[TableColumn[Declared]] = [
        TableColumn("on", _("Day"), lambda row: ui.day(row.statement.effective_on), look="day"),
        TableColumn("kind", _("Kind"), lambda row: row.statement.get_kind_display()),
        TableColumn("text", _("Text"), _text),
        TableColumn("objections", _("Objections"), lambda row: _objections(treaty, row.objections)),
        TableColumn("source", _("Source"), lambda row: row.statement.source),
    ]
    if named:
        columns.insert(
            0, TableColumn("partner", _("State"), lambda row: state_link(treaty, row.statement.partner))
        )
    found = list(rows)
    if any(correct(row.statement) for row in found):
        columns.append(
            TableColumn("correct", _("Correction"), lambda row: correction(correct(row.statement)))
        )
    return Table(
        found,
        columns,
        caption=_("Declarations and reservations"),
        empty_text=_("No declaration is recorded."),
    )


def national_table(rows: Iterable[NationalFact], correct: Address) -> Table[NationalFact]:
    """What is known of a treaty in one State."""
    found = list(rows)
    columns: list[TableColumn[NationalFact]] = [
        TableColumn("on", _("Since"), lambda row: ui.day(row.effective_on), look="day"),
        TableColumn("kind", _("Kind"), lambda row: row.get_kind_display()),
        TableColumn("extent", _("Extent"), lambda row: extent_pill(row.extent) if row.extent else ""),
        TableColumn("text", _("What"), _what),
        TableColumn("source", _("Source"), lambda row: row.source),
    ]
    if any(correct(row) for row in found):
        columns.append(TableColumn("correct", _("Correction"), lambda row: correction(correct(row))))
    return Table(
        found, columns, caption=_("In national law and practice"), empty_text=_("Nothing is recorded.")
    )


def implementation_table(
    treaty: Treaty, rows: Iterable[Participation], latest: dict[int, NationalFact]
) -> Table[Participation]:
    """Each party, and how far it carries the treaty out."""

    def fact(row: Participation) -> NationalFact | None:
        return latest.get(row.partner.pk)

    def legislation(row: Participation) -> str:
        found = fact(row)
        return found.legislation if found else ""

    return Table(
        [row for row in rows if row.party or fact(row)],
        [
            TableColumn("partner", _("State"), lambda row: state_link(treaty, row.partner)),
            TableColumn("standing", _("Standing"), lambda row: standing_pill(row.standing)),
            TableColumn("extent", _("In national law"), lambda row: extent_pill(_extent(fact(row)))),
            TableColumn("legislation", _("Legislation"), legislation),
            TableColumn("since", _("Since"), lambda row: ui.day(_since(fact(row))), look="day"),
        ],
        caption=_("Implementation by State"),
        empty_text=_("No State is a party on that day."),
    )


def correction(address: str) -> SafeString | str:
    """The link to a correction, where there is one."""
    return format_html('<a href="{}">{}</a>', address, gettext("Correct")) if address else ""


def _extent(fact: NationalFact | None) -> str:
    return fact.extent if fact else ""


def _since(fact: NationalFact | None) -> date | None:
    return fact.effective_on if fact else None


def _text(row: Declared) -> SafeString:
    ended = ""
    if row.withdrawal:
        ended = format_html(
            "<small>{}</small>", format_html(gettext("withdrawn on {}"), ui.day(row.withdrawal.effective_on))
        )
    return format_html("{}{}", row.statement.text, ended)


def _objections(treaty: Treaty, rows: Iterable[Statement]) -> SafeString:
    return format_html_join(
        "",
        "<p>{}, {}<small>{}</small></p>",
        ((state_link(treaty, row.partner), ui.day(row.effective_on), row.text) for row in rows),
    )


def _what(row: NationalFact) -> SafeString:
    """The text, with the law or the helper in small print."""
    small = row.legislation or (format_html(gettext("by {}"), row.helper.name) if row.helper else "")
    return format_html("{}<small>{}</small>", row.text, small) if small else format_html("{}", row.text)
