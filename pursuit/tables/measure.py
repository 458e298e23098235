"""How measures are shown: the catalogue with what was tried, and the single entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from arrests.vocab import Scenario
from common.display import Text, Tone
from common.table import Table, TableColumn
from common.templatetags import ui
from pursuit.models import Taken
from pursuit.queries.measures import Tried
from pursuit.vocab import NAMED, Effect

TONES: dict[str, Tone] = {Effect.WORKED: "done", Effect.PARTLY: "active", Effect.FAILED: "refused"}
"""The look of each effect."""


def effect_pill(effect: str | None) -> SafeString:
    """An effect as word and shape; that none is known yet, in words."""
    if effect is None:
        return format_html('<span class="muted">{}</span>', gettext("too early to say"))
    found = Effect(effect)
    return ui.status_pill(found, found.label, TONES[found])


def catalogue_table(rows: Sequence[Tried], *, editable: bool) -> Table[Tried]:
    """The catalogue, with how often each measure was taken and with which effect."""
    columns: list[TableColumn[Tried]] = [
        TableColumn("measure", _("Measure"), _named),
        TableColumn("kind", _("Kind"), lambda row: row.measure.get_kind_display()),
        TableColumn("scenario", _("Against"), lambda row: row.measure.get_scenario_display()),
        TableColumn("times", _("Taken"), lambda row: row.times, "num"),
        *(
            TableColumn(effect.value, effect.label, _times(effect), "num")
            for effect in (Effect.WORKED, Effect.PARTLY, Effect.FAILED)
        ),
        TableColumn("open", _("Too early to say"), lambda row: row.open, "num"),
    ]
    if editable:
        columns.append(TableColumn("edit", _("Change"), _edit))
    return Table(
        rows,
        columns,
        caption=_("Catalogue of measures"),
        empty_text=_("The catalogue has no measure for these filters yet."),
    )


def taken_table(rows: Sequence[Taken], *, editable: bool, person: bool = True) -> Table[Taken]:
    """Single measures, the latest first; on the page of a person the `person` is left out."""
    columns: list[TableColumn[Taken]] = [
        TableColumn("on", _("Day"), lambda row: ui.day(row.effective_on), "day"),
        TableColumn("measure", _("Measure"), _done),
    ]
    if person:
        columns.append(TableColumn("person", _("Person sought"), _person))
    columns += [
        TableColumn("by", _("By whom"), _by),
        TableColumn("towards", _("Towards"), lambda row: row.partner.name if row.partner else ""),
        TableColumn("effect", _("What came of it"), _came),
    ]
    if editable:
        columns.append(TableColumn("edit", _("Record"), _actions))
    return Table(
        rows,
        columns,
        caption=_("Measures taken"),
        empty_text=_("No measure is recorded in such cases yet."),
    )


def obstacle_label(scenario: str | None) -> Text:
    """The obstacle in words."""
    return Scenario(scenario).label if scenario else _("not assessed")


def _named(row: Tried) -> SafeString:
    notes = [
        row.measure.text,
        gettext("synthetic") if row.measure.synthetic else "",
        "" if row.measure.offered else gettext("no longer offered"),
    ]
    small = " · ".join(note for note in notes if note)
    return format_html(
        "<strong>{}</strong>{}", row.measure.name, format_html("<small>{}</small>", small) if small else ""
    )


def _times(effect: Effect) -> Callable[[Tried], int]:
    return lambda row: row.with_effect(effect)


def _edit(row: Tried) -> SafeString:
    return format_html(
        '<a href="{}" aria-label="{}">{}</a>',
        reverse("pursuit:measure_edit", args=[row.measure.code]),
        gettext("Change %(measure)s") % {"measure": row.measure.name},
        gettext("Change"),
    )


def _done(row: Taken) -> SafeString:
    numbers = [one.recommendation.number for one in row.recalled.all()]
    notes = [
        row.text,
        gettext("Recommendations %(numbers)s") % {"numbers": ", ".join(map(str, numbers))} if numbers else "",
    ]
    return format_html(
        "<strong>{}</strong>{}{}",
        row.measure.name,
        format_html("<small>{}</small>", notes[0]) if notes[0] else "",
        format_html("<small>{}</small>", notes[1]) if notes[1] else "",
    )


def _person(row: Taken) -> SafeString:
    suspect = row.warrant.suspect
    return format_html(
        '<a href="{}">{}</a> {}<small>{}</small>',
        suspect.get_absolute_url(),
        suspect.name,
        ui.marking(row.warrant.level, quiet=True),
        obstacle_label(row.obstacle),
    )


def _by(row: Taken) -> SafeString | str:
    if not row.actor_name:
        return str(row.get_actor_display())
    if row.actor in NAMED:
        return row.actor_name
    return format_html("{}<small>{}</small>", row.get_actor_display(), row.actor_name)


def _came(row: Taken) -> SafeString:
    return format_html(
        "{}{}",
        effect_pill(row.effect),
        format_html("<small>{}</small>", row.came_of_it) if row.came_of_it else "",
    )


def _actions(row: Taken) -> SafeString:
    return format_html(
        '<div class="inline-links"><a href="{}" aria-label="{}">{}</a> <a href="{}" aria-label="{}">{}</a></div>',
        reverse("pursuit:outcome", args=[row.code]),
        gettext("Outcome of %(measure)s") % {"measure": row},
        gettext("Outcome"),
        reverse("pursuit:measure_correct", args=[row.code]),
        gettext("Correct %(measure)s") % {"measure": row},
        gettext("Correct"),
    )
