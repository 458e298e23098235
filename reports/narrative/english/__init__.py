"""The report in English: British spelling, figures below ten in words, thousands with commas."""

from collections.abc import Iterator

from reports.document.blocks import Block, EndRule
from reports.document.snapshot import Snapshot
from reports.narrative.annex import letter
from reports.narrative.english import annex, conclusion, introduction, themes, words
from reports.narrative.english.annex import other_dates
from reports.narrative.english.first_page import masthead
from reports.narrative.english.recommendations import recalled
from reports.narrative.english.replacement import WORDS as REPLACED
from reports.narrative.replacement import front

__all__ = [
    "COLON",
    "DATA_WORDS",
    "FOOTNOTES",
    "LINK_WORDS",
    "NOTE_BEFORE_STOP",
    "body",
    "masthead",
    "other_dates",
    "recalled",
    "typeset",
    "words",
]

COLON = ":"
FOOTNOTES = "Footnotes"
DATA_WORDS = {"csv": "Figures of {symbol} as CSV", "json": "Figures of {symbol} as JSON"}
NOTE_BEFORE_STOP = False
LINK_WORDS = {
    "fn": "Footnote {number}",
    "call": "Back to the text",
    "para": "Paragraph {number}",
    "figure": "Figure {number}: rule, date and origin",
    "table": "Table {number}: rule, date and origin",
}


def typeset(text: str) -> str:
    """English sets its words as they are written."""
    return text


def body(snapshot: Snapshot) -> Iterator[Block]:
    """The sections of the report in order."""
    yield from front(snapshot, letter("moved", snapshot), REPLACED)
    yield from introduction.section(snapshot, [themes.listed(theme) for theme in snapshot.themes])
    yield from themes.chapter(snapshot)
    yield from conclusion.section(snapshot)
    yield EndRule()
    yield from annex.section(snapshot)
