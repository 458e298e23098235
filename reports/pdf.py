"""The report as PDF: tagged for assistive technology (PDF/UA-1), fit to be archived (PDF/A-3a) with fonts and data
inside, the same bytes on every run."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext as _

from common.pdf import Attached, Progress, RenderingError, laid_out, mended
from reports.document.blocks import Block, Document, Drawing, Heading, Paragraph, Remark, Table, plain
from reports.document.html import paged_html, site_of

FILES = "report"
"""The folder below static/ that the report's pages may read from."""


def render(
    document: Document, *, links: Mapping[str, str] | None = None, progress: Progress | None = None
) -> bytes:
    """`document` as a PDF file.

    `links` leads from the id of a figure or table to the page of this site that explains it. The same document, links
    and address of the site give the same bytes, on any day, in any process. Tells `progress` about every page; what
    `progress` raises stops the rendering. Raises RenderingError, with the place, when something cannot be laid out.
    """
    told = _Told(progress)
    try:
        return _rendered(document, links or {}, told)
    except Exception as error:
        if told.stopped or not (place := _place_of_the_fault(document)):
            raise
        raise RenderingError(f"{place}: {error}") from error


def _rendered(document: Document, links: Mapping[str, str], tell: Progress) -> bytes:
    tell(0, _("Writing the text"))
    pdf = laid_out(
        paged_html(document, links),
        files=FILES,
        attached=(Attached(one.name, one.description, one.content, one.dated) for one in document.files),
        progress=tell,
    )
    tell(90, _("Completing the tags for assistive technology"))
    finished = mended(pdf, document.link_words, lists="LowerAlpha", addresses=_in_words(links, document))
    tell(100, _("The PDF is ready"))
    return finished


def _in_words(links: Mapping[str, str], document: Document) -> dict[str, str]:
    """What stands behind each address outside the file, for those who do not see the place of the link."""
    words, figures = document.link_words, document.figures
    return {
        f"{site_of(document)}{address}": words["figure" if id in figures else "table"].format(number=id)
        for id, address in links.items()
    }


class _Told:
    """Passes progress on, and remembers that it stopped the work: such an end is no fault of the document."""

    def __init__(self, progress: Progress | None) -> None:
        self.progress, self.stopped = progress, False

    def __call__(self, percent: int, sentence: str) -> None:
        if self.progress:
            self.stopped = True
            self.progress(percent, sentence)
            self.stopped = False


def _place_of_the_fault(document: Document) -> str:
    """The first block that cannot be laid out by itself, in words; empty where each can."""
    for block in document.blocks:
        alone = replace(document, blocks=(block,), notes=(), files=())
        try:
            laid_out(paged_html(alone), files=FILES)
        except Exception:  # noqa: BLE001 - whatever it is, this block raises it
            return _place(block)
    return ""


def _place(block: Block) -> str:
    match block:
        case Paragraph():
            return _("Paragraph %(number)s") % {"number": block.number}
        case Heading():
            return f"“{block.text}”"
        case Table() | Drawing():
            return f"“{block.caption}”"
        case Remark():
            return f"“{plain(block.runs)[:80]}”"
    return block.kind
