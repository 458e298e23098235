"""The table of participants in a page or an XML file of the United Nations Treaty Collection, as a grid of texts.

The XML (“MTDSG”) has Treaty/Participants/Table/TGroup with Thead/Row/Entry and Tbody/Rows/Row/Entry; its texts hold
escaped marks such as <superscript> for footnotes. The page has an HTML table whose head begins with “Participant”.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final
from xml.etree.ElementTree import Element, ParseError

import tinyhtml5
from defusedxml import DefusedXmlException
from defusedxml import ElementTree as SafeTree
from django.utils.translation import gettext as _

from common.errors import Refusal

NOTE: Final = re.compile(r"<(superscript|sup)>.*?</\1>", re.IGNORECASE | re.DOTALL)
MARK: Final = re.compile(r"<[^>]+>")
FOOTNOTES: Final = frozenset({"sup", "superscript"})
HEAD: Final = "participant"
GRID: Final = "tblgrid"
"""How the identifier of the table of participants ends, where the page was saved with its identifiers."""


@dataclass(frozen=True, slots=True)
class Grid:
    """The head of the table, and its lines with their numbers in it."""

    head: list[str]
    lines: list[list[str]]


def of_xml(content: bytes) -> Grid:
    """The grid of an XML file. Raises Refusal for one that is cut off, dangerous or of another structure."""
    try:
        root = SafeTree.fromstring(content)
    except ParseError as error:
        line = error.position[0]
        raise Refusal(
            _("The XML cannot be read beyond line %(line)d: it is cut off or damaged. Save it again.")
            % {"line": line},
            field="file",
        ) from error
    except DefusedXmlException as error:
        raise Refusal(
            _("The XML declares entities, which a list of participants never does."), field="file"
        ) from error
    for table in root.iter("Table"):
        head = [_text(cell) for row in table.iterfind(".//Thead//Row") for cell in row.iterfind("Entry")]
        if head and head[0].casefold().startswith(HEAD):
            rows = [
                [_text(cell) for cell in row.iterfind("Entry")] for row in table.iterfind(".//Tbody//Row")
            ]
            return Grid(head, [row for row in rows if any(row)])
    raise _no_table()


def of_html(content: bytes) -> Grid:
    """The grid of a saved page. Raises Refusal for one that is cut off or holds no table of participants."""
    if b"</html" not in content.lower():
        raise Refusal(_("The page is cut off: its end is missing. Save the whole page again."), field="file")
    root = tinyhtml5.parse(content, namespace_html_elements=False)
    # A table of territorial applications may stand above the grid, under the same head.
    for table in sorted(root.iter("table"), key=lambda one: not one.get("id", "").endswith(GRID)):
        rows = [[_text(cell) for cell in row if cell.tag in {"td", "th"}] for row in _rows(table)]
        starts = [number for number, row in enumerate(rows) if row and row[0].casefold().startswith(HEAD)]
        if starts:
            lines = rows[starts[0] + 1 :]
            return Grid(rows[starts[0]], [row for row in lines if any(row)])
    raise _no_table()


def _rows(table: Element) -> Iterator[Element]:
    """The rows of a table, without those of tables inside it."""
    for part in table:
        if part.tag == "tr":
            yield part
        elif part.tag in {"thead", "tbody", "tfoot"}:
            yield from (row for row in part if row.tag == "tr")


def _text(cell: Element) -> str:
    """The words of a cell without its footnotes."""
    words = MARK.sub(" ", NOTE.sub("", "".join(_pieces(cell))))
    return " ".join(words.replace("\xa0", " ").split())


def _pieces(element: Element) -> Iterator[str]:
    yield element.text or ""
    for child in element:
        tag = str(child.tag).casefold()
        if tag.isidentifier() and tag not in FOOTNOTES:  # what stands for the tag of a comment is no name
            yield from _pieces(child)
            if tag == "br":
                yield " "
        yield child.tail or ""


def _no_table() -> Refusal:
    return Refusal(
        _(
            "The file holds no table whose head begins with “Participant”; save the status page of the treaty."
        ),
        field="file",
    )
