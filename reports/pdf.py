"""The report as PDF: tagged for assistive technology (PDF/UA-1), fit to be archived (PDF/A-3a) with fonts and data
inside, the same bytes on every run."""

from __future__ import annotations

from django.utils.translation import gettext as _

from common.pdf import Attached, Progress, laid_out, mended
from reports.document.blocks import Document
from reports.document.html import paged_html

FILES = "report"
"""The folder below static/ that the report's pages may read from."""


def render(document: Document, *, progress: Progress | None = None) -> bytes:
    """`document` as a PDF file.

    The same document gives the same bytes, on any day, in any process. Tells `progress` about every page; what
    `progress` raises stops the rendering. Raises RenderingError when something outside static/report is asked for.
    """
    tell = progress or (lambda percent, sentence: None)
    tell(0, _("Writing the text"))
    pdf = laid_out(
        paged_html(document),
        files=FILES,
        attached=(Attached(one.name, one.description, one.content, one.dated) for one in document.files),
        progress=tell,
    )
    tell(90, _("Completing the tags for assistive technology"))
    finished = mended(pdf, document.link_words)
    tell(100, _("The PDF is ready"))
    return finished
