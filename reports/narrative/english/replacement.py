"""The words of corrections and restatements."""

from __future__ import annotations

from typing import Final

from reports.document.movement import Cause
from reports.narrative.english.words import GROUP_NAMES, LABELS, basis, digits
from reports.narrative.replacement import Words

WORDS: Final = Words(
    first={
        "corrected": "This document corrects {symbol} and takes its place. {reason}",
        "restated": "This document restates {symbol} and takes its place. {reason}",
    },
    moved="Annex part {letter} lists every figure that moved, with its old and its new number.",
    still="No figure moved.",
    heading="What moved",
    caption="Figures that moved since {symbol}",
    id="Id",
    figure="Figure",
    there="In {symbol}",
    here="Here",
    why="Why",
    causes={
        Cause.NEW: "The earlier document does not have this figure.",
        Cause.GONE: "This document does not have this figure.",
        Cause.DATE: "{after} instead of {before}.",
        Cause.RULE: "Another rule.",
        Cause.RECORD: "What is recorded for the same date changed in between.",
    },
    labels=LABELS,
    groups=GROUP_NAMES,
    label="{figure}: {group}",
    digits=digits,
    basis=basis,
)
