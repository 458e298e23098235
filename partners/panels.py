"""Places on a partner's page for apps above this one: each registers what it shows about a partner.

# requests_app/panels.py, imported by RequestsConfig.ready()
@register(_("Requests"), order=10)
def requests_to(partner: Partner, person: Person, on: date) -> Content | None:
    return Content(render_to_string("requests_app/partner_panel.html", {...}), marking)
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from django.utils.safestring import SafeString

from accounts.models import Person
from accounts.vocab import Level
from common.display import Text
from partners.models import Partner


@dataclass(frozen=True, slots=True)
class Content:
    """What a panel shows, and the highest marking of anything in it."""

    html: SafeString
    marking: Level = Level.PUBLIC


Render = Callable[[Partner, Person, date], Content | None]
"""The panel's content for a partner, a person who looks and a day; None leaves the panel out."""


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


def panels(partner: Partner, person: Person, on: date) -> list[Panel]:
    """The panels that have something to show."""
    in_order = sorted(_registered, key=lambda entry: entry[0])
    found = ((title, render(partner, person, on)) for _order, title, render in in_order)
    return [Panel(title, content.html, content.marking) for title, content in found if content]
