"""What a dossier consists of, and the places for chapters of apps above this one: each registers what it knows.

# pursuit/dossier.py, imported by PursuitConfig.ready()
@chapter(order=10)
def measures(about: About) -> Chapter | None:
    return Chapter(_("Measures"), [Grid(heads, rows)], Level.CONFIDENTIAL)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.marking import highest
from accounts.vocab import Level
from arrests.dossier.warrants import reviews_of, warrant_chapter
from arrests.dossier.words import Chapter, Lines
from arrests.panels import About
from arrests.tables.dossier import Panel


@dataclass(frozen=True, slots=True)
class Paper:
    """A dossier, ready to be shown or laid out."""

    language: str
    level: Level
    court: str
    title: str
    about: str
    copy: str
    dated: date
    foot: str
    chapters: Sequence[Chapter]


Render = Callable[[About], Chapter | None]
"""A chapter about nothing but the warrants and their person; None where there is nothing to say."""

_registered: list[tuple[int, Render]] = []


def chapter(order: int) -> Callable[[Render], Render]:
    """Adds a chapter behind those of the warrants; lower orders come first."""

    def add(render: Render) -> Render:
        _registered.append((order, render))
        return render

    return add


def paper_of(about: About, panels: Sequence[Panel], *, least: Level) -> Paper:
    """The dossier as the viewer may read it on the day, in the active language; marked `least` at least."""
    suspect = about.suspect
    further = [render(about) for _order, render in sorted(_registered, key=lambda entry: entry[0])]
    own = [_person(about), *(warrant_chapter(panel) for panel in panels), reviews_of(panels)]
    chapters = [one for one in (*own, *further) if one is not None]
    day = date_format(about.on, "j F Y")
    return Paper(
        language=get_language() or "en",
        level=highest([least, *(one.level for one in chapters)]),
        court=_("International Criminal Court"),
        title=suspect.name,
        about=_("Dossier, as known on %(day)s") % {"day": day},
        copy=_("Copy for %(person)s, %(organ)s")
        % {"person": about.viewer.name, "organ": about.viewer.get_organ_display()},
        dated=about.on,
        foot=_("Dossier · %(day)s") % {"day": day},
        chapters=chapters,
    )


def _person(about: About) -> Chapter:
    suspect = about.suspect
    lines = [
        (_("Other names"), suspect.aliases),
        (_("Situation"), suspect.situation.name),
        (_("Case"), suspect.case),
        (_("Nature of the data"), _("synthetic") if suspect.synthetic else ""),
    ]
    return Chapter(_("Person"), [Lines(lines)], Level(suspect.level))
