"""The document as HTML: one template for the page on screen, for a file of its own and for the PDF."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import SafeString, mark_safe

from common.charts import Chart, Series, percent, plain
from reports.document.blocks import Document, Drawing, FigureRun

STYLESHEETS = ("report/fonts.css", "report/report.css", "report/drawing.css", "report/screen.css")
"""Static files that a page which shows `render_html(document)` has to link, in this order."""


def stylesheet(name: str) -> str:
    """The text of one of the report's style sheets, as shipped."""
    return Path(settings.BASE_DIR, "static", "report", name).read_text(encoding="utf-8")


@dataclass(frozen=True, slots=True)
class Layout:
    """What the templates need to know beside the document: where it goes, and where its figures and tables lead.

    `site` stands before the addresses in `links` where the document leaves the site.
    """

    paged: bool
    top: int
    links: Mapping[str, str]
    tables: Mapping[str, Mapping[str, str]]
    site: str = ""

    def link(self, run: FigureRun) -> str:
        """Where a figure leads, or nothing. "F6r:WEOG" is one group of a distribution, "F6r" all of it."""
        return self.link_of(f"{run.figure}:{run.group}") or self.link_of(run.figure)

    def link_of(self, id: str) -> str:
        """Where the figure or table with this id leads, or nothing."""
        return f"{self.site}{self.links[id]}" if id in self.links else ""


def render_html(
    document: Document,
    *,
    links: Mapping[str, str] | None = None,
    tables: Mapping[str, Mapping[str, str]] | None = None,
    standalone: bool = False,
) -> str:
    """`document` as HTML.

    By default a part of a page, whose title is an h2 (the page has its own h1 and links STYLESHEETS); with
    `standalone` a whole file with its style inside, to be kept or sent. Paragraphs are anchors (`#para-13`), figures
    carry `data-figure`. `links` leads from the id of a figure or table to the page that explains it (addresses of this
    site, beginning with a slash); leave out what the reader may not open. Raises ValueError for any other address.
    `tables` gives for the key of a table where its numbers are, by name of the format.
    """
    layout = Layout(
        paged=False,
        top=1 if standalone else 2,
        links=_of_this_site(links or {}),
        tables=tables or {},
        site=site_of(document) if standalone else "",
    )
    if not standalone:
        return _render("document.html", document, layout)
    return _render("file.html", document, layout, style="report.css drawing.css screen.css file.css")


def paged_html(document: Document, links: Mapping[str, str] | None = None) -> str:
    """`document` as the HTML that is laid out on pages: footnotes in place; `links` as in `render_html`."""
    layout = Layout(paged=True, top=1, links=_of_this_site(links or {}), tables={}, site=site_of(document))
    return _render("file.html", document, layout, style="report.css print.css")


def site_of(document: Document) -> str:
    """The address with which links out of the document begin."""
    return document.site or settings.SITE_URL


def _of_this_site(links: Mapping[str, str]) -> Mapping[str, str]:
    for id, address in links.items():
        if not address.startswith("/") or address.startswith("//"):
            raise ValueError(
                f"Link of {id}: {address!r} is not an address of this site; begin it with one slash."
            )
    return links


def drawn(drawing: Drawing, layout: Layout) -> SafeString:
    """The chart as SVG. On pages it carries its own style: the engine shows a drawing none of the document's."""
    chart = Chart(
        title=drawing.caption,
        kind=drawing.shape,
        labels=drawing.labels,
        series=[Series(name, values) for name, values in drawing.series],
        shown=percent if drawing.shares else plain,
        ceiling=1.0 if drawing.shares else None,
        summary=drawing.summary,
    )
    return chart.drawing(stylesheet("drawing.css") if layout.paged else "")


def _render(template: str, document: Document, layout: Layout, *, style: str = "") -> str:
    # The style sheets are the project's own files; nothing of the document goes into them.
    css = mark_safe("\n".join(stylesheet(name) for name in style.split()))  # noqa: S308
    with translation.override(document.language):  # charts write their numbers in the active language
        return render_to_string(
            f"reports/document/{template}", {"document": document, "layout": layout, "css": css}
        )
