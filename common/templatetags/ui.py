"""Components of the pages as template tags; the small ones are plain functions that tables may call too."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import lru_cache
from typing import Any, Final

from django import template
from django.forms import BaseForm, BoundField, DateInput, Select, TextInput
from django.forms.utils import flatatt
from django.http import QueryDict
from django.template.context import Context
from django.utils import timezone
from django.utils.formats import date_format, number_format
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, ngettext, pgettext
from django.utils.translation import gettext as _

from common.asof import court_day
from common.codes import ONCE, new_code
from common.deadline import Deadline, DeadlineKind
from common.display import Fact, Moment, Text, TileGroup, TileStatus, Tone
from common.findings import Finding
from common.table import Table, in_html

register = template.Library()

SELECTED: Final = SafeString(" selected")
PLAIN_INPUTS: Final = (TextInput, DateInput)
"""Inputs that are one tag and nothing else."""
REMEMBERED: Final = 8_192
"""So many days and deadlines are kept as they read in a language: a list shows the same ones over and over."""

# A shape beside every word of status, so that nothing is told by colour alone; drawn, so that it prints.
SHAPES: Mapping[str, SafeString] = {
    name: mark_safe(  # noqa: S308 - constants of this file
        f'<svg class="shape" aria-hidden="true" focusable="false" viewBox="0 0 12 12">{drawing}</svg>'
    )
    for name, drawing in {
        "circle": '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/>',
        "disc": '<circle cx="6" cy="6" r="4.6" fill="currentColor"/>',
        "half": '<circle cx="6" cy="6" r="4.2" fill="none" stroke="currentColor" stroke-width="1.6"/>'
        '<path d="M6 1.8a4.2 4.2 0 0 1 0 8.4z" fill="currentColor"/>',
        "diamond": '<path d="M6 .4 11.6 6 6 11.6.4 6z" fill="currentColor"/>',
        "diamond-open": '<path d="M6 1.6 10.4 6 6 10.4 1.6 6z" fill="none" stroke="currentColor" stroke-width="1.6"/>',
        "square": '<path d="M1.6 1.6h8.8v8.8H1.6z" fill="currentColor"/>',
        "triangle": '<path d="M2.4 1 11 6l-8.6 5z" fill="currentColor"/>',
        "check": '<path d="m1.6 6.6 3 3 5.8-7" fill="none" stroke="currentColor" stroke-width="2"/>',
        "cross": '<path d="m2 2 8 8m0-8-8 8" fill="none" stroke="currentColor" stroke-width="2"/>',
        "bar": '<path d="M1.6 6h8.8" stroke="currentColor" stroke-width="2"/>',
        "warning": '<path d="M6 .6 11.8 11H.2z" fill="currentColor"/>',
        "info": '<path d="M4.9 4.8h2.2v6H4.9zM6 1a1.4 1.4 0 1 1 0 2.8A1.4 1.4 0 0 1 6 1z" fill="currentColor"/>',
    }.items()
}

TONE_SHAPES: Mapping[str, str] = {
    "plain": "circle",
    "waiting": "half",
    "active": "triangle",
    "attention": "diamond-open",
    "stopped": "square",
    "done": "check",
    "refused": "cross",
    "ended": "bar",
}

# The look of a state by its code, for every life cycle of the project; an unknown code is plain.
STATE_TONES: Mapping[str, Tone] = {
    # requests
    "in_approval": "waiting",
    "approved": "active",
    "transmitted": "active",
    "acknowledged": "active",
    "in_execution": "active",
    "partially_executed": "waiting",
    "under_consultation": "attention",
    "returned_incomplete": "attention",
    "postponed": "stopped",
    "executed": "done",
    "declined": "refused",
    "withdrawn": "ended",
    "closed": "ended",
    # warrants
    "issued": "attention",
    "at_large": "attention",
    "provisionally_arrested": "active",
    "arrested": "active",
    "national_proceedings": "active",
    "in_transfer": "active",
    "summons_substituted": "ended",
    "surrendered": "done",
    "died": "ended",
    "proceedings_terminated": "ended",
    "warrant_vacated": "ended",
    "case_inadmissible": "ended",
    "charges_not_confirmed": "ended",
    "charges_withdrawn": "ended",
    "convicted": "ended",
    "acquitted": "ended",
    # agreements
    "willingness_expressed": "active",
    "negotiating": "active",
    "text_agreed": "active",
    "signed": "waiting",
    "in_force": "done",
    "suspended": "stopped",
    "terminated": "ended",
    "lapsed": "ended",
    # editions and their files
    "compiled": "waiting",
    "cleared": "waiting",
    "published": "done",
    "queued": "waiting",
    "running": "active",
    "done": "done",
    "failed": "refused",
}

MARKING_SHAPES: Mapping[str, str] = {"public": "circle", "confidential": "diamond", "under_seal": "square"}


@register.simple_tag
def shape(name: str) -> SafeString:
    """The drawing of that name (see SHAPES); it is hidden from screen readers, so a word must stand beside it."""
    return SHAPES[name]


@register.simple_tag
def once() -> SafeString:
    """The one-time key of a form: pressed twice, it is done once (`accounts.submissions`)."""
    return format_html('<input type="hidden" name="{}" value="{}">', ONCE, new_code())


@register.simple_tag
def status_pill(state: str, label: Text, tone: Tone | None = None) -> SafeString:
    """A status as word, shape and colour; `tone` overrules the look that the state's code has."""
    tone = tone or STATE_TONES.get(str(state), "plain")
    return format_html('<span class="pill pill-{}">{}{}</span>', tone, SHAPES[TONE_SHAPES[tone]], label)


@register.simple_tag
def deadline(value: Deadline | None) -> SafeString:
    """How a deadline stands, in words: “12 days late”, “due today”, “clock stopped”; a dash without deadline."""
    return _deadline(value, get_language())


@lru_cache(maxsize=REMEMBERED)
def _deadline(value: Deadline | None, _language: str | None) -> SafeString:
    if value is None:
        return format_html(
            '<span class="no-value">–<span class="visually-hidden"> {}</span></span>', _("no deadline")
        )
    look, drawing, words = _deadline_parts(value)
    return format_html('<span class="deadline deadline-{}">{}{}</span>', look, SHAPES[drawing], words)


def _deadline_parts(value: Deadline) -> tuple[str, str, str]:
    """The look, the shape and the words of a deadline."""
    days, shown = value.days, {"days": number(value.days)}
    match value.kind:
        case DeadlineKind.LATE:
            return (
                "late",
                "diamond",
                ngettext("%(days)s day late", "%(days)s days late", days) % shown,
            )
        case DeadlineKind.TODAY:
            return "near", "disc", _("due today")
        case DeadlineKind.AHEAD:
            words = ngettext("%(days)s day left", "%(days)s days left", days) % shown
            return ("near", "disc", words) if value.near else ("ahead", "circle", words)
        case DeadlineKind.STOPPED:
            return "stopped", "square", _("clock stopped")
        case DeadlineKind.MET:
            return "met", "check", _("on time")
        case DeadlineKind.MISSED:
            words = ngettext("ended %(days)s day late", "ended %(days)s days late", days) % shown
            return "missed", "diamond-open", words
    raise ValueError(f"No words for a deadline of kind {value.kind}.")


@register.simple_tag
def marking(level: str, *, quiet: bool = False) -> SafeString:
    """The filing level of one row or page; `quiet` leaves out the level `public`, for dense lists."""
    level = str(level)
    if quiet and level == "public":
        return SafeString("")
    return format_html(
        '<span class="marking marking-{}">{}{}</span>',
        level,
        SHAPES[MARKING_SHAPES[level]],
        marking_word(level),
    )


@register.filter
def marking_word(level: str | None) -> str:
    """The word of a filing level in the reader's language; nothing said means public."""
    words = {
        "public": pgettext("filing level", "Public"),
        "confidential": pgettext("filing level", "Confidential"),
        "under_seal": pgettext("filing level", "Under seal"),
    }
    return words[str(level or "public")]


@register.filter
def marking_shape(level: str | None) -> SafeString:
    """The drawing that stands beside the word of a filing level."""
    return SHAPES[MARKING_SHAPES[str(level or "public")]]


@register.simple_tag
def day(value: date | datetime | None, empty: Text = "–") -> SafeString:
    """A date that nobody can misread, “9 Oct 2013”, in a `time` element; a moment is shown as the Court's day."""
    if value is None or value == "":
        return format_html('<span class="no-value">{}</span>', empty)
    if isinstance(value, datetime):
        value = court_day(value)
    return _day(value, get_language())


@lru_cache(maxsize=REMEMBERED)
def _day(value: date, _language: str | None) -> SafeString:
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), date_format(value))


@register.simple_tag
def moment(value: datetime | None, empty: Text = "–") -> SafeString:
    """A day and time, “9 Oct 2013, 14:05”, in the Court's time zone."""
    if value is None:
        return format_html('<span class="no-value">{}</span>', empty)
    local = timezone.localtime(value)
    return format_html(
        '<time datetime="{}">{}</time>',
        local.isoformat(timespec="minutes"),
        date_format(local, "DATETIME_FORMAT"),
    )


@register.filter
def number(value: object) -> object:
    """An integer with the thousands separator of the language (1,320); anything else as it is."""
    return number_format(value, use_l10n=True, force_grouping=True) if isinstance(value, int) else value


@register.inclusion_tag("components/facts.html")
def facts(rows: Iterable[Fact | tuple[Text, Any]]) -> dict[str, Any]:
    """A list of facts, from Facts or from (label, value) pairs."""
    return {"rows": [row if isinstance(row, Fact) else Fact(*row) for row in rows]}


@register.inclusion_tag("components/timeline.html")
def timeline(items: Iterable[Moment]) -> dict[str, Any]:
    """What happened, in the order given (the newest first is the custom here)."""
    return {"items": items}


@register.inclusion_tag("components/figure_card.html")
def figure_card(value: object, label: Text, url: str = "", note: Text = "") -> dict[str, Any]:
    """One figure with its words below it; `url` leads to the rows behind the figure."""
    return {"value": value, "label": label, "url": url, "note": note}


@register.inclusion_tag("components/tile_grid.html")
def tile_grid(groups: Sequence[TileGroup], legend: Sequence[TileStatus]) -> dict[str, Any]:
    """States as tiles by regional group, with a legend; every tile's status must be one of the legend's."""
    by_code = {status.code: status for status in legend}
    return {
        "legend": legend,
        "groups": [
            {
                "name": group.name,
                "summary": group.summary,
                "tiles": [(tile, by_code[tile.status]) for tile in group.tiles],
            }
            for group in groups
        ],
    }


@register.inclusion_tag("components/error_summary.html")
def error_summary(form: BaseForm | None, title: Text = "") -> dict[str, Any]:
    """Every error of a bound form in one place at the top, in the order of the fields, each linked to its own."""
    problems: list[tuple[str, Text, str]] = []
    if form is not None and form.is_bound:
        places = {name: place for place, name in enumerate(form.fields)}
        for name, errors in sorted(form.errors.items(), key=lambda one: places.get(one[0], -1)):
            field = form[name] if name in form.fields else None
            target = (field.id_for_label or field.auto_id) if field is not None else ""
            label = field.label if field is not None else ""
            problems += [(target, label, str(error)) for error in errors]
    return {"problems": problems, "title": title}


@register.inclusion_tag("components/findings.html")
def findings(items: Sequence[Finding]) -> dict[str, Any]:
    """Findings of a check as a table: how much each weighs, where it is and what to do."""
    return {"findings": items}


@register.inclusion_tag("components/empty.html")
def empty_state(title: Text, text: Text = "", url: str = "", action: Text = "") -> dict[str, Any]:
    """What stands where rows would stand: why there are none, and the next thing to do."""
    return {"title": title, "text": text, "url": url, "action": action}


@register.inclusion_tag("components/next_page.html", takes_context=True)
def next_page(context: Context, cursor: str | None, parameter: str = "after") -> dict[str, Any]:
    """Links to the first and the next page of a list that is paged by key; `cursor` is None on the last page."""
    query = context["request"].GET.copy()
    on_first = not query.pop(parameter, None)
    first = query.urlencode()
    query[parameter] = cursor or ""
    return {"first": None if on_first else f"?{first}", "next": f"?{query.urlencode()}" if cursor else None}


@register.simple_tag
def filter_field(field: BoundField) -> SafeString:
    """One filter of a filter bar: its label, its input, and what is wrong with it."""
    wrong = ""
    if field.errors:
        told = format_html_join("", "<p>{}</p>", ((error,) for error in field.errors))
        wrong = format_html('<div id="{}_error" class="invalid-feedback">{}</div>', field.auto_id, told)
    return format_html(
        '<div id="div_{}" class="mb-3"><label for="{}" class="form-label">{}</label>{}{}</div>',
        field.auto_id,
        field.id_for_label,
        field.label,
        filter_input(field),
        wrong,
    )


@register.simple_tag
def filter_input(field: BoundField) -> SafeString:
    """The input of a filter, written in one pass: an addressee is one of hundreds, and each input a template otherwise."""
    widget = field.field.widget
    wrong = " is-invalid" if field.errors else ""
    look = "form-select" if type(widget) is Select else "form-control"
    attrs = field.build_widget_attrs({"class": f"{look}{wrong}", "id": field.auto_id})
    if type(widget) in PLAIN_INPUTS:
        told = widget.get_context(field.html_name, field.value(), attrs)["widget"]
        value = {} if told["value"] is None else {"value": told["value"]}
        return format_html(
            "<input{}>", flatatt({"type": told["type"], "name": told["name"], **value, **told["attrs"]})
        )
    if type(widget) is not Select:
        return field.as_widget(attrs=attrs)
    chosen = widget.format_value(field.value())
    options = [
        f'<option value="{in_html(value or "")}"{SELECTED if str(value or "") in chosen else ""}>{in_html(label)}</option>'
        for value, label in widget.choices
    ]
    written = mark_safe("\n".join(options))  # noqa: S308 - every part is escaped
    return format_html('<select name="{}"{}>\n{}\n</select>', field.html_name, flatatt(attrs), written)


@register.inclusion_tag("components/table.html", takes_context=True)
def data_table(context: Context, table: Table[Any]) -> dict[str, Any]:
    """A table; its headings keep the rest of the address, if there is one, and start again from the first page."""
    request = context.get("request")
    query = request.GET.copy() if request else QueryDict(mutable=True)
    query.pop("after", None)
    heads = []
    for head in table.heads():
        query["sort"] = head.sort
        heads.append((head, f"?{query.urlencode()}" if head.sort else ""))
    return {"table": table, "heads": heads, "body": table.body()}


@register.inclusion_tag("components/post_button.html")
def post_button(
    url: str,
    label: Text,
    *,
    look: str = "secondary",
    confirm: Text = "",
    name: str = "",
    value: str = "",
    key: str = "",
) -> dict[str, Any]:
    """A button that posts to `url`; with `confirm`, a sentence, it asks first. `look`: primary, secondary, danger."""
    return {
        "url": url,
        "label": label,
        "look": look,
        "confirm": confirm,
        "name": name,
        "value": value,
        "key": key,
    }
