"""The report as a document: a frozen snapshot in, numbered text and its pages out. Pure values, no database.

    document = build(Snapshot.from_json(stored), "fr")
    render_html(document, links={"F4": "/reports/…"})   # a part of a page
    render_html(document, standalone=True)              # a file of its own
    reports.pdf.render(document)                        # bytes of a PDF

The wording is kept by language in `reports.narrative`.
"""

from reports.document.blocks import Document
from reports.document.build import build
from reports.document.contradictions import problems
from reports.document.html import render_html
from reports.document.snapshot import (
    ORIGINAL,
    Citation,
    Edition,
    EnforcementAgreement,
    Exempted,
    Figure,
    Meeting,
    Passage,
    PersonSought,
    RecommendationText,
    Replaced,
    Snapshot,
    SnapshotError,
    Theme,
    Wording,
)
from reports.document.translation import texts

__all__ = [
    "ORIGINAL",
    "Citation",
    "Document",
    "Edition",
    "EnforcementAgreement",
    "Exempted",
    "Figure",
    "Meeting",
    "Passage",
    "PersonSought",
    "RecommendationText",
    "Replaced",
    "Snapshot",
    "SnapshotError",
    "Theme",
    "Wording",
    "build",
    "problems",
    "render_html",
    "texts",
]
