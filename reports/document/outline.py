"""A report before it is numbered: also of a draft that cannot be printed yet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from reports import narrative, text
from reports.document.blocks import Block, Paragraph
from reports.document.cleaning import cleaned
from reports.document.sections import sections
from reports.document.snapshot import Passage, Snapshot
from reports.document.translation import in_language


@dataclass(frozen=True, slots=True)
class Outline:
    """The blocks with empty paragraphs where people wrote, and what the references of the markup are looked up in."""

    snapshot: Snapshot
    blocks: tuple[Block, ...]
    passages: Mapping[str, Passage]
    sources: text.Sources

    @property
    def sections(self) -> tuple[str, ...]:
        """For each block the section in which it stands."""
        return tuple(sections(self.blocks, self.snapshot.themes))


def outline(snapshot: Snapshot, language: str) -> Outline:
    """The report in a language, arranged as people want it.

    Raises SnapshotError for a language without a narrative, and with the texts that have no wording in it.
    """
    spoken = narrative.in_language(language)
    said = in_language(cleaned(snapshot), language)
    passages = {one.key: one for one in said.passages if one.language == language}
    blocks = text.arranged(spoken.body(said), passages, said.themes)
    keys = frozenset(block.key for block in blocks if isinstance(block, Paragraph))
    return Outline(said, blocks, passages, text.Sources(said, spoken.words, keys))
