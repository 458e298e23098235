"""A dossier as the HTML of a page, and as PDF."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from arrests.dossier.paper import Paper
from common.pdf import laid_out, mended

FILES = "dossier"
"""The folder below static/ with the style of dossiers."""


def paper_html(paper: Paper) -> SafeString:
    """The dossier as a part of a page, which links the style sheet dossier/dossier.css."""
    return render_to_string("arrests/dossier/paper.html", {"paper": paper, "paged": False})


def render(paper: Paper) -> bytes:
    """The dossier as a PDF file: tagged (PDF/UA-1), fonts embedded, its marking on every page, always the same bytes."""
    folder = Path(settings.BASE_DIR, "static", FILES)
    # The project's own style sheets; nothing of the dossier goes into them.
    styles = ((folder / name).read_text(encoding="utf-8") for name in ("dossier.css", "print.css"))
    css = mark_safe("\n".join(styles))  # noqa: S308
    html = render_to_string("arrests/dossier/file.html", {"paper": paper, "css": css, "paged": True})
    return mended(laid_out(html, files=FILES), link_words={})
