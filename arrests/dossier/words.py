"""The pieces of a paper: plain text in lines, tables and paragraphs; the template escapes all of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.utils.formats import date_format

from accounts.vocab import Level
from common.display import Text


@dataclass(frozen=True, slots=True)
class Lines:
    """Facts with their labels; those without a value are left out."""

    rows: Sequence[tuple[Text, Text]]
    kind: str = field(default="lines", init=False)

    @property
    def known(self) -> list[tuple[Text, Text]]:
        """The facts that there are."""
        return [(label, value) for label, value in self.rows if value]


@dataclass(frozen=True, slots=True)
class Grid:
    """A table under its caption, if the chapter has several; the first column names the row."""

    caption: Text
    heads: Sequence[Text]
    rows: Sequence[Sequence[Text]]
    kind: str = field(default="grid", init=False)


@dataclass(frozen=True, slots=True)
class Words:
    """A paragraph."""

    text: Text
    kind: str = field(default="words", init=False)


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter with its marking."""

    title: Text
    blocks: Sequence[Lines | Grid | Words]
    level: Level


def day(value: date | None) -> str:
    """A day on paper; nothing for none."""
    return date_format(value) if value else ""


def joined(parts: Iterable[Text], between: str = " – ") -> str:
    """What there is of the parts in one line."""
    return between.join(str(part) for part in parts if part)
