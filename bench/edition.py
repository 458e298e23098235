"""A large edition that is made up: paragraphs with footnotes, tables that run over pages, charts."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from django.conf import settings

from reports.document import Document
from reports.document.blocks import (
    Block,
    Drawing,
    FigureRun,
    Heading,
    Masthead,
    Note,
    Paragraph,
    Quantity,
    Table,
    Text,
)
from reports.document.html import paged_html
from reports.narrative import in_language
from reports.pdf import FILES

SENTENCE = "A request is counted on the day of its transmission, once for each addressee, and never twice. "


def html(rows: int, tables: int, charts: int, paragraphs: int) -> tuple[str, str]:
    """The pages' HTML, and the address that its files are relative to."""
    folder = Path(settings.BASE_DIR, "static", FILES)
    return paged_html(large(rows, tables, charts, paragraphs)), f"{folder.as_uri()}/"


def large(rows: int, tables: int, charts: int, paragraphs: int) -> Document:
    """The edition; its rows are spread over its tables."""
    blocks: list[Block] = []
    notes: list[Note] = []
    number = 0
    for chapter in range(tables):
        blocks.append(Heading(1, f"{chapter + 1}.", f"Chapter {chapter + 1}"))
        for _ in range(paragraphs // tables):
            number += 1
            note = Note((Text(SENTENCE),), number)
            notes.append(note)
            figure = FigureRun("F1", number, f"{number:,}")
            blocks.append(Paragraph((Text(SENTENCE * 3), figure, Text(" requests."), note), number=number))
        blocks.append(_table(chapter, rows // tables))
        if chapter < charts:
            blocks.append(_chart(chapter))
    english = in_language("en")
    return Document(
        masthead=Masthead(
            court="International Criminal Court",
            assembly="Assembly of States Parties",
            symbol="ICC-ASP/99/1",
            distribution="Distr.: General",
            distributed_on="9 October 2013",
            original="Original: English",
            session="Ninety-ninth session",
            place_and_dates="The Hague",
            title="A large edition",
            job_number="1-E-091013",
            warnings=("Made up",),
        ),
        language="en",
        draft=True,
        dated=date(2013, 10, 9),
        site="",
        footnotes_title=english.FOOTNOTES,
        colon=english.COLON,
        link_words=english.LINK_WORDS,
        blocks=tuple(blocks),
        notes=tuple(notes),
    )


def _table(chapter: int, rows: int) -> Table:
    return Table(
        key=f"rows-{chapter}",
        caption=f"Table {chapter + 1}. Rows",
        columns=("State", "Group", "Requests", "Answered", "Rate"),
        rows=tuple(
            (
                (Text(f"State {row}"),),
                (Text("Group of Western European and other States"),),
                *((Quantity(row * factor, f"{row * factor:,}"),) for factor in (7, 5)),
                (Text("71 %"),),
            )
            for row in range(1, rows + 1)
        ),
        numeric=(2, 3, 4),
    )


def _chart(chapter: int) -> Drawing:
    years = tuple(str(year) for year in range(2004, 2014))
    return Drawing(
        key=f"years-{chapter}",
        caption=f"Chart {chapter + 1}. Requests by year",
        shape="line" if chapter % 2 else "bar",
        labels=years,
        series=tuple(
            (name, tuple(float(factor * (at + chapter)) for at in range(len(years))))
            for name, factor in (("Registry", 7), ("Office of the Prosecutor", 5))
        ),
        summary="Requests rise from year to year.",
    )
