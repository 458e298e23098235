"""Columns by name, and how their cells are read."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _

CONTROLS: Final = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
"""Characters that are no text; tabulators and ends of lines are."""

SPREADSHEET_ERRORS: Final = frozenset({"#DIV/0!", "#N/A", "#NAME?", "#NULL!", "#NUM!", "#REF!", "#VALUE!"})


class Unreadable(ValueError):
    """What a parser raises for a cell that it cannot take; its text is the sentence."""


def shown(cell: str) -> str:
    """The cell as a sentence quotes it: on one line, and not longer than one."""
    return textwrap.shorten(
        "".join(char if char.isprintable() else " " for char in cell), 60, placeholder=" …"
    )


def text(cell: str) -> str:
    """Any text."""
    return cell


def day(cell: str) -> date:
    """A day as YYYY-MM-DD."""
    if re.fullmatch(r"[2-6]\d{4}", cell, re.ASCII):
        sentence = _(
            "“%s” is the number by which a spreadsheet counts days; give the column the format of a date."
        )
        raise Unreadable(sentence % cell)
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", cell, re.ASCII):
        raise Unreadable(_("“%s” is no date; write it as YYYY-MM-DD, for example 2013-10-09.") % shown(cell))
    try:
        return date.fromisoformat(cell)
    except ValueError as error:
        raise Unreadable(_("“%s” is no day of the calendar; correct it.") % cell) from error


def number(cell: str) -> int:
    """A whole number, not negative."""
    if not re.fullmatch(r"\d{1,9}", cell, re.ASCII):
        raise Unreadable(_("“%s” is no whole number; write digits only.") % shown(cell))
    return int(cell)


def numbers(cell: str) -> list[int]:
    """Whole numbers separated by spaces."""
    return [number(word) for word in cell.split()]


def flag(cell: str) -> bool:
    """“yes” or “no”."""
    return one_of(("yes", "no"))(cell) == "yes"


def one_of(words: Iterable[str]) -> Callable[[str], str]:
    """One of the given words, exactly as they are written (for example `Organ.values`)."""
    allowed = tuple(words)

    def parse(cell: str) -> str:
        if cell not in allowed:
            raise Unreadable(
                _("“%(cell)s” is not known here; write one of: %(words)s.")
                % {"cell": shown(cell), "words": ", ".join(allowed)}
            )
        return cell

    return parse


def code(letters: int) -> Callable[[str], str]:
    """A code of so many capital letters, such as ISO 3166."""

    def parse(cell: str) -> str:
        if not re.fullmatch(rf"[A-Z]{{{letters}}}", cell, re.ASCII):
            raise Unreadable(
                _("“%(cell)s” is no code of %(letters)d capital letters.")
                % {"cell": shown(cell), "letters": letters}
            )
        return cell

    return parse


@dataclass(frozen=True, slots=True)
class Column:
    """A column by its exact name, how its cells are read, and whether they may be empty."""

    name: str
    parse: Callable[[str], Any] = text
    required: bool = False

    @property
    def empty(self) -> Any:
        """What an empty cell is read as."""
        return "" if self.parse is text else None

    def read(self, cell: str) -> Any:
        """The value of the cell. Raises Unreadable with a sentence."""
        if cell.isascii() and cell.isprintable():
            if cell.startswith("#") and cell in SPREADSHEET_ERRORS:
                raise Unreadable(
                    _("The cell holds the error %s of the spreadsheet; correct it there.") % cell
                )
        elif CONTROLS.search(cell):
            raise Unreadable(_("The cell holds a character that is no text; delete it."))
        if cell:
            return self.parse(cell)
        if self.required:
            raise Unreadable(_("The cell is empty; fill it in."))
        return self.empty
