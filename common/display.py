"""The shapes of data that the components of the pages take (docs/design.md shows each of them)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from django.utils.functional import Promise

Text = str | Promise
Tone = Literal["plain", "waiting", "active", "attention", "stopped", "done", "refused", "ended"]
TileLook = Literal["solid", "tint", "outline", "striped", "faint"]


@dataclass(frozen=True, slots=True)
class Fact:
    """One line of a list of facts; `note` is small print below the value, `url` makes the value a link."""

    label: Text
    value: Any
    note: Text = ""
    url: str = ""

    @property
    def known(self) -> bool:
        """Whether there is a value to show."""
        return self.value is not None and self.value != ""


@dataclass(frozen=True, slots=True)
class Moment:
    """One entry of a timeline: what happened (or is planned) on a day, in which words, by whom.

    `when` stands in place of the day where less is known, such as the month alone.
    """

    on: date
    title: Text
    text: Text = ""
    by: Text = ""
    kind: Literal["done", "late", "planned", "corrected"] = "done"
    url: str = ""
    when: Text = ""


@dataclass(frozen=True, slots=True)
class TileStatus:
    """A status that tiles can have, with its word and its look: the legend is made of these."""

    code: str
    label: Text
    look: TileLook


@dataclass(frozen=True, slots=True)
class Tile:
    """One State in a tile grid: its code is shown, its name and status are spoken and shown on hover."""

    code: str
    name: Text
    status: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class TileGroup:
    """The tiles of one regional group, in the order in which they are shown, and a summary in words."""

    name: Text
    tiles: Sequence[Tile]
    summary: Text = ""
