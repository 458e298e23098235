"""Which section each block of a report stands in, by its headings alone: the same in every language."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from reports.document.blocks import Block, Heading
from reports.document.snapshot import Theme

INTRODUCTION: Final = "introduction"
CHAPTER: Final = "chapter"
CONCLUSION: Final = "conclusion"


def sections(blocks: Iterable[Block], themes: Sequence[Theme]) -> Iterator[str]:
    """For each block the code of its section: the introduction, an area of chapter II, the conclusion."""
    chapters, areas = iter((INTRODUCTION, CHAPTER, CONCLUSION)), iter(themes)
    section = INTRODUCTION
    for block in blocks:
        if isinstance(block, Heading) and not block.annex:
            section = next(chapters) if block.level == 1 else next(areas).code
        yield section
