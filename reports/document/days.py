"""Figures that hold for a day of their own: a paragraph that prints one says the days of its figures, if need be in a footnote."""

from __future__ import annotations

from dataclasses import replace

from reports import narrative
from reports.document.blocks import (
    Block,
    FigureRun,
    Note,
    Paragraph,
    Runs,
    Text,
    compose,
    plain,
    runs_of,
)
from reports.document.snapshot import Figure, Snapshot


def dated(block: Block, snapshot: Snapshot, spoken: narrative.Narrative) -> Block:
    """The block; a paragraph with a footnote on the days that it does not say itself."""
    if not isinstance(block, Paragraph):
        return block
    words = plain((*block.runs, *(run for point in block.points for run in point)))
    printed = {run.figure for run in runs_of((block,)) if isinstance(run, FigureRun)}
    figures = [one for one in snapshot.figures if one.id in printed]
    unsaid = [one for one in figures if spoken.words.basis(one) not in words and not _usual(one, snapshot)]
    if not unsaid or not any(one.own for one in figures):
        return block
    return replace(block, runs=_noted(block.runs, Note(compose(spoken.other_dates(unsaid))), spoken))


def _usual(figure: Figure, snapshot: Snapshot) -> bool:
    """Whether it holds for the reporting period, which the report says once for all."""
    return not figure.own and figure.days == (snapshot.edition.period_start, snapshot.edition.period_end)


def _noted(runs: Runs, note: Note, spoken: narrative.Narrative) -> Runs:
    """The note at the end of the line: behind its last sign, or before it where the language wants that."""
    last = runs[-1]
    if not spoken.NOTE_BEFORE_STOP or not isinstance(last, Text) or last.text[-1:] not in {".", ":", ";"}:
        return (*runs, note)
    words = last.text.rstrip(".:;").rstrip()
    return (*runs[:-1], Text(words), note, Text(last.text[len(words) :]))
