"""The parts a report is made of. A narrative yields them unnumbered; `build` numbers them.

Runs are pieces of a line (text, a figure, a footnote, a pointer to another paragraph); blocks stand under each other,
and the template of a block has the name of its `kind`.
"""

from __future__ import annotations

import string
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import ClassVar, Literal, TypeAlias


@dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str


@dataclass(frozen=True, slots=True)
class FigureRun:
    """A figure in the running text: `text` is how the sentence says `value`; `group` a part of a distribution."""

    figure: str
    value: int
    text: str
    group: str = ""


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number in a table that is no figure of its own; `text` is how the language writes it."""

    value: int
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """A footnote, hung on the words before it."""

    runs: Runs
    number: int = 0

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"fn-{self.number}"


@dataclass(frozen=True, slots=True)
class ParagraphPointer:
    """The number of the paragraph with this key."""

    key: str
    number: int = 0


@dataclass(frozen=True, slots=True)
class Recommendation:
    """The number of one of the 66 recommendations where it is recalled; an annex leads back to these places."""

    number: int


@dataclass(frozen=True, slots=True)
class Emphasis:
    """Words in italics."""

    text: str


@dataclass(frozen=True, slots=True)
class Letter:
    """A raised letter, in a table cell and before the note below the table that it points to."""

    letter: str


Run: TypeAlias = Text | Emphasis | FigureRun | Quantity | Note | ParagraphPointer | Recommendation | Letter
Runs: TypeAlias = tuple[Run, ...]
Piece: TypeAlias = str | Run | Runs


def compose(sentence: str, **pieces: Piece | int) -> Runs:
    """`sentence` with each {name} replaced by a piece: words, a number, a run or several runs.

    Word order stays in one readable sentence, so that it can be written anew in another language.
    Raises KeyError for a name without a piece.
    """
    return tuple(_composed(sentence, pieces))


def _composed(sentence: str, pieces: dict[str, Piece | int]) -> Iterator[Run]:
    for words, name, _spec, _conversion in string.Formatter().parse(sentence):
        if words:
            yield Text(words)
        if name:
            piece = pieces[name]
            if isinstance(piece, str | int):
                yield Text(str(piece))
            else:
                yield from piece if isinstance(piece, tuple) else (piece,)


def plain(runs: Runs) -> str:
    """The words of `runs` as one string, without footnotes."""
    return "".join(_words(run) for run in runs)


def _words(run: Run) -> str:
    if isinstance(run, Text | Emphasis | FigureRun | Quantity):
        return run.text
    return str(run.number) if isinstance(run, ParagraphPointer | Recommendation) else ""


@dataclass(frozen=True, slots=True)
class Heading:
    """`level` 1 for I., II.; 2 for A., B.; `label` is that numeral, empty for an annex."""

    kind: ClassVar[str] = "heading"
    level: int
    label: str
    text: str
    annex: bool = False

    @property
    def id(self) -> str:
        """Its anchor: section-i, section-a, annex, annex-a."""
        return "-".join(filter(None, ("annex" if self.annex else "section", self.label.rstrip(".").lower())))


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A numbered paragraph, the unit of citation. `title` runs in before the text; `points` are (a), (b), …

    `key` names it, once in a report and alike in every language: pointers and texts written by people go by it.
    """

    kind: ClassVar[str] = "paragraph"
    runs: Runs
    key: str = ""
    title: str = ""
    points: tuple[Runs, ...] = ()
    number: int = 0

    @property
    def id(self) -> str:
        """Its anchor."""
        return f"para-{self.number}"


@dataclass(frozen=True, slots=True)
class Remark:
    """Text without a number, in annexes."""

    kind: ClassVar[str] = "remark"
    runs: Runs


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first cell of each row is its header. `numeric` are the columns set flush right.

    `notes` stand below, lettered a, b, c; a cell points to one by a Letter.
    """

    kind: ClassVar[str] = "table"
    key: str
    caption: str
    columns: tuple[str, ...]
    rows: tuple[tuple[Runs, ...], ...]
    numeric: tuple[int, ...] = ()
    notes: tuple[Runs, ...] = ()


@dataclass(frozen=True, slots=True)
class Drawing:
    """A chart of numbers that a table beside it holds, in black and white; shares lie between 0 and 1.

    `series` are names with one value for each label, None where there is nothing to show.
    """

    kind: ClassVar[str] = "drawing"
    key: str
    caption: str
    shape: Literal["bar", "line", "step"]
    labels: tuple[str, ...]
    series: tuple[tuple[str, tuple[float | None, ...]], ...]
    summary: str
    shares: bool = False


@dataclass(frozen=True, slots=True)
class DataFile:
    """Numbers of the document as a file for programs, dated by the document; it goes into the PDF."""

    name: str
    description: str
    content: bytes
    dated: date


@dataclass(frozen=True, slots=True)
class EndRule:
    """The centred rule that closes the report."""

    kind: ClassVar[str] = "end_rule"


Block: TypeAlias = Heading | Paragraph | Remark | Table | Drawing | EndRule


@dataclass(frozen=True, slots=True)
class Masthead:
    """The words of the first page and of the running lines, in the language of the edition."""

    court: str
    assembly: str
    symbol: str
    distribution: str
    distributed_on: str
    original: str
    session: str
    place_and_dates: str
    title: str
    job_number: str
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Document:
    """A written report, ready to be laid out as a page or as a PDF.

    `draft` asks for the watermark; `dated` is the day on the document (metadata), None while undecided. `site` is the
    address with which links out of the document begin, empty for that of this site. `link_words` say where a link
    leads, by kind: fn (to a footnote), call (back from it), para (to a paragraph), figure and table (to the page that
    explains them). `colon` is how the language sets one after a run-in title.
    """

    masthead: Masthead
    language: str
    draft: bool
    dated: date | None
    site: str
    footnotes_title: str
    colon: str
    link_words: dict[str, str]
    blocks: tuple[Block, ...]
    notes: tuple[Note, ...]
    files: tuple[DataFile, ...] = ()

    @property
    def tables(self) -> tuple[Table, ...]:
        """The tables in reading order."""
        return tuple(block for block in self.blocks if isinstance(block, Table))

    @property
    def headings(self) -> tuple[Heading, ...]:
        """All headings, those of the annex last."""
        return tuple(block for block in self.blocks if isinstance(block, Heading))

    @property
    def paragraphs(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs."""
        return tuple(block for block in self.blocks if isinstance(block, Paragraph))

    @property
    def figures(self) -> frozenset[str]:
        """Ids of the figures that the document prints."""
        return frozenset(run.figure for run in runs_of(self.blocks) if isinstance(run, FigureRun))


def runs_of(blocks: tuple[Block, ...]) -> Iterator[Run]:
    """Every run in reading order, those of a footnote right after its mark."""
    for block in blocks:
        for runs in _lines(block):
            for run in runs:
                yield run
                if isinstance(run, Note):
                    yield from run.runs


def _lines(block: Block) -> Iterator[Runs]:
    if isinstance(block, Paragraph | Remark):
        yield block.runs
    if isinstance(block, Paragraph):
        yield from block.points
    if isinstance(block, Table):
        for row in block.rows:
            yield from row
        yield from block.notes
