"""Annex: where each recommendation of 2007 is recalled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.document.blocks import (
    Block,
    Heading,
    ParagraphPointer,
    Recommendation,
    Remark,
    Run,
    Table,
    Text,
    compose,
)
from reports.document.snapshot import Snapshot
from reports.narrative.annex import letter


def recalled(snapshot: Snapshot, places: Mapping[int, Sequence[str]]) -> Iterator[Block]:
    """The recommendations with the paragraphs that recall them; nothing where none does."""
    if not places:
        return
    yield Heading(2, letter("recommendations", snapshot), "Recommandations rappelées", annex=True)
    yield Remark(
        compose("Les numéros sont ceux des 66 recommandations de la résolution ICC-ASP/6/Res.2, annexe II.")
    )
    yield Table(
        key="recommendations",
        caption="Recommandations rappelées dans le présent rapport",
        columns=("Recommandation", "Paragraphes"),
        rows=tuple(
            ((Recommendation(number),), tuple(_pointers(keys))) for number, keys in sorted(places.items())
        ),
    )


def _pointers(keys: Sequence[str]) -> Iterator[Run]:
    for at, key in enumerate(keys):
        if at:
            yield Text(", ")
        yield ParagraphPointer(key)
