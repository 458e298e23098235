"""The paragraphs of an edition as they are worked on: whose each is, who wrote it, and what is still to be done."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.text import Truncator

from accounts.vocab import Organ
from common.findings import Finding
from reports import document
from reports.document.blocks import Heading, Note, Paragraph, ParagraphPointer, Run, Runs, plain
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


def sheet(edition: Edition, language: str, at: datetime) -> Sheet:
    """The paragraphs as they stand at the moment; also where the report could not be printed yet."""
    found = _outline(edition, language, at)
    current = {
        one.key: one
        for one in edition.passages.current().select_related("written_by")
        if one.language == language
    }
    waiting = Counter(edition.comments.open().values_list("paragraph", flat=True))
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
        done = read(own.body, found.sources) if own else Read(one.paragraph.runs, (), ())
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
                waiting[key],
            )
        )
    left_out = tuple(one for one in current.values() if one.state == PassageState.LEFT_OUT)
    return Sheet(tuple(lines), left_out, headings)


def latest(edition: Edition, language: str, key: str) -> Passage | None:
    """The latest version of a paragraph, with who wrote it."""
    found = edition.passages.filter(language=language, key=key).select_related("written_by")
    return found.order_by("-version").first()


def own_wording(edition: Edition, language: str, key: str, at: datetime) -> Paragraph | None:
    """The paragraph as the register words it; None for one that people added."""
    blocks = outline(replace(_snapshot(edition, language, at), passages=()), language).blocks
    return next((one for one in blocks if isinstance(one, Paragraph) and one.key == key), None)


def as_markup(paragraph: Paragraph | None) -> tuple[str, str]:
    """Title and body to go on from."""
    return (paragraph.title, written(paragraph)) if paragraph else ("", "")


def sources_of(edition: Edition, language: str, at: datetime, *, also: str = "") -> Sources:
    """What references of the edition are looked up in; `also` is a paragraph that is about to be added."""
    found = _outline(edition, language, at).sources
    return Sources(found.snapshot, found.words, found.paragraphs | ({also} if also else set()))


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


def _outline(edition: Edition, language: str, at: datetime) -> Outline:
    return outline(_snapshot(edition, language, at), language)


def _snapshot(edition: Edition, language: str, at: datetime) -> document.Snapshot:
    """What the edition says; a text that has no wording in the language yet stands for itself while people write."""
    found = snapshot_of(edition, at)
    if language == document.ORIGINAL:
        return found
    missing = unworded(found, Language(language))
    itself = tuple(document.Wording(language=language, text=text, wording=text) for text in missing)
    return replace(found, wordings=(*found.wordings, *itself))
