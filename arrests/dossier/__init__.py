"""The dossier of a person sought as a paper: what whoever asks for it may see, with its marking on every page.

paper = paper_of(about, panels)   # pursuit adds its chapters by `chapter`
pdf = render(paper)
"""

from arrests.dossier.paper import Paper, chapter, paper_of
from arrests.dossier.pdf import paper_html, render
from arrests.dossier.words import Chapter, Grid, Lines, Words, day, joined

__all__ = [
    "Chapter",
    "Grid",
    "Lines",
    "Paper",
    "Words",
    "chapter",
    "day",
    "joined",
    "paper_html",
    "paper_of",
    "render",
]
