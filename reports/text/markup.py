"""Reading the markup. What cannot be read is told with its place, and the rest is read all the same."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from django.utils.translation import gettext as _

from common.findings import Finding, Severity
from reports.document.blocks import Emphasis, Note, Run, Runs, Text
from reports.document.cleaning import clean
from reports.text.references import Sources, Unknown, resolved

LONGEST: Final = 12_000
"""Characters of one paragraph with its points and footnotes."""
LONGEST_WORD: Final = 100
"""A longer word finds no line to stand in."""
MOST_POINTS: Final = 26
"""Points are lettered (a) to (z)."""

TOKEN: Final = re.compile(r"\\.|\^\[|\]|\{[^{}]*\}|[{}]|\*", re.DOTALL)
TAG: Final = re.compile(r"</?[A-Za-z!][^<>]{0,200}>")


@dataclass(frozen=True, slots=True)
class Read:
    """A paragraph as it was read: its runs and points, and what was found in it."""

    runs: Runs
    points: tuple[Runs, ...]
    findings: tuple[Finding, ...]


@dataclass
class _Reader:
    """Reads one line; `start` is where it begins in the whole text."""

    text: str
    sources: Sources
    findings: list[Finding] = field(default_factory=list)

    def line(self, start: int, end: int) -> Runs:
        """The runs between two places of the text."""
        self.at, self.end = start, end
        return tuple(_joined(self._runs(in_note=False)))

    def _runs(self, *, in_note: bool) -> Iterator[Run]:
        opened = self.at - 2
        while self.at < self.end:
            found = TOKEN.search(self.text, self.at, self.end)
            if found is None:
                yield Text(self._words(self.at, self.end))
                self.at = self.end
                break
            if found.start() > self.at:
                yield Text(self._words(self.at, found.start()))
            self.at = found.end()
            sign = found[0]
            if sign == "]" and in_note:
                return
            yield from self._sign(sign, found.start(), in_note=in_note)
        if in_note:
            self._tell(opened, _("The footnote does not end; close it with “]”."))

    def _sign(self, sign: str, start: int, *, in_note: bool) -> Iterator[Run]:
        if sign[0] == "\\":
            yield Text(sign[1])
        elif sign == "^[":
            if in_note:
                self._tell(start, _("A footnote cannot stand inside another one."))
            runs = tuple(_joined(self._runs(in_note=True)))
            if not runs:
                self._tell(start, _("The footnote is empty."))
            elif not in_note:
                yield Note(runs)
        elif sign == "*":
            yield from self._emphasis(start)
        elif len(sign) > 1:
            try:
                yield from resolved(sign[1:-1], self.sources)
            except Unknown as unknown:
                self._tell(start, str(unknown))
        elif sign == "]":
            yield Text(sign)
        else:
            self._tell(start, _("A brace has no partner; write \\{ or \\} for the sign itself."))

    def _emphasis(self, start: int) -> Iterator[Run]:
        end = self.text.find("*", self.at, self.end)
        words = self.text[self.at : end] if end >= 0 else ""
        if not words.strip() or TOKEN.search(words):
            self._tell(
                start, _("Put plain words between two stars for italics, or write \\* for the sign itself.")
            )
            return
        self.at = end + 1
        yield Emphasis(self._words(start + 1, end))

    def _words(self, start: int, end: int) -> str:
        return clean(re.sub(r"\s+", " ", self.text[start:end]))

    def _tell(self, place: int, sentence: str, severity: Severity = Severity.BLOCKER) -> None:
        line = self.text.count("\n", 0, max(place, 0)) + 1
        character = place - self.text.rfind("\n", 0, max(place, 0))
        where = _("line %(line)s, character %(character)s") % {"line": line, "character": character}
        self.findings.append(Finding(severity, where, sentence, row=line))

    def check_shape(self) -> None:
        """What no paper can print, and what was perhaps not meant."""
        if len(self.text) > LONGEST:
            self._tell(
                LONGEST,
                _("The paragraph has %(given)s characters; write at most %(most)s, or make two of it.")
                % {"given": len(self.text), "most": LONGEST},
            )
        for word in re.finditer(r"\S+", self.text):
            if len(word[0]) > LONGEST_WORD and not _splits(word[0]):
                self._tell(
                    word.start(),
                    _(
                        "This word has %(given)s characters; no line is so long. Write at most %(most)s without a blank."
                    )
                    % {"given": len(word[0]), "most": LONGEST_WORD},
                )
        for tag in TAG.finditer(self.text):
            self._tell(
                tag.start(),
                _("“%s” is no markup here and is printed as it stands.") % tag[0][:40],
                Severity.WARNING,
            )
        if re.sub(r"\s+", " ", self.text).strip() != clean(self.text).strip() and clean(
            re.sub(r"\s+", " ", self.text)
        ) != re.sub(r"\s+", " ", self.text):
            self._tell(
                0,
                _("Invisible characters, or signs that change the direction of reading, are left out."),
                Severity.WARNING,
            )


def read(text: str, sources: Sources) -> Read:
    """The paragraph that `text` writes. Blockers among the findings say what has to be mended before it is kept."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    reader = _Reader(text, sources)
    reader.check_shape()
    if any(one.severity is Severity.BLOCKER for one in reader.findings):
        return Read((), (), tuple(reader.findings))
    first, *points = re.split(r"^- ", text, flags=re.MULTILINE)
    runs = reader.line(0, len(first.rstrip()))
    found, start = [], len(first)
    for point in points:
        start += 2
        found.append(reader.line(start, start + len(point.rstrip())))
        start += len(point)
    if len(points) > MOST_POINTS:
        reader._tell(0, _("There are more than %s points; make two paragraphs of them.") % MOST_POINTS)
    if not first.strip():
        reader._tell(0, _("Write a sentence before the points.") if points else _("Write the paragraph."))
    return Read(runs, tuple(found), tuple(reader.findings))


def _splits(word: str) -> bool:
    """Whether a long word is made of markup or has a hyphen or slash where a line may end."""
    return all(len(piece) <= LONGEST_WORD for piece in re.split(r"[{}\[\]|/–—-]+", word))


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring words as one run."""
    words = ""
    for run in runs:
        if isinstance(run, Text):
            words += run.text
            continue
        if words:
            yield Text(words)
            words = ""
        yield run
    if words:
        yield Text(words)
