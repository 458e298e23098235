"""How the cost of delay is shown: totals by task, and single entries."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal

from django.urls import reverse
from django.utils.formats import number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from common.table import Table, TableColumn
from common.templatetags import ui
from pursuit.models import DelayCost
from pursuit.queries.costs import Total
from pursuit.vocab import Currency


def totals_table(rows: Sequence[Total]) -> Table[Total]:
    """The four tasks with their totals, one column for each currency."""
    return Table(
        rows,
        [
            TableColumn("category", _("Task"), lambda row: row.category.label, "reference"),
            TableColumn("entries", _("Entries"), lambda row: row.entries, "num"),
            *(TableColumn(currency.value, currency.label, _amount(currency), "num") for currency in Currency),
            TableColumn("staff", _("Days of staff"), lambda row: shown(row.staff_days, 1), "num"),
        ],
        caption=_("Cost of delay by task"),
    )


def costs_table(
    rows: Sequence[DelayCost], *, person: bool = True, editable: bool = False
) -> Table[DelayCost]:
    """Single entries; on the page of a person the `person` is left out."""
    columns: list[TableColumn[DelayCost]] = [
        TableColumn(
            "days",
            _("Days"),
            lambda row: format_html("<span>{} – {}</span>", ui.day(row.first), ui.day(row.last)),
        ),
        TableColumn("category", _("Task"), _task),
    ]
    if person:
        columns.append(TableColumn("person", _("Person sought"), _person))
    columns += [
        TableColumn("amount", _("Amount"), _money, "num"),
        TableColumn("staff", _("Days of staff"), lambda row: shown(row.staff_days, 1), "num"),
    ]
    if editable:
        columns.append(TableColumn("strike", _("Strike out"), _strike))
    return Table(rows, columns, caption=_("Entries"), empty_text=_("No cost of these days is recorded."))


def shown(value: Decimal | None, places: int) -> str:
    """A value as written in the language of the page; nothing for none."""
    return number_format(value, decimal_pos=places, force_grouping=True) if value else ""


def _amount(currency: Currency) -> Callable[[Total], str]:
    return lambda row: shown(row.amounts.get(currency), 2)


def _task(row: DelayCost) -> SafeString:
    notes: Iterable[str] = (row.text, gettext("possible offence under article 70") if row.article_70 else "")
    return format_html(
        "{}{}",
        row.get_category_display(),
        format_html_join("", "<small>{}</small>", ((note,) for note in notes if note)),
    )


def _person(row: DelayCost) -> SafeString:
    suspect = row.warrant.suspect
    return format_html(
        '<a href="{}">{}</a> {}',
        suspect.get_absolute_url(),
        suspect.name,
        ui.marking(row.warrant.level, quiet=True),
    )


def _money(row: DelayCost) -> str:
    return f"{row.currency} {shown(row.amount, 2)}" if row.amount is not None else ""


def _strike(row: DelayCost) -> SafeString:
    return format_html(
        '<a href="{}">{}</a>', reverse("pursuit:cost_strike", args=[row.code]), gettext("Strike out")
    )
