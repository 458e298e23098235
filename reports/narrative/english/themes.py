"""The areas of chapter II: what each is called, and what the report says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from reports.document.blocks import Block, Heading
from reports.document.snapshot import Snapshot, Theme
from reports.narrative.english import agreements, apic, arrests, support


@dataclass(frozen=True, slots=True)
class Area:
    """An area with a wording of its own: its heading, and how a list in the text names it."""

    heading: str
    listed: str
    section: Callable[[Snapshot], Iterator[Block]]


AREAS = {
    "arrests": Area("Arrest strategies", "Arrest strategies", arrests.section),
    "agreements": Area("Voluntary agreements", "Voluntary agreements", agreements.section),
    "apic": Area(
        "Agreement on Privileges and Immunities of the Court (“APIC”)",
        "The Agreement on Privileges and Immunities of the Court (“APIC”)",
        apic.section,
    ),
    "support": Area(
        "Supporting, protecting and enhancing the Rome Statute system and its intrinsic cooperation needs, at the regional and "
        "international levels",
        "Support for the Rome Statute system, and its protection, at the regional and international levels",
        support.section,
    ),
}


def chapter(snapshot: Snapshot) -> Iterator[Block]:
    """Chapter II: the areas of the edition in their order, lettered. An area of one's own has only what people write."""
    yield Heading(1, "II.", "Current priority areas in terms of cooperation identified by the Court")
    for letter, theme in zip(ascii_uppercase, snapshot.themes, strict=False):
        area = AREAS.get(theme.code)
        yield Heading(2, f"{letter}.", theme.title("en") or (area.heading if area else theme.code))
        if area:
            yield from area.section(snapshot)


def listed(theme: Theme) -> str:
    """How the text names the area."""
    return theme.title("en") or (AREAS[theme.code].listed if theme.code in AREAS else theme.code)
