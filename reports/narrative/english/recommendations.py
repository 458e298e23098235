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
    yield Heading(2, letter("recommendations", snapshot), "Recommendations recalled", annex=True)
    yield Remark(
        compose("Numbers are those of the 66 recommendations in resolution ICC-ASP/6/Res.2, annex II.")
    )
    texts = {one.number: one.text for one in snapshot.recommendations if one.language == "en"}
    quoted = bool(texts.keys() & places.keys())
    if quoted:
        yield Remark(compose("Their words are quoted from it as they were entered in the register."))
    yield Table(
        key="recommendations",
        caption="Recommendations recalled in this report",
        columns=("Recommendation", *(["Text"] if quoted else []), "Paragraphs"),
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
    return (Emphasis(f"“{text}”"),) if text else (Text("–"),)


def _pointers(keys: Sequence[str]) -> Iterator[Run]:
    for at, key in enumerate(keys):
        if at:
            yield Text(", ")
        yield ParagraphPointer(key)
