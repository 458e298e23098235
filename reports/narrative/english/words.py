"""How English says numbers, dates and lists in a report."""

from __future__ import annotations

import unicodedata
from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from reports.document.blocks import FigureRun, Runs, Text
from reports.document.snapshot import Figure

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
GROUP_NAMES = {
    "WEOG": "Group of Western European and other States",
    "EEG": "Group of Eastern European States",
    "AFR": "Group of African States",
    "GRULAC": "Group of Latin American and Caribbean States",
    "APG": "Group of Asia-Pacific States",
}

LABELS = {
    "F1": "Requests for visas, Registry",
    "F2": "Other requests for cooperation, Registry",
    "F2o": "Of F2, addressed to organizations",
    "F3": "Requests for assistance, Office of the Prosecutor",
    "F3p": "Different partners addressed by F3",
    "F4": "Individuals at large under public warrants",
    "F5": "Relocation agreements with States Parties",
    "F5y": "Of F5, concluded in the calendar year",
    "F5e": "Of F5, signed at the meetings on cooperation",
    "F6": "Agreements on the enforcement of sentences, concluded",
    "F6f": "Of F6, in force",
    "F6r": "Of F6",
    "F7": "Agreements on interim release, concluded",
    "F8": "Agreements on the release of persons, concluded",
    "F9": "Parties to APIC",
    "F9n": "Of F9, not party to the Rome Statute",
    "F9o": "States Parties to the Rome Statute outside APIC",
}
"""What the annex calls the figures."""

SHORT_GROUP_NAMES = {
    "WEOG": "WEOG",
    "EEG": "Eastern European",
    "AFR": "African",
    "GRULAC": "GRULAC",
    "APG": "Asia-Pacific",
}
"""Below a bar, where the whole name has no room."""


def digits(number: int) -> str:
    """1,320."""
    return f"{number:,}"


def number(value: int, *, zero: str = "no") -> str:
    """Words up to nine, digits from ten: "no" (or `zero`), "one", …, "nine", "10", "1,320"."""
    if value == 0:
        return zero
    return _SMALL[value] if value < len(_SMALL) else digits(value)


def plural(value: int, one: str, many: str) -> str:
    """`one` for exactly one, `many` otherwise, also for zero."""
    return one if value == 1 else many


def counted(figure: Figure, one: str, many: str) -> Runs:
    """The figure with its noun: "1,320 requests", "one request", "no requests"."""
    return (said(figure), Text(f" {plural(figure.total, one, many)}"))


def said(figure: Figure, *, zero: str = "no", group: str = "") -> FigureRun:
    """The figure as the sentence says it; `group` picks one part of a distribution."""
    value = figure.value[group] if group and isinstance(figure.value, dict) else figure.total
    return FigureRun(figure.id, value, number(value, zero=zero), group)


def day(value: date) -> str:
    """22 April 2013."""
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"


def month(value: date) -> str:
    """April 2013."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def span(start: date, end: date) -> str:
    """ "October 2011 to September 2013" for whole months, otherwise both days in full."""
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return month(start)
    return f"{month(start)} to {month(end)}" if whole_months else f"{day(start)} to {day(end)}"


def basis(figure: Figure) -> str:
    """The date basis as the annex prints it: a day, or a period."""
    start, end = figure.days
    return f"{day(start)} to {day(end)}" if start else day(end)


def listing(names: Iterable[str]) -> str:
    """ "Austria, Belgium and Finland"."""
    *most, last = names
    return f"{', '.join(most)} and {last}" if most else last


def alphabetical(names: Iterable[str]) -> Sequence[str]:
    """Names in English alphabetical order, whatever the case and the accents."""
    return sorted(names, key=sort_key)


def sort_key(name: str) -> tuple[str, str]:
    """Compares letters first: "Côte d'Ivoire" stands between "Costa Rica" and "Croatia"."""
    bare = "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c))
    return bare.casefold(), name
