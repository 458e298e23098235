"""The paragraphs of an edition as they are worked on: whose each is, who wrote it, and what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property

from django.utils.text import Truncator

from accounts.vocab import Organ
from common.findings import Finding
from reports import document
from reports.document.blocks import (
    FigureRun,
    Heading,
    Note,
    Paragraph,
    ParagraphPointer,
    Run,
    Runs,
    plain,
    runs_of,
)
from reports.document.outline import Outline, outline
from reports.models import Edition, Passage
from reports.parts import placed
from reports.queries import snapshot_of
from reports.text import Read, Sources, read, written
from reports.vocab import Language, PassageState
from reports.wording import unworded

EXCERPT = 22
"""Words of a paragraph that a list shows."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph on the sheet: its number and place, what stands in it, and what waits."""

    number: int
    key: str
    section: str
    organ: Organ
    title: str
    excerpt: str
    passage: Passage | None
    findings: tuple[Finding, ...]
    figures: frozenset[str]
    open_comments: int

    @property
    def written(self) -> bool:
        """Whether people wrote it, and not the register."""
        return self.passage is not None and self.passage.state == PassageState.WRITTEN


@dataclass(frozen=True, slots=True)
class Sheet:
    """All paragraphs of an edition in one language; `left_out` are the paragraphs that it does without."""

    lines: tuple[Line, ...]
    left_out: tuple[Passage, ...]
    headings: Mapping[str, str]

    def of(self, organ: Organ) -> list[Line]:
        """The paragraphs that an organ answers for."""
        return [line for line in self.lines if line.organ == organ]


@dataclass(frozen=True)
class Desk:
    """An edition in one language while people write it, gathered once for all that a page asks.

    `gathered` is what the edition says; in `snapshot` a text that has no wording in the language yet stands for itself.
    """

    edition: Edition
    language: str
    gathered: document.Snapshot

    @cached_property
    def snapshot(self) -> document.Snapshot:
        """What the edition says, with something for every text."""
        if self.language == document.ORIGINAL:
            return self.gathered
        missing = unworded(self.gathered, Language(self.language))
        itself = tuple(document.Wording(language=self.language, text=text, wording=text) for text in missing)
        return replace(self.gathered, wordings=(*self.gathered.wordings, *itself))

    @cached_property
    def outline(self) -> Outline:
        """The report, arranged as people want it."""
        return outline(self.snapshot, self.language)

    @cached_property
    def own(self) -> Mapping[str, Paragraph]:
        """The paragraphs as the register words them, by their keys."""
        blocks = outline(replace(self.snapshot, passages=()), self.language).blocks
        return {one.key: one for one in blocks if isinstance(one, Paragraph)}

    def markup(self, key: str) -> tuple[str, str]:
        """Title and text of the register's own wording, to go on from; nothing for a paragraph that people added."""
        found = self.own.get(key)
        return (found.title, written(found, self.outline.sources)) if found else ("", "")

    def sources(self, *, also: str = "") -> Sources:
        """What references of the edition are looked up in; `also` is a paragraph that is about to be added."""
        found = self.outline.sources
        return Sources(found.snapshot, found.words, found.paragraphs | ({also} if also else set()))


def desk(edition: Edition, language: str, at: datetime) -> Desk:
    """What there is to work on at the moment."""
    return Desk(edition, language, snapshot_of(edition, at))


def sheet(desk: Desk) -> Sheet:
    """The paragraphs as they stand at the moment; also where the report could not be printed yet."""
    found = desk.outline
    current = {
        one.key: one
        for one in desk.edition.passages.current().select_related("written_by")
        if one.language == desk.language
    }
    waiting = Counter(desk.edition.comments.open().values_list("paragraph", flat=True))
    lines, headings = [], {}
    for block, section in zip(found.blocks, found.sections, strict=True):
        if isinstance(block, Heading) and not block.annex:
            headings[section] = f"{block.label} {block.text}"
    in_order = list(placed(found.blocks, found.snapshot))
    numbers = {one.paragraph.key: number for number, one in enumerate(in_order, 1)}
    for number, one in enumerate(in_order, 1):
        key = one.paragraph.key
        passage = current.get(key)
        own = found.passages.get(key)
        done = read(own.body, found.sources) if own else Read(one.paragraph.runs, one.paragraph.points, ())
        lines.append(
            Line(
                number,
                key,
                one.section,
                one.organ,
                own.title if own else one.paragraph.title,
                Truncator(plain(previewed(done, numbers).runs)).words(EXCERPT),
                passage,
                done.findings,
                frozenset(
                    run.figure
                    for run in runs_of((Paragraph(done.runs, points=done.points),))
                    if isinstance(run, FigureRun)
                ),
                waiting[key],
            )
        )
    left_out = tuple(one for one in current.values() if one.state == PassageState.LEFT_OUT)
    return Sheet(tuple(lines), left_out, headings)


def latest(edition: Edition, language: str, key: str) -> Passage | None:
    """The latest version of a paragraph, with who wrote it."""
    found = edition.passages.filter(language=language, key=key).select_related("written_by")
    return found.order_by("-version").first()


@dataclass(frozen=True, slots=True)
class Preview:
    """A paragraph as the page shows it: numbered footnotes below, and what was found in the text."""

    runs: Runs
    points: tuple[Runs, ...]
    notes: tuple[Note, ...]
    findings: tuple[Finding, ...]


def previewed(found: Read, numbers: Mapping[str, int]) -> Preview:
    """What was read, with its footnotes numbered from one and its pointers by `numbers`."""
    notes: list[Note] = []

    def line(runs: Runs) -> Runs:
        return tuple(map(run, runs))

    def run(given: Run) -> Run:
        if isinstance(given, ParagraphPointer):
            return replace(given, number=numbers.get(given.key, 0))
        if isinstance(given, Note):
            given = replace(given, number=len(notes) + 1, runs=line(given.runs))
            notes.append(given)
        return given

    runs, points = line(found.runs), tuple(map(line, found.points))
    return Preview(runs, points, tuple(notes), found.findings)
