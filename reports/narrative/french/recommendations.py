"""Annex: where each recommendation of 2007 is recalled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from reports.document.blocks import (
    Block,
    Emphasis,
    Heading,
    ParagraphPointer,
    Recommendation,
    Remark,
    Run,
    Runs,
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
    texts = {one.number: one.text for one in snapshot.recommendations if one.language == "fr"}
    quoted = bool(texts.keys() & places.keys())
    if quoted:
        yield Remark(compose("Leur texte en est cité tel qu'il a été saisi dans le registre."))
    yield Table(
        key="recommendations",
        caption="Recommandations rappelées dans le présent rapport",
        columns=("Recommandation", *(["Texte"] if quoted else []), "Paragraphes"),
        rows=tuple(
            (
                (Recommendation(number),),
                *([_quoted(texts.get(number, ""))] if quoted else []),
                tuple(_pointers(keys)),
            )
            for number, keys in sorted(places.items())
        ),
    )


def _quoted(text: str) -> Runs:
    """The words in quotation marks; a dash where none were entered."""
    return (Emphasis(f"«{text}»"),) if text else (Text("–"),)


def _pointers(keys: Sequence[str]) -> Iterator[Run]:
    for at, key in enumerate(keys):
        if at:
            yield Text(", ")
        yield ParagraphPointer(key)
