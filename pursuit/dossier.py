"""The chapters of a dossier about what is done: sightings, measures, instances of non-cooperation, and what delay costs."""

from __future__ import annotations

from typing import Final

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.audit import record_read
from accounts.vocab import Level
from arrests.dossier import Chapter, Grid, chapter, day, joined
from arrests.panels import About
from pursuit.models import Case, Sighting, Taken
from pursuit.queries.costs import costs_of
from pursuit.queries.measures import measures_of
from pursuit.tables.cost import shown
from pursuit.vocab import Effect, Precision

MOST: Final = 200
"""So many entries of a kind, the latest ones, go into a paper."""


@chapter(order=10)
def sightings(about: About) -> Chapter | None:
    """Where the person was seen or is to travel; for the Court's own people alone."""
    if not about.viewer.works_for_the_court:
        return None
    found = Sighting.objects.known(about.known_at).filter(warrant__in=about.warrants)
    rows = [
        [
            joined([day(row.begins_on), day(row.ends_on)]),
            joined([row.get_kind_display(), row.place]),
            joined([leg.partner.name for leg in row.legs.all()], ", "),
            joined([row.source, row.grading, row.note]),
        ]
        for row in found.prefetch_related("legs__partner").order_by("-begins_on", "-id")[:MOST]
    ]
    heads = [_("Days"), _("What"), _("States"), _("Source")]
    return _internal(_("Sightings and planned travel"), heads, rows)


@chapter(order=20)
def measures(about: About) -> Chapter | None:
    """What was tried towards the arrest; for the Court's own people alone."""
    if not about.viewer.works_for_the_court:
        return None
    rows = [
        [
            day(row.effective_on),
            joined([row.measure.name, row.text]),
            joined([row.get_actor_display(), row.actor_name, row.partner.name if row.partner else ""], ", "),
            _came(row),
        ]
        for row in measures_of(about.warrants, about.known_at)[:MOST]
    ]
    heads = [_("Day"), _("Measure"), _("By whom and towards whom"), _("What came of it")]
    return _internal(_("Measures"), heads, rows)


@chapter(order=30)
def instances(about: About) -> Chapter | None:
    """The instances of non-cooperation about the warrants that the viewer may know of."""
    found = Case.objects.with_list_data().filter(warrant__in=about.warrants)
    cases = list(found.order_by("-began_on", "-id")[:MOST])
    if not cases:
        return None
    level = record_read(cases, by=about.viewer, on_page_of=about.suspect)
    rows = [[row.partner.name, _since(row), row.get_status_display(), row.public_text] for row in cases]
    heads = [_("State"), _("Since"), _("Status"), _("Public narrative")]
    return Chapter(_("Instances of non-cooperation"), [Grid("", heads, rows)], level)


@chapter(order=40)
def costs(about: About) -> Chapter | None:
    """What the delay cost; for the Court's own people alone."""
    if not about.viewer.works_for_the_court:
        return None
    rows = [
        [
            joined([day(row.first), day(row.last)]),
            joined([row.get_category_display(), row.text]),
            joined([row.currency, shown(row.amount, 2)], " "),
            shown(row.staff_days, 1),
        ]
        for row in costs_of(about.warrants, about.known_at)[:MOST]
    ]
    heads = [_("Days"), _("Task"), _("Amount"), _("Days of staff")]
    return _internal(_("Cost of delay"), heads, rows)


def _internal(title: str, heads: list[str], rows: list[list[str]]) -> Chapter | None:
    return Chapter(title, [Grid("", heads, rows)], Level.CONFIDENTIAL) if rows else None


def _came(row: Taken) -> str:
    return joined([Effect(row.effect).label if row.effect else _("too early to say"), row.came_of_it or ""])


def _since(row: Case) -> str:
    return date_format(row.began_on, "F Y") if row.precision == Precision.MONTH else day(row.began_on)
