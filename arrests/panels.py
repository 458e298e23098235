"""Places on a person's page for apps above this one: each registers what it shows about the warrants.

# pursuit/panels.py, imported by PursuitConfig.ready()
@register(_("Measures"), order=10)
def measures(about: About) -> Content | None:
    return Content(render_to_string("pursuit/taken.html", {...}), marking)
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.utils.safestring import SafeString

from accounts.models import Person
from accounts.vocab import Level
from arrests.models import Suspect, Warrant
from common.display import Text


@dataclass(frozen=True, slots=True)
class About:
    """Whose page it is, with the warrants that the viewer knows of, and when it is looked at."""

    suspect: Suspect
    warrants: Sequence[Warrant]
    viewer: Person
    on: date
    known_at: datetime


@dataclass(frozen=True, slots=True)
class Content:
    """What a panel shows of the warrants, and the marking that it has even where they are public."""

    html: SafeString
    marking: Level = Level.PUBLIC


Render = Callable[[About], Content | None]
"""The content of a panel, about nothing but the warrants and their person; None leaves the panel out."""


@dataclass(frozen=True, slots=True)
class Panel:
    """A panel as the page shows it."""

    title: Text
    content: SafeString
    marking: Level


_registered: list[tuple[int, Text, Render]] = []


def register(title: Text, order: int) -> Callable[[Render], Render]:
    """Adds a panel under `title`; lower orders come first."""

    def add(render: Render) -> Render:
        _registered.append((order, title, render))
        return render

    return add


def panels(about: About) -> list[Panel]:
    """The panels that have something to show."""
    in_order = sorted(_registered, key=lambda entry: entry[0])
    found = ((title, render(about)) for _order, title, render in in_order)
    return [Panel(title, content.html, content.marking) for title, content in found if content]
