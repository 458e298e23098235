"""The report in French: numbers below ten in words, thousands apart, footnote marks before the punctuation."""

from collections.abc import Iterator

from reports.document.blocks import Block, EndRule
from reports.document.snapshot import Snapshot
from reports.narrative.annex import letter
from reports.narrative.french import annex, conclusion, introduction, themes, words
from reports.narrative.french.annex import other_dates
from reports.narrative.french.first_page import masthead
from reports.narrative.french.recommendations import recalled
from reports.narrative.french.replacement import WORDS as REPLACED
from reports.narrative.french.typesetting import FIXED, typeset
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

COLON = f"{FIXED}:"
FOOTNOTES = "Notes de bas de page"
DATA_WORDS = {"csv": "Chiffres de {symbol} au format CSV", "json": "Chiffres de {symbol} au format JSON"}
NOTE_BEFORE_STOP = True
LINK_WORDS = {
    "fn": "Note {number}",
    "call": "Retour au texte",
    "para": "Paragraphe {number}",
    "figure": "Chiffre {number}\N{NO-BREAK SPACE}: règle, date et origine",
    "table": "Tableau {number}\N{NO-BREAK SPACE}: règle, date et origine",
}


def body(snapshot: Snapshot) -> Iterator[Block]:
    """The sections of the report in order."""
    yield from front(snapshot, letter("moved", snapshot), REPLACED)
    yield from introduction.section(snapshot, [themes.listed(theme) for theme in snapshot.themes])
    yield from themes.chapter(snapshot)
    yield from conclusion.section(snapshot)
    yield EndRule()
    yield from annex.section(snapshot)
