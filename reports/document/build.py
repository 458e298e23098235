"""From a snapshot to a numbered document."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from itertools import count

from django.utils.translation import gettext as _

from common.findings import Finding, Severity
from reports import narrative, text
from reports.document.blocks import (
    Block,
    DataFile,
    Document,
    Note,
    Paragraph,
    ParagraphPointer,
    Recommendation,
    Remark,
    Run,
    Runs,
    Table,
    runs_of,
)
from reports.document.contradictions import problems
from reports.document.data import figures_csv, figures_json
from reports.document.days import dated
from reports.document.outline import outline
from reports.document.snapshot import ORIGINAL, Snapshot, SnapshotError
from reports.document.typesetting import typeset


def build(snapshot: Snapshot, language: str = ORIGINAL) -> Document:
    """The report that `snapshot` gives in a language: same snapshot, same document, whatever the day or machine.

    Paragraphs and footnotes are numbered through. Raises SnapshotError with every contradiction found, with the texts
    that have no wording in the language, and for a language without a narrative.
    """
    if found := problems(snapshot):
        raise SnapshotError(*found)
    spoken = narrative.in_language(language)
    drawn = outline(snapshot, language)
    said = drawn.snapshot
    blocks, unread = text.applied(drawn.blocks, drawn.passages, drawn.sources)
    blocks = (*(dated(block, said, spoken) for block in blocks), *spoken.recalled(said, _recalled(blocks)))
    if lost := [*unread, *_lost_pointers(blocks)]:
        raise SnapshotError(*lost)
    numbered, notes = _numbered(typeset(block, spoken.typeset) for block in blocks)
    return Document(
        masthead=typeset(spoken.masthead(said.edition), spoken.typeset),
        language=language,
        draft=said.edition.draft,
        dated=said.edition.distributed_on,
        site=said.edition.site,
        footnotes_title=spoken.FOOTNOTES,
        colon=spoken.COLON,
        link_words=spoken.LINK_WORDS,
        blocks=numbered,
        notes=notes,
        files=_files(snapshot, spoken.DATA_WORDS),
    )


def _files(snapshot: Snapshot, words: dict[str, str]) -> tuple[DataFile, ...]:
    """The figures for programs, named after the document and dated like it."""
    edition = snapshot.edition
    name = re.sub(r"[^A-Za-z0-9]+", "-", edition.symbol).strip("-")
    return tuple(
        DataFile(
            f"{name}-figures.{ending}",
            words[ending].format(symbol=edition.symbol),
            content(snapshot),
            edition.distributed_on or edition.period_end,
        )
        for ending, content in (("csv", figures_csv), ("json", figures_json))
    )


def _recalled(blocks: Iterable[Block]) -> dict[int, list[str]]:
    """The keys of the paragraphs that recall each recommendation, in the order of the report."""
    places: dict[int, list[str]] = {}
    for block in blocks:
        if isinstance(block, Paragraph):
            for number in dict.fromkeys(
                run.number for run in runs_of((block,)) if isinstance(run, Recommendation)
            ):
                places.setdefault(number, []).append(block.key)
    return places


def _lost_pointers(blocks: Iterable[Block]) -> list[Finding]:
    """A finding for each pointer to a paragraph that the report does not have."""
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    known = {paragraph.key for paragraph in paragraphs}
    return [
        Finding(
            Severity.BLOCKER,
            paragraph.key,
            _("Paragraph “%(key)s”: it points to paragraph “%(to)s”, which is not in the report.")
            % {"key": paragraph.key, "to": run.key},
        )
        for paragraph in paragraphs
        for run in runs_of((paragraph,))
        if isinstance(run, ParagraphPointer) and run.key not in known
    ]


def _numbered(blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Note, ...]]:
    """`blocks` with numbers on paragraphs, footnotes and pointers; and the footnotes in order."""
    counter = count(1)
    counted = [
        replace(block, number=next(counter)) if isinstance(block, Paragraph) else block for block in blocks
    ]
    numbers = {block.key: block.number for block in counted if isinstance(block, Paragraph) and block.key}
    notes: list[Note] = []

    def runs(given: Runs) -> Runs:
        return tuple(run(one) for one in given)

    def run(given: Run) -> Run:
        if isinstance(given, ParagraphPointer):
            return replace(given, number=numbers[given.key])
        if isinstance(given, Note):
            given = replace(given, number=len(notes) + 1, runs=runs(given.runs))
            notes.append(given)
        return given

    def numbered(block: Block) -> Block:
        if isinstance(block, Paragraph):
            return replace(block, runs=runs(block.runs), points=tuple(runs(point) for point in block.points))
        if isinstance(block, Remark):
            return replace(block, runs=runs(block.runs))
        if isinstance(block, Table):
            rows = tuple(tuple(runs(cell) for cell in row) for row in block.rows)
            return replace(block, rows=rows, notes=tuple(runs(note) for note in block.notes))
        return block

    return tuple(numbered(block) for block in counted), tuple(notes)
