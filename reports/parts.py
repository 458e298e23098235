"""The parts of a report: where each paragraph stands, which organ answers for it, and what an organ has cleared."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from accounts.vocab import COURT_ORGANS, Organ
from reports.document import Document, Snapshot
from reports.document.blocks import Block, FigureRun, Paragraph, ParagraphPointer, Runs, plain, runs_of
from reports.document.sections import CONCLUSION, INTRODUCTION, sections

SECTION_ORGANS: Final[Mapping[str, Organ]] = {
    INTRODUCTION: Organ.REGISTRY,
    "arrests": Organ.OTP,
    "agreements": Organ.REGISTRY,
    "apic": Organ.REGISTRY,
    "support": Organ.PRESIDENCY,
    CONCLUSION: Organ.REGISTRY,
}
"""Who answers for a section; an area of one's own is the Registry's."""

PARAGRAPH_ORGANS: Final[Mapping[str, Organ]] = {
    **dict.fromkeys(
        ("designation", "presidency", "enforcement", "equitable", "candidates", "willingness"),
        Organ.PRESIDENCY,
    ),
    **dict.fromkeys(("cost-for-prosecutor", "intimidation"), Organ.OTP),
}
"""Paragraphs that another organ answers for than their section's."""


@dataclass(frozen=True, slots=True)
class Placed:
    """A paragraph with the section in which it stands and the organ that answers for it."""

    section: str
    organ: Organ
    paragraph: Paragraph


def placed(blocks: Sequence[Block], snapshot: Snapshot) -> Iterator[Placed]:
    """The paragraphs with their sections and organs, in the order of the report."""
    given = {one.key: Organ(one.organ) for one in snapshot.passages if one.organ}
    for block, section in zip(blocks, sections(blocks, snapshot.themes), strict=True):
        if isinstance(block, Paragraph):
            organ = given.get(block.key) or organ_of(section, block.key)
            yield Placed(section, organ, block)


def printing(paragraphs: Iterable[Placed], figure: str) -> list[Placed]:
    """The paragraphs in which the figure stands, footnotes included."""
    return [
        one
        for one in paragraphs
        if any(isinstance(run, FigureRun) and run.figure == figure for run in runs_of((one.paragraph,)))
    ]


def organ_of(section: str, key: str) -> Organ:
    """The organ that answers for the paragraph unless the edition gives it to another."""
    return PARAGRAPH_ORGANS.get(key) or SECTION_ORGANS.get(section, Organ.REGISTRY)


def hashes(documents: Iterable[Document], snapshot: Snapshot) -> dict[Organ, str]:
    """For each organ the hash of all that its part says, figures and footnotes included, in every language."""
    parts: dict[Organ, list[object]] = {organ: [] for organ in COURT_ORGANS}
    for document in documents:
        for one in placed(document.blocks, snapshot):
            paragraph = one.paragraph
            lines = [paragraph.title, said(paragraph.runs), *(said(point) for point in paragraph.points)]
            parts[one.organ].append([document.language, paragraph.key, *lines])
    return {
        organ: hashlib.sha256(json.dumps(part, ensure_ascii=True).encode()).hexdigest()
        for organ, part in parts.items()
    }


def said(runs: Runs) -> str:
    """The words of a line with those of its footnotes; not numbers of paragraphs, which other parts move."""
    return plain(tuple(run for run in runs_of((Paragraph(runs),)) if not isinstance(run, ParagraphPointer)))
