"""What every language says in its own way, as texts that people write need it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Protocol

from reports.document.blocks import FigureRun
from reports.document.snapshot import Figure


class Words(Protocol):
    """How a language says numbers, dates and lists."""

    def said(self, figure: Figure, *, zero: str = ..., group: str = "") -> FigureRun:
        """The figure as a sentence says it, `zero` where it is none; `group` picks one part of a distribution."""
        ...

    def plural(self, value: int, one: str, many: str) -> str:
        """The word that goes with the number."""
        ...

    def day(self, value: date) -> str:
        """A day."""
        ...

    def span(self, start: date, end: date) -> str:
        """A period."""
        ...

    def basis(self, figure: Figure) -> str:
        """The day or period that a figure holds for."""
        ...

    def listing(self, names: Iterable[str]) -> str:
        """Names one after the other, the last one after an “and”."""
        ...

    def alphabetical(self, names: Iterable[str]) -> Sequence[str]:
        """Names in the order of the language."""
        ...
