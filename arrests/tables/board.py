"""The board as rows that pages and files show."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.marking import highest
from arrests.queries import Sought
from arrests.tables.reviews import person_link
from common.display import Text
from common.table import Table, TableColumn
from common.tabular import guarded
from common.templatetags import ui

BOARD_COLUMNS: Final = (
    "situation",
    "person",
    "warrants",
    "issued_on",
    "public_since",
    "years",
    "days",
    "national_custody_since",
)


def board_line(row: Sought) -> list[object]:
    """One row of the board for a file; the columns are BOARD_COLUMNS."""
    return [
        guarded(row.suspect.situation.name_en),
        guarded(row.suspect.name),
        len(row.warrants),
        row.since,
        row.public_since,
        row.age.years if row.age else None,
        row.age.days if row.age else None,
        row.custody_since,
    ]


def board_table(rows: Sequence[Sought], *, inside: bool, caption: Text, sort: str) -> Table[Sought]:
    """Who is sought, since when and how things stand; what the Court's analysts judge where the reader is `inside`."""
    columns: list[TableColumn[Sought]] = [
        TableColumn("name", _("Person"), _person, sorts=True),
        TableColumn("situation", _("Situation"), lambda row: row.suspect.situation.name, sorts=True),
        TableColumn("age", _("Sought for"), _age, "num", sorts=True),
        TableColumn("public", _("Public since"), lambda row: ui.day(row.public_since), "day", sorts=True),
        TableColumn("custody", _("National custody"), _custody, sorts=True),
    ]
    if inside:
        columns += [
            TableColumn("obstacle", _("Obstacle"), _obstacle, sorts=True),
            TableColumn("review", _("Last review"), _reviewed, "day", sorts=True),
            TableColumn("step", _("Next step"), _step, sorts=True),
        ]
    return Table(rows, columns, caption=caption, sort=sort)


def _person(row: Sought) -> object:
    link = person_link(row.suspect, highest(warrant.level for warrant in row.warrants))
    count = len(row.warrants)
    if count < 2:
        return link
    told = ngettext("%(n)d warrant", "%(n)d warrants", count) % {"n": count}
    return format_html("{}<small>{}</small>", link, told)


def _age(row: Sought) -> object:
    if row.age is None:
        return None
    since = format_html(_("warrant of {}"), ui.day(row.since))
    return format_html("{}<small>{}</small>", row.age, since)


def _custody(row: Sought) -> object:
    return format_html(_("since {}"), ui.day(row.custody_since)) if row.custody_since else None


def _obstacle(row: Sought) -> object:
    if row.review is None:
        return format_html('<span class="muted nowrap">{}</span>', _("not assessed"))
    confidence = row.review.get_confidence_display() or _("confidence not said")
    return format_html("{}<small>{}</small>", row.review.get_scenario_display(), confidence)


def _reviewed(row: Sought) -> object:
    return ui.day(row.review.effective_on) if row.review else None


def _step(row: Sought) -> object:
    step = row.next_step
    if step is None or step.next_owner is None:
        return None
    return format_html("{}<small>{} · {}</small>", step.next_step, step.next_owner.name, ui.day(step.next_on))
