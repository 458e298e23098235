"""The queue of reviews as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from arrests.models import Review, Suspect, Term
from common.table import Table, TableColumn
from common.templatetags import ui


def queue_table(
    rows: Sequence[Term], reviews: Mapping[int, Review], *, on: date, pick: bool = False
) -> Table[Term]:
    """Who is reviewed by when, what the last review said, and what is to be done; `reviews` by the key of the warrant."""

    def said(row: Term) -> object:
        review = reviews.get(row.warrant_id)
        if review is None:
            return _("not assessed")
        return format_html(
            "{}<small>{} · {}</small>",
            review.get_scenario_display(),
            review.get_confidence_display() or _("confidence not said"),
            ui.day(review.effective_on),
        )

    def step(row: Term) -> object:
        review = reviews.get(row.warrant_id)
        if review is None or review.next_owner is None:
            return None
        return format_html(
            "{}<small>{} · {}</small>", review.next_step, review.next_owner.name, ui.day(review.next_on)
        )

    columns: list[TableColumn[Term]] = [
        TableColumn("person", _("Person"), _name),
        TableColumn("situation", _("Situation"), lambda row: row.warrant.suspect.situation.name),
        TableColumn("due", _("Review due"), lambda row: ui.day(row.due_on), "day"),
        TableColumn("deadline", _("Deadline"), lambda row: ui.deadline(row.deadline(on))),
        TableColumn("obstacle", _("Last review"), said),
        TableColumn("step", _("Next step"), step),
    ]
    if pick:
        columns.insert(0, TableColumn("pick", _("Pick"), _box, "pick"))
    return Table(rows, columns, caption=_("Reviews"))


def person_link(suspect: Suspect, level: str) -> SafeString:
    """The name, which leads to the person; a marking where the warrant is not public."""
    synthetic = format_html(" <small>{}</small>", _("synthetic")) if suspect.synthetic else ""
    return format_html(
        '<a href="{}">{}</a> {}{}',
        suspect.get_absolute_url(),
        suspect.name,
        ui.marking(level, quiet=True),
        synthetic,
    )


def _name(row: Term) -> SafeString:
    return person_link(row.warrant.suspect, row.warrant.level)


def _box(row: Term) -> SafeString:
    return format_html(
        '<input class="form-check-input" type="checkbox" name="row" value="{}" form="bulk" aria-label="{}">',
        row.warrant.code,
        row.warrant.suspect.name,
    )
