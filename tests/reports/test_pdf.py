"""The PDF itself: its pages, its running lines, its tags, and that it never changes by itself."""

from __future__ import annotations

import hashlib
import io
import os
import re
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import Any, cast

import pikepdf
import pypdf
import pytest
from django.conf import settings

from common.pdf import RenderingError, laid_out
from reports import pdf
from reports.document import Meeting, Snapshot, build
from reports.document.blocks import Drawing, Runs, Text
from tests.reports.sample import EDITION, SNAPSHOT, empty, published


def rendered(snapshot: Snapshot) -> bytes:
    return pdf.render(build(snapshot))


@cache
def draft() -> bytes:
    return pdf.render(build(SNAPSHOT))


def reader() -> pypdf.PdfReader:
    return pypdf.PdfReader(io.BytesIO(draft()))


def lines(page: int) -> list[str]:
    """The text of a page, counted from 1, without blank lines."""
    text = reader().pages[page - 1].extract_text()
    return [line.strip() for line in text.splitlines() if line.strip()]


# --- Text and layout


def test_every_paragraph_begins_with_its_number_on_the_line_of_its_first_words() -> None:
    text = "\n".join(page.extract_text() for page in reader().pages)
    assert "1. This report responds to" in text
    numbers = [int(found) for found in re.findall(r"^(\d+)\. \S", text, re.MULTILINE)]
    assert numbers == list(range(1, len(build(SNAPSHOT).paragraphs) + 1))


def test_headings_stand_on_one_line_with_their_numeral() -> None:
    text = "\n".join(page.extract_text() for page in reader().pages)
    for heading in ("I. Introduction", "A. Arrest strategies", "B. Voluntary agreements", "III. Conclusion"):
        assert re.search(rf"^{re.escape(heading)}", text, re.MULTILINE)


def test_the_first_page_has_masthead_and_job_number_and_no_running_header() -> None:
    first = lines(1)
    assert sum("ICC-ASP/12/35" in line and "Court" not in line for line in first) <= 1
    text = "\n".join(first)
    for words in (
        "International Criminal Court",
        "Assembly of States Parties",
        "Distr.: General",
        "9 October 2013",
        "Original: English",
        "Twelfth session",
        "The Hague, 20-28 November 2013",
        "Report of the Court on cooperation",
        "35-E-091013",
    ):
        assert words in text


def positions(page: int) -> dict[str, tuple[float, float]]:
    """Where the running lines of a page stand, in points from the lower left corner."""
    found: dict[str, tuple[float, float]] = {}

    def visit(text: str, matrix: list[float], text_matrix: list[float], font: object, size: float) -> None:
        x = text_matrix[4] * matrix[0] + text_matrix[5] * matrix[2] + matrix[4]
        y = text_matrix[4] * matrix[1] + text_matrix[5] * matrix[3] + matrix[5]
        if text.strip() and (y < 60 or y > 780):
            found[text.strip()] = (x, y)

    reader().pages[page - 1].extract_text(visitor_text=visit)
    return found


def test_running_lines_change_sides_with_the_page() -> None:
    for page in range(2, len(reader().pages) + 1):
        where = positions(page)
        symbol, job, number = where["ICC-ASP/12/35"], where["35-E-091013"], where[str(page)]
        middle = 297
        assert symbol[1] > 780, page
        if page % 2 == 0:
            assert symbol[0] < middle
            assert number[0] < middle < job[0]
        else:
            assert symbol[0] > middle
            assert job[0] < middle < number[0]


def test_every_page_says_draft_and_synthetic_until_neither_is_true() -> None:
    for page in reader().pages:
        assert "Draft, not cleared for publication · Synthetic demonstration data" in page.extract_text()
    final = pypdf.PdfReader(io.BytesIO(rendered(published())))
    assert not any(re.search("Draft|ynthetic", page.extract_text()) for page in final.pages)


def test_the_closing_rule_is_twelve_underscores() -> None:
    text = "\n".join(page.extract_text() for page in reader().pages)
    assert len(re.findall(r"^_{12}$", text, re.MULTILINE)) == 1


def test_a_footnote_stands_on_the_page_that_calls_it() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        pages: list[Any] = [page.objgen for page in file.pages]
        names = file.Root.Names.Dests.Names
        places = {str(names[i]): pages.index(names[i + 1][0].objgen) for i in range(0, len(names), 2)}
    for note in build(SNAPSHOT).notes:
        assert places[f"call-{note.number}"] == places[f"fn-{note.number}"]


def test_long_words_stay_inside_the_page() -> None:
    edition = replace(EDITION, title="W" * 300, facilitator="x" * 300)
    file = pypdf.PdfReader(io.BytesIO(rendered(replace(SNAPSHOT, edition=edition))))
    assert len(re.findall("W", file.pages[0].extract_text())) >= 300


def test_an_empty_period_is_still_a_report() -> None:
    assert len(pypdf.PdfReader(io.BytesIO(rendered(empty()))).pages) >= 6


# --- Fonts, files, network


def test_all_fonts_are_our_own_and_embedded() -> None:
    edition = replace(EDITION, title="Report, доклад, تقرير, 報告")
    with pikepdf.open(io.BytesIO(rendered(replace(SNAPSHOT, edition=edition)))) as file:
        fonts = [
            item
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary) and item.get("/Type") == "/Font"
        ]
        names = {str(font.BaseFont).split("+")[-1] for font in fonts}
        descriptors = [
            item for item in file.objects if isinstance(item, pikepdf.Dictionary) and "/FontName" in item
        ]
        assert names == {
            "Liberation-Serif",
            "Liberation-Serif-Bold",
            "Liberation-Serif-Italic",
            "Noto-Naskh-Arabic",
            "Droid-Sans-Fallback",
        }
        assert descriptors
        assert all("/FontFile2" in descriptor for descriptor in descriptors)


def test_a_character_no_font_draws_becomes_a_box() -> None:
    edition = replace(EDITION, title="\N{EGYPTIAN HIEROGLYPH A001}\N{HANGUL SYLLABLE GUG}")
    text = pypdf.PdfReader(io.BytesIO(rendered(replace(SNAPSHOT, edition=edition)))).pages[0].extract_text()
    assert "□□" in text


@pytest.mark.parametrize(
    "address",
    [
        "http://example.org/pixel.png",
        "https://example.org/pixel.png",
        "file:///etc/passwd",
        "ftp://example.org/x",
        "data:image/png;base64,AAAA",
        "../../manage.py",
        "/../../manage.py",
        "%2e%2e/%2e%2e/manage.py",
        "https://paper.invalid.example.org/watermark.svg",
        "nothing-here.svg",
        "fonts/",
    ],
)
def test_nothing_but_our_own_files_is_fetched(address: str) -> None:
    with pytest.raises(RenderingError, match="only the document's own files are allowed"):
        laid_out(f'<html lang="en"><title>x</title><img alt="x" src="{address}"></html>', files="report")


def test_no_style_sheet_from_elsewhere_is_fetched() -> None:
    with pytest.raises(RenderingError):
        laid_out(
            '<html lang="en"><title>x</title><link rel="stylesheet" href="http://example.org/x.css"></html>',
            files="report",
        )


HOSTILE = (
    '<img src="http://example.org/x.png"><script>alert(1)</script>',
    "file:///etc/passwd",
    "</p></article><style>@page { size: 1mm }</style><link rel=stylesheet href=http://example.org/x.css>",
    "\u202egnp.exe\u202c \u05d0\u05d1 \u2067\u0627\u0644\u2069 a" + "\u0301" * 200,
    "{{ braces }} {% now %} %(x)s",
    "W" * 10_000,
)


def test_hostile_text_stays_text_within_the_page_and_leads_nowhere() -> None:
    meetings = tuple(Meeting(title=text, place="x", when="x") for text in HOSTILE)
    content = pdf.render(build(replace(SNAPSHOT, meetings=meetings)))
    with pikepdf.open(io.BytesIO(content)) as file:
        assert {"/URI", "/Launch", "/JavaScript", "/JS", "/OpenAction", "/AA", "/GoToR"}.isdisjoint(
            key
            for item in file.objects
            if isinstance(item, pikepdf.Dictionary)
            for key in item.keys()  # noqa: SIM118
        )
    read = pypdf.PdfReader(io.BytesIO(content))
    assert {(round(page.mediabox.width), round(page.mediabox.height)) for page in read.pages} == {(595, 842)}
    text = "".join(page.extract_text() for page in read.pages)
    assert "<script>alert(1)</script>" in text
    assert "file:///etc/passwd" in text
    assert "{{ braces }} {% now %} %(x)s" in text
    assert text.count("W") >= len(HOSTILE[-1])
    assert not set(text) & set("\u202e\u202c\u2067\u2069")
    assert text == "".join(page.extract_text() for page in pypdf.PdfReader(io.BytesIO(content)).pages)


def test_a_row_taller_than_a_page_is_cut_and_the_head_of_a_long_table_repeated() -> None:
    document = build(SNAPSHOT)
    table = next(table for table in document.tables if "Date basis" in table.columns)
    rows = (*((tuple((Text(f"row {row}"),) for _ in table.columns)) for row in range(80)),)
    tall = ((Text("tall"),), (Text("word " * 900),), *(((Text("x"),),) * 3))
    long = replace(table, rows=(*rows, tall))
    made = pdf.render(replace(document, blocks=(long,), notes=()))
    pages = [page.extract_text() for page in pypdf.PdfReader(io.BytesIO(made)).pages]
    heads = [page.count("Date basis") for page in pages]
    assert sum("row " in page for page in pages) == 4  # the last rows stay together
    assert heads[:3] == [1, 1, 1]
    assert sum(page.count("word") for page in pages) == 900
    with pikepdf.open(io.BytesIO(made)) as file:
        [whole] = [element for element in elements(file) if pikepdf.Name.Table == element.S]
        assert [str(part.S) for part in whole.K] == ["/Caption", "/THead", "/TBody"]
        assert len(whole.K[1].K) == 1
        assert len(whole.K[2].K) >= len(long.rows)


# --- Same bytes


def test_the_same_document_gives_the_same_bytes() -> None:
    assert pdf.render(build(SNAPSHOT)) == draft()


def test_other_processes_times_and_locales_give_the_same_bytes() -> None:
    program = (
        "import django; django.setup()\n"
        "import hashlib\n"
        "from reports import pdf\n"
        "from reports.document import build\n"
        "from tests.reports.sample import SNAPSHOT\n"
        "print(hashlib.sha256(pdf.render(build(SNAPSHOT))).hexdigest())\n"
    )
    for seed, zone, locale in (("1", "UTC", "C"), ("2", "Asia/Tokyo", "C.UTF-8")):
        environment = os.environ | {
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "LC_ALL": locale,
            "DJANGO_SETTINGS_MODULE": os.environ.get("DJANGO_SETTINGS_MODULE", "icc_coop.settings"),
        }
        run = subprocess.run(
            [sys.executable, "-c", program],
            env=environment,
            capture_output=True,
            text=True,
            check=True,
            timeout=120,
        )
        assert run.stdout.strip() == hashlib.sha256(draft()).hexdigest()


# --- Metadata and tags


def elements(file: pikepdf.Pdf) -> Iterator[Any]:
    def walk(element: Any) -> Iterator[Any]:
        yield element
        for kid in element.get("/K", []):
            if isinstance(kid, pikepdf.Dictionary) and "/S" in kid:
                assert kid.P.objgen == element.objgen, "an element's parent is not the one that holds it"
                yield from walk(kid)

    yield from walk(file.Root.StructTreeRoot.K[0])


def test_the_file_says_its_language_its_title_and_that_it_is_pdf_ua() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        assert str(file.Root.Lang) == "en"
        assert bool(file.Root.MarkInfo.Marked)
        assert bool(file.Root.ViewerPreferences.DisplayDocTitle)
        assert str(file.docinfo.Title) == "ICC-ASP/12/35: Report of the Court on cooperation"
        with file.open_metadata() as metadata:
            assert metadata["pdfuaid:part"] == "1"
            assert metadata["dc:title"] == "ICC-ASP/12/35: Report of the Court on cooperation"
        assert str(file.docinfo.CreationDate).startswith("D:20131009")


def test_the_file_is_also_fit_for_archives_and_explains_the_mark_of_pdf_ua() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        with file.open_metadata() as metadata:
            assert (metadata["pdfaid:part"], metadata["pdfaid:conformance"]) == ("3", "A")
        described = file.Root.Metadata.read_bytes()
        assert b"<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/" in described
        assert [str(one.S) for one in file.Root.OutputIntents] == ["/GTS_PDFA1"]
        assert file.trailer.ID


def test_the_figures_are_attached_as_csv_and_json_dated_like_the_document() -> None:
    document = build(SNAPSHOT)
    with pikepdf.open(io.BytesIO(draft())) as file:
        found = {str(one.UF): one for one in file.Root.AF}
        assert len(file.Root.AF) == len(found) == len(document.files) == 2
        for expected in document.files:
            one = found[expected.name]
            content = one.EF.F
            assert content.read_bytes() == expected.content
            assert str(one.AFRelationship) == "/Data"
            assert str(one.Desc) == expected.description
            assert (
                str(content.Subtype)
                == f"/{'text/csv' if expected.name.endswith('csv') else 'application/json'}"
            )
            assert str(content.Params.ModDate) == "D:20131009000000Z"
        assert set(file.attachments) == set(found)


def test_a_chart_is_a_figure_with_its_numbers_in_words_and_its_place_on_the_page() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        [figure] = [element for element in elements(file) if pikepdf.Name.Figure == element.S]
        assert str(figure.Alt).startswith(
            "Chart 1. Agreements on the enforcement of sentences by regional group"
        )
        assert "WEOG: 5 concluded, 5 in force; Eastern European: 1 concluded" in str(figure.Alt)
        left, bottom, right, top = (float(value) for value in figure.A.BBox)
        assert 0 < left < right < 596
        assert 0 < bottom < top < 842
        assert pikepdf.Name.Caption == figure.K[0].S


def test_bookmarks_follow_the_headings() -> None:
    def titles(outline: list[Any]) -> Iterator[str]:
        for item in outline:
            if isinstance(item, list):
                yield from titles(item)
            else:
                yield item.title

    found = list(titles(reader().outline))
    headings = build(SNAPSHOT).headings
    assert len(found) == len(headings) + 1
    for heading in headings:
        assert any(heading.text in title for title in found)


def test_every_footnote_is_a_note_beside_its_reference() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        roles = Counter(str(element.S) for element in elements(file))
        notes = len(build(SNAPSHOT).notes)
        assert roles["/Note"] == roles["/Reference"] == notes
        for element in elements(file):
            kids = [
                kid for kid in element.get("/K", []) if isinstance(kid, pikepdf.Dictionary) and "/S" in kid
            ]
            for before, kid in zip([None, *kids], kids, strict=False):
                if pikepdf.Name.Note == kid.S:
                    assert before is not None
                    assert pikepdf.Name.Reference == before.S
                    assert pikepdf.Name.Lbl == kid.K[0].S


def test_identifiers_are_unique_and_indexed() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        ids = [str(element.ID) for element in elements(file) if "/ID" in element]
        names = file.Root.StructTreeRoot.IDTree.Names
        assert len(ids) == len(set(ids))
        assert sorted(ids) == [str(names[i]) for i in range(0, len(names), 2)]


def test_table_headers_have_a_scope_and_cells_their_headers() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        headers = [element for element in elements(file) if element.S == pikepdf.Name.TH]
        assert {str(header.A.Scope) for header in headers} == {"/Column", "/Row"}
        known = {str(header.ID) for header in headers}
        for cell in (element for element in elements(file) if element.S == pikepdf.Name.TD):
            assert len(cell.A.Headers) == 2
            assert {str(id) for id in cell.A.Headers} <= known


def test_elements_stand_where_the_standard_allows_them() -> None:
    allowed = {
        "/LI": {"/L"},
        "/Lbl": {"/LI", "/Note"},
        "/LBody": {"/LI"},
        "/Caption": {"/Table", "/Figure"},
        "/THead": {"/Table"},
        "/TBody": {"/Table"},
        "/TR": {"/THead", "/TBody"},
        "/TH": {"/TR"},
        "/TD": {"/TR"},
    }
    with pikepdf.open(io.BytesIO(draft())) as file:
        found = list(elements(file))
        for element in found:
            role = str(element.S)
            assert role not in allowed or str(element.P.S) in allowed[role], role
        levels = [int(role[2]) for element in found if re.fullmatch(r"/H\d", role := str(element.S))]
        assert levels[0] == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        lists = [element for element in found if pikepdf.Name.L == element.S]
        assert {str(one.A.ListNumbering) for one in lists} == {"/LowerAlpha"}


def test_a_paragraph_that_a_page_break_cuts_is_one_paragraph() -> None:
    document = build(SNAPSHOT)
    with pikepdf.open(io.BytesIO(draft())) as file:
        articles = [element for element in elements(file) if pikepdf.Name.Art == element.S]
        assert len(articles) == 1
        blocks = [kid for kid in articles[0].K if pikepdf.Name.Div == kid.S and kid.K[0].S == pikepdf.Name.P]
        paragraphs = [block for block in blocks if pikepdf.Name.Span == block.K[0].K[0].S]
        assert len(paragraphs) == len(blocks) == len(document.paragraphs)
        spread = [
            block for block in paragraphs if len({kid.Pg.objgen for kid in block.K[0].K if "/Pg" in kid}) > 1
        ]
        assert spread, "the sample should have at least one paragraph on two pages"


def test_all_content_is_tagged_or_an_artifact() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        tagged = {element.objgen for element in elements(file)}
        numbers = file.Root.StructTreeRoot.ParentTree.Nums
        owners = {int(numbers[i]): numbers[i + 1] for i in range(0, len(numbers), 2)}
        for page in file.pages:
            depth: list[str] = []
            instructions: list[Any] = list(pikepdf.parse_content_stream(page))
            for operands, operator in instructions:
                match str(operator):
                    case "BDC" | "BMC":
                        depth.append(str(operands[0]))
                        mcid = operands[1].get("/MCID") if str(operator) == "BDC" else None
                        if mcid is not None:
                            assert owners[int(page.StructParents)][int(mcid)].objgen in tagged
                    case "EMC":
                        depth.pop()
                    case "Tj" | "TJ" | "Do":
                        assert depth, "content outside every tag"


def test_links_say_where_they_lead() -> None:
    with pikepdf.open(io.BytesIO(draft())) as file:
        words = {str(annotation.Contents) for page in file.pages for annotation in page.get("/Annots", [])}
    assert {"Footnote 1", "Back to the text", "Paragraph 13"} <= words
    assert all(re.fullmatch(r"Footnote \d+|Back to the text|Paragraph \d+", one) for one in words)


def test_figures_and_tables_lead_to_their_pages_on_the_site_by_one_link_each_in_words() -> None:
    document = build(SNAPSHOT)
    table = next(table for table in document.tables if table.key == "figures")
    part = replace(document, blocks=(document.paragraphs[2], table), notes=())
    links = {"F1": "/reports/x/figures/F1/", "F6r": "/reports/x/figures/F6r/", "figures": "/reports/x/all/"}
    with pikepdf.open(io.BytesIO(pdf.render(part, links=links))) as file:
        annotations = [annotation for page in file.pages for annotation in page.get("/Annots", [])]
        leading = Counter((str(one.A.URI), str(one.Contents)) for one in annotations if "/A" in one)
        held = [
            kid.Obj.objgen
            for element in elements(file)
            if pikepdf.Name.Link == element.S
            for kid in element.K
            if isinstance(kid, pikepdf.Dictionary) and "/Obj" in kid
        ]
    site = settings.SITE_URL
    assert leading == {
        (f"{site}/reports/x/figures/F1/", "Figure F1: rule, date and origin"): 2,
        (f"{site}/reports/x/figures/F6r/", "Figure F6r: rule, date and origin"): 5,
        (f"{site}/reports/x/all/", "Table figures: rule, date and origin"): 1,
    }
    assert sorted(held) == sorted(one.objgen for one in annotations)


# --- Progress


def test_progress_rises_to_a_hundred_and_names_the_pages() -> None:
    told: list[tuple[int, str]] = []
    pdf.render(build(SNAPSHOT), progress=lambda percent, sentence: told.append((percent, sentence)))
    percents = [percent for percent, _sentence in told]
    assert percents == sorted(percents)
    assert percents[0] == 0
    assert percents[-1] == 100
    assert "Laying out page 1" in [sentence for _percent, sentence in told]


def test_what_progress_raises_stops_the_rendering() -> None:
    class Cancelled(Exception):
        pass

    def cancel(percent: int, sentence: str) -> None:
        if percent > 10:
            raise Cancelled

    with pytest.raises(Cancelled):
        pdf.render(build(SNAPSHOT), progress=cancel)


def test_what_cannot_be_laid_out_is_named_with_its_place() -> None:
    document = build(SNAPSHOT)
    one = next(block for block in document.blocks if isinstance(block, Drawing))
    broken = replace(one, series=one.series * 3)  # more than a chart can tell apart
    blocks = tuple(broken if block is one else block for block in document.blocks)
    with pytest.raises(RenderingError, match=r"“Chart 1\..*”: A chart has no more series than marks"):
        pdf.render(replace(document, blocks=blocks))
    odd = replace(document.paragraphs[12], points=(cast("Runs", None),))
    blocks = tuple(odd if block is document.paragraphs[12] else block for block in document.blocks)
    with pytest.raises(RenderingError, match=r"^Paragraph 13: "):
        pdf.render(replace(document, blocks=blocks))
