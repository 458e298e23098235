"""My day: groups of work that wait for a person. Apps above this one register theirs.

# requests_app/day.py, imported by RequestsConfig.ready()
register(Group("late", _("Late"), ..., rows=lambda desk: ..., url=lambda desk: ..., show=...))
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.safestring import SafeString

from accounts.desk import Desk
from accounts.marking import Marked
from common.counting import Count, capped_counts
from common.display import Text

SHOWN: Final = 4
"""How many rows of a group the page shows; the list behind its link has all."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """One kind of work that waits: `rows` are marked rows in the order of their urgency, as the list behind `url` has them."""

    name: str
    title: Text
    advice: Text
    """What to do next."""
    order: int
    """What one came for has lower numbers than what is late (50); drafts come last."""
    rows: Callable[[Desk], QuerySet[Any]]
    url: Callable[[Desk], str] | None
    """The list of exactly these rows; None for a group that stands in messages only."""
    show: Callable[[Sequence[Any], Desk], SafeString]
    reference: Callable[[Any], str]
    """How a message names a public row."""


@dataclass(frozen=True, slots=True)
class Pile:
    """A group as it lies on a desk."""

    group: Group
    rows: list[Marked]
    count: Count
    url: str
    content: SafeString


_registered: dict[str, Group] = {}


def register(group: Group) -> None:
    """Adds a group, or puts it in the place of the one with its name."""
    _registered[group.name] = group


def unregister(name: str) -> None:
    """Takes the group away."""
    del _registered[name]


def groups() -> list[Group]:
    """Every group in order."""
    return sorted(_registered.values(), key=lambda group: group.order)


def piles(desk: Desk) -> list[Pile]:
    """What lies on the desk, empty groups among it: one query that counts them all, and one for each that has rows."""
    waiting = [(group, group.url, group.rows(desk)) for group in groups() if group.url is not None]
    counts = capped_counts(rows for _group, _url, rows in waiting)
    found = []
    for (group, url, rows), count in zip(waiting, counts, strict=True):
        shown = list(rows[:SHOWN]) if count.number else []
        content = group.show(shown, desk) if shown else SafeString("")
        found.append(Pile(group, shown, count, url(desk), content))
    return found
