"""A note as the HTML of a page, and as PDF."""

from __future__ import annotations

from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.safestring import mark_safe

from common.pdf import laid_out, mended
from requests_app.letters.letter import Letter

FILES = "letter"
"""The folder below static/ with the style of notes."""


def letter_html(letter: Letter) -> str:
    """The note as a part of a page, which links the style sheet letter/letter.css."""
    return render_to_string("requests_app/letter/letter.html", {"letter": letter, "paged": False})


def render(letter: Letter) -> bytes:
    """The note as a PDF file: tagged (PDF/UA-1), fonts embedded, its marking on every page, always the same bytes."""
    folder = Path(settings.BASE_DIR, "static", FILES)
    # The project's own style sheets; nothing of the note goes into them.
    styles = ((folder / name).read_text(encoding="utf-8") for name in ("letter.css", "print.css"))
    css = mark_safe("\n".join(styles))  # noqa: S308
    html = render_to_string("requests_app/letter/file.html", {"letter": letter, "css": css, "paged": True})
    return mended(laid_out(html, files=FILES), link_words={})
