"""Figures and editions in the shapes that the pages show."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from common.display import Fact, Text
from common.templatetags import ui
from partners.vocab import RegionalGroup
from reports import document
from reports.comparison import reasons
from reports.document import Snapshot
from reports.document.movement import Movement
from reports.figures import FIGURES
from reports.models import Edition


@dataclass(frozen=True, slots=True)
class Card:
    """One figure of an edition as a card that leads to its rows."""

    value: int
    label: Text
    note: str
    url: str


@dataclass(frozen=True, slots=True)
class Distribution:
    """A figure that is cut into parts, as a small table."""

    label: Text
    note: str
    url: str
    parts: list[tuple[Text, int]]


def figure_cards(edition: Edition, snapshot: Snapshot) -> list[Card]:
    """The figures with one value, in the order of the registry."""
    return [
        Card(
            figure.value,
            FIGURES[figure.id].title,
            f"{figure.id} · {on_words(figure)}",
            _rows_url(edition, figure.id),
        )
        for figure in snapshot.figures
        if isinstance(figure.value, int)
    ]


def distributions(edition: Edition, snapshot: Snapshot) -> list[Distribution]:
    """The figures with one value for each part."""
    return [
        Distribution(
            FIGURES[figure.id].title,
            f"{figure.id} · {on_words(figure)}",
            _rows_url(edition, figure.id),
            parts(figure),
        )
        for figure in snapshot.figures
        if not isinstance(figure.value, int)
    ]


def parts(figure: document.Figure) -> list[tuple[Text, int]]:
    """The parts of a distribution with their names; nothing for a single value."""
    if isinstance(figure.value, int):
        return []
    return [(RegionalGroup(group).label, figure.value[group]) for group in FIGURES[figure.id].parts]


def on_words(figure: document.Figure) -> str:
    """The figure's date or period as people write it."""
    return day_or_period(figure.on)


def day_or_period(on: str) -> str:
    """A date basis (a day, or `from/to`) as people write it; nothing for none."""
    match [date_format(date.fromisoformat(day)) for day in on.split("/") if day]:
        case [day]:
            return _("on %(day)s") % {"day": day}
        case [first, last]:
            return _("%(first)s to %(last)s") % {"first": first, "last": last}
    return ""


def movements(given: Iterable[Movement]) -> list[dict[str, Any]]:
    """Figures of two editions beside each other, each with its title, its dates and why it differs."""
    return [
        {
            "movement": one,
            "reasons": reasons(one),
            "title": FIGURES[one.id].title if one.id in FIGURES else one.id,
            "before_on": day_or_period(one.before_on),
            "after_on": day_or_period(one.after_on),
        }
        for one in given
    ]


def particulars(edition: Edition) -> list[Fact]:
    """What stands on the first page, the dates, and who signed."""
    facts: list[tuple[Text, Any]] = [
        (_("Session"), edition.session),
        (_("Place and dates"), edition.place_and_dates),
        (_("Distribution"), edition.distribution),
        (_("Distributed"), ui.day(edition.distributed_on)),
        (_("Original"), edition.original_language),
        (_("Job number"), edition.job_number),
        (_("Mandate"), ", ".join(edition.mandate)),
        (_("Facilitator"), edition.facilitator),
        (_("Period from"), ui.day(edition.period_start)),
        (_("Period to"), ui.day(edition.period_end)),
        (_("At large on"), ui.day(edition.at_large_on)),
        (_("APIC on"), ui.day(edition.apic_on)),
        (_("Agreements on"), ui.day(edition.agreements_on)),
    ]
    facts += [(_("%(id)s on") % {"id": id}, day_or_period(on)) for id, on in edition.figure_dates.items()]
    if edition.known_at:
        facts.append((_("As known at"), ui.moment(edition.known_at)))
    found = [Fact(label, value) for label, value in facts]
    if edition.published:
        found.append(Fact(_("Published"), ui.moment(edition.published_at)))
        found.append(Fact(_("Hash"), edition.sha256, url=reverse("reports:verify", args=[edition.slug])))
    return found


def _rows_url(edition: Edition, figure_id: str) -> str:
    return reverse("reports:figure", args=[edition.slug, figure_id])
