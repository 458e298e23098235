"""What the layout engine's tags still lack for PDF/UA-1, mended in the finished file.

The engine tags a footnote as a loose span at the end of its page, cuts what a page break cuts into two, leaves the
running lines half tagged and gives table headers no scope. Here footnotes become notes beside their call, cut
paragraphs, lists and tables are one again, running lines are artifacts, and every link says where it leads. The engine makes
a file of one kind, here for archives (PDF/A-3a): that it also is accessible (PDF/UA-1) is declared here.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Mapping
from typing import Any

import pikepdf
from pikepdf import Array, Dictionary, Name, String

Element = Any
"""A structure element; pikepdf objects have no useful static type."""

_POINTS_A_PIXEL = 0.75

_ACCESSIBLE = b"""
<rdf:Description rdf:about="" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"><pdfuaid:part>1</pdfuaid:part></rdf:Description>
<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
 xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:schema>PDF/UA identification schema</pdfaSchema:schema>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 that the file conforms to</pdfaProperty:description>
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
"""The mark of PDF/UA-1, and its description: PDF/A knows only the properties that a file describes itself."""

_ANCHOR = re.compile(r"(\w+)-(\d+)")


def mended(
    pdf: bytes,
    link_words: Mapping[str, str],
    *,
    lists: str = "Decimal",
    addresses: Mapping[str, str] | None = None,
) -> bytes:
    """`pdf` with its tags completed; the same input gives the same bytes.

    `link_words` says where a link leads, by kind of anchor (fn, call, para): "Footnote {number}"; `addresses` says it of
    links that leave the file. `lists` is how the points of lists are numbered, in the words of ISO 32000-1, table 347.
    """
    with pikepdf.open(io.BytesIO(pdf)) as file:
        root = file.Root.StructTreeRoot
        body = root.K[0]
        _join_pages(body)
        _place_notes(file, body)
        _prune(body)
        elements = list(_walk(body))
        _mark_headers(elements)
        _mark_lists(elements, lists)
        _caption_drawings(elements)
        _drop_loose_links(file, elements)
        _describe_links(file, link_words, addresses or {})
        _running_lines_aside(file, elements)
        _index_ids(file, elements)
        _frame_drawings(file, elements)
        _list_attachments_once(file)
        _declare_accessible(file)
        out = io.BytesIO()
        file.save(out, deterministic_id=True)
        return out.getvalue()


def _kids(element: Element) -> list[Element]:
    """The structure elements directly below `element`."""
    return [kid for kid in element.get("/K", []) if isinstance(kid, Dictionary) and "/S" in kid]


def _walk(element: Element) -> Iterator[Element]:
    yield element
    for kid in _kids(element):
        yield from _walk(kid)


def _adopt(parent: Element, kids: list[Element]) -> None:
    """Makes `kids` the last children of `parent`."""
    for kid in kids:
        kid.P = parent
        parent.K.append(kid)


# --- Page breaks


def _join_pages(body: Element) -> None:
    """One article for all pages, and one element for what a page break has cut."""
    articles = [kid for kid in _kids(body) if Name.Art == kid.S]
    whole = articles[0]
    for article in articles[1:]:
        kids = _kids(article)
        if kids and _continues(_kids(whole)[-1], kids[0]):
            _join(_kids(whole)[-1], kids.pop(0))
        _adopt(whole, kids)
        article.K = Array()


def _continues(last: Element, first: Element) -> bool:
    """Whether `first`, on top of a page, is the rest of `last`.

    Only a whole paragraph has a number, and only a whole table a caption.
    """
    if not last.S == first.S == Name.Div or not _kids(first):
        return False
    beginning = _kids(first)[0]
    if Name.Table == beginning.S:
        return _uncaptioned(beginning) and Name.Table == _kids(last)[-1].S
    if beginning.S == Name.L:
        return True
    return bool(beginning.S == Name.P) and not _numbered(beginning)


def _uncaptioned(table: Element) -> bool:
    return not any(Name.Caption == kid.S for kid in _kids(table))


def _numbered(paragraph: Element) -> bool:
    """Whether a P begins with its number: of all that stands in a line, it alone is a Span that holds a Span."""
    return any(Name.Span == kid.S and _kids(kid) for kid in _kids(paragraph)[:1])


def _join(last: Element, first: Element) -> None:
    """Moves what is in `first` to the end of `last`, joining the two ends where one text runs across."""
    kids = _kids(first)
    if kids and _kids(last) and _one_text(_kids(last)[-1], kids[0]):
        if Name.Table == kids[0].S:
            _drop_repeated_head(_kids(last)[-1], kids[0])
        _join(_kids(last)[-1], kids[0])
        kids = kids[1:]
    _adopt(last, kids)


def _drop_repeated_head(whole: Element, rest: Element) -> None:
    """Takes the repeated head out of the tree (it becomes an artifact); the cells have their headers in the first one.

    A page that a tall row fills has no head.
    """
    heads = zip(_column_heads(whole), _column_heads(rest), strict=False)
    head = {bytes(again.ID): first.ID for first, again in heads}
    for cell in _walk(rest):
        if Name.TD == cell.S and "/Headers" in cell.A:
            cell.A.Headers = Array([head.get(bytes(id), id) for id in cell.A.Headers])
    rest.K = Array([kid for kid in rest.K if Name.THead != kid.S])


def _column_heads(table: Element) -> list[Element]:
    return [
        cell for part in _kids(table) if Name.THead == part.S for cell in _walk(part) if Name.TH == cell.S
    ]


def _one_text(last: Element, first: Element) -> bool:
    if last.S != first.S or last.S not in (Name.P, Name.L, Name.LI, Name.LBody, Name.Table, Name.TBody):
        return False
    if Name.Table == first.S:
        return _uncaptioned(first)
    begins = [str(kid.S) for kid in _kids(first)[:1]]
    return not (first.S == Name.LI and begins == ["/Lbl"])


# --- Footnotes


def _place_notes(file: pikepdf.Pdf, body: Element) -> None:
    """Each footnote as a Note with an identifier, right after the Reference that calls it."""
    calls: dict[str, Element] = {}
    notes: dict[str, Element] = {}
    for element in _walk(body):
        if Name.Link == element.S and (target := _target(element)):
            kind, number = target
            if kind == "fn":
                calls[number] = element
            elif kind == "call":
                notes[number] = element
    for number, back in notes.items():
        note, reference = back.P, calls[number].P
        note.S, note.ID = Name.Note, String(f"note-{number}")
        label = file.make_indirect(
            Dictionary(Type=Name.StructElem, S=Name.Lbl, P=note, Pg=note.Pg, K=Array([back]))
        )
        back.P = label
        note.K = Array([label if _same(kid, back) else kid for kid in note.K])
        area = note.P
        area.K = Array([kid for kid in area.K if not _same(kid, note)])
        reference.S = Name.Reference
        line = reference.P
        note.P = line
        line.K = Array([one for kid in line.K for one in ((kid, note) if _same(kid, reference) else (kid,))])


def _target(link: Element) -> tuple[str, str] | None:
    """Kind and number of the anchor that a Link leads to: ("fn", "3")."""
    for kid in link.K:
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR:
            found = _ANCHOR.fullmatch(str(kid.Obj.get("/Dest", "")))
            return (found[1], found[2]) if found else None
    return None


def _same(one: Element, other: Element) -> bool:
    return isinstance(one, Dictionary) and bool(one.objgen == other.objgen)


def _prune(element: Element) -> None:
    """Removes elements that hold nothing."""
    for kid in _kids(element):
        _prune(kid)
    empty = {kid.objgen for kid in _kids(element) if not len(kid.K) and kid.S not in (Name.TD, Name.TH)}
    if empty:
        element.K = Array(
            [kid for kid in element.K if not isinstance(kid, Dictionary) or kid.objgen not in empty]
        )


# --- Table headers, lists, links, running lines, identifiers


def _mark_headers(elements: list[Element]) -> None:
    for element in elements:
        if element.S == Name.TH:
            element.A.Scope = Name.Column if Name.THead == element.P.P.S else Name.Row


def _mark_lists(elements: list[Element], numbering: str) -> None:
    for element in elements:
        if element.S == Name.L:
            element.A = Dictionary(O=Name.List, ListNumbering=Name(f"/{numbering}"))


def _drop_loose_links(file: pikepdf.Pdf, elements: list[Element]) -> None:
    """Leaves each link once: the engine makes another one, in no element, of every piece inside a link."""
    held = {
        kid.Obj.objgen
        for element in elements
        if Name.Link == element.S
        for kid in element.K
        if isinstance(kid, Dictionary) and kid.get("/Type") == Name.OBJR
    }
    for page in file.pages:
        if "/Annots" in page:
            page.Annots = Array([one for one in page.Annots if one.objgen in held])


def _describe_links(file: pikepdf.Pdf, link_words: Mapping[str, str], addresses: Mapping[str, str]) -> None:
    for page in file.pages:
        for annotation in page.get("/Annots", []):
            if "/A" in annotation and (address := str(annotation.A.URI)) in addresses:
                annotation.Contents = String(addresses[address])
            found = _ANCHOR.fullmatch(str(annotation.get("/Dest", "")))
            if found and found[1] in link_words:
                annotation.Contents = String(link_words[found[1]].format(number=found[2]))


def _running_lines_aside(file: pikepdf.Pdf, elements: list[Element]) -> None:
    """Headers, footers and warnings as pagination artifacts: their tags hang in no tree."""
    tagged = {element.objgen for element in elements}
    owners = _owners(file)
    for page in file.pages:
        row = owners[int(page.StructParents)]
        loose = {mcid for mcid, owner in enumerate(row) if owner is not None and owner.objgen not in tagged}
        for mcid in loose:
            row[mcid] = None
        if loose:
            page.Contents = file.make_stream(_as_artifacts(page, loose))


def _owners(file: pikepdf.Pdf) -> dict[int, Any]:
    numbers = file.Root.StructTreeRoot.ParentTree.Nums
    return {int(numbers[index]): numbers[index + 1] for index in range(0, len(numbers), 2)}


def _as_artifacts(page: pikepdf.Page, loose: set[int]) -> bytes:
    """The page's content in which the marked pieces of `loose` are artifacts."""
    instructions: list[Any] = list(pikepdf.parse_content_stream(page))
    for index, (operands, operator) in enumerate(instructions):
        if (
            str(operator) == "BDC"
            and isinstance(operands[1], Dictionary)
            and operands[1].get("/MCID") in loose
        ):
            instructions[index] = ([Name.Artifact, Dictionary(Type=Name.Pagination)], operator)
    return pikepdf.unparse_content_stream(instructions)


def _index_ids(file: pikepdf.Pdf, elements: list[Element]) -> None:
    """The tree of identifiers that ISO 32000-1, 14.7.2 asks for as soon as an element has one."""
    named = {bytes(id): element for element in elements if (id := element.get("/ID"))}
    names = [one for id in sorted(named) for one in (String(id.decode("latin-1")), named[id])]
    file.Root.StructTreeRoot.IDTree = file.make_indirect(Dictionary(Names=Array(names)))


# --- Drawings, attachments, conformance


def _caption_drawings(elements: list[Element]) -> None:
    """The caption of a drawing inside its Figure; the engine puts the two side by side into an element without meaning."""
    for element in elements:
        match [(str(kid.S), kid) for kid in _kids(element)]:
            case [("/Caption", caption), ("/Figure", figure)]:
                element.S = Name.Div
                element.K = Array([kid for kid in element.K if not _same(kid, caption)])
                caption.P = figure
                figure.K = Array([caption, *figure.K])


def _frame_drawings(file: pikepdf.Pdf, elements: list[Element]) -> None:
    """The frame of each Figure in points from the lower left corner; the engine gives pixels from the upper left."""
    heights = {page.objgen: float(page.mediabox[3]) for page in file.pages}
    for element in elements:
        if Name.Figure == element.S and "/A" in element:
            height = heights[element.Pg.objgen]
            left, top, right, bottom = (float(value) * _POINTS_A_PIXEL for value in element.A.BBox)
            element.A.BBox = Array(
                [round(value, 2) for value in (left, height - bottom, right, height - top)]
            )


def _list_attachments_once(file: pikepdf.Pdf) -> None:
    """Each associated file once in the catalogue; the engine lists it twice."""
    if "/AF" in file.Root:
        once = {one.objgen: one for one in file.Root.AF}
        file.Root.AF = Array(once.values())


def _declare_accessible(file: pikepdf.Pdf) -> None:
    head, end, tail = file.Root.Metadata.read_bytes().rpartition(b"</rdf:RDF>")
    file.Root.Metadata = file.make_stream(
        head + _ACCESSIBLE + end + tail, Type=Name.Metadata, Subtype=Name.XML
    )
