"""The areas of chapter II: what each is called, and what the report says about it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from string import ascii_uppercase

from reports.document.blocks import Block, Heading
from reports.document.snapshot import Snapshot, Theme
from reports.narrative.french import agreements, apic, arrests, support


@dataclass(frozen=True, slots=True)
class Area:
    """An area with a wording of its own: its heading, and how a list in the text names it."""

    heading: str
    listed: str
    section: Callable[[Snapshot], Iterator[Block]]


AREAS = {
    "arrests": Area("Stratégies d’arrestation", "Les stratégies d’arrestation", arrests.section),
    "agreements": Area("Accords volontaires", "Les accords volontaires", agreements.section),
    "apic": Area(
        "Accord sur les privilèges et immunités de la Cour (« APIC »)",
        "L’Accord sur les privilèges et immunités de la Cour (« APIC »)",
        apic.section,
    ),
    "support": Area(
        "Appui, protection et renforcement du système du Statut de Rome et de ses besoins propres en matière de coopération, aux niveaux "
        "régional et international",
        "L’appui au système du Statut de Rome et sa protection, aux niveaux régional et international",
        support.section,
    ),
}


def chapter(snapshot: Snapshot) -> Iterator[Block]:
    """Chapter II: the areas of the edition in their order, lettered. An area of one's own has only what people write."""
    yield Heading(1, "II.", "Domaines prioritaires actuels de la coopération recensés par la Cour")
    for letter, theme in zip(ascii_uppercase, snapshot.themes, strict=False):
        area = AREAS.get(theme.code)
        yield Heading(2, f"{letter}.", theme.title("fr") or (area.heading if area else theme.code))
        if area:
            yield from area.section(snapshot)


def listed(theme: Theme) -> str:
    """How the text names the area."""
    return theme.title("fr") or (AREAS[theme.code].listed if theme.code in AREAS else theme.code)
