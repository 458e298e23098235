"""The report in English: British spelling, figures below ten in words, thousands with commas."""

from collections.abc import Iterator

from reports.document.blocks import Block, EndRule
from reports.document.snapshot import Snapshot
from reports.narrative.english import agreements, annex, apic, arrests, conclusion, introduction, support
from reports.narrative.english.first_page import masthead

__all__ = ["FOOTNOTES", "LINK_WORDS", "body", "masthead"]

FOOTNOTES = "Footnotes"
LINK_WORDS = {"fn": "Footnote {number}", "call": "Back to the text", "para": "Paragraph {number}"}


def body(snapshot: Snapshot) -> Iterator[Block]:
    """The sections of the report in order."""
    yield from introduction.section(snapshot)
    yield from arrests.section(snapshot)
    yield from agreements.section(snapshot)
    yield from apic.section(snapshot)
    yield from support.section(snapshot)
    yield from conclusion.section(snapshot)
    yield EndRule()
    yield from annex.section(snapshot)
