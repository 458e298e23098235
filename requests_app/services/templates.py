"""The empty file in which a register is filled in, with what each column takes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import IO, Final

from django.utils.translation import gettext as _

from accounts.vocab import Level
from common import tabular
from requests_app.services.files import COLUMNS, DATES
from requests_app.vocab import TRANSMITTERS, Family, Originator, Outcome

ALLOWED: Final = {
    "organ": [organ.value for organ in TRANSMITTERS],
    "originator": Originator.values,
    "family": Family.values,
    "level": Level.values,
    "outcome": ["", *Outcome.values],
}

EXAMPLE: Final = {
    "reference": "REG/2012/0007",
    "organ": "registry",
    "originator": "chambers",
    "family": "assistance",
    "article": "93(1)(b)",
    "partner": "XYZ",
    "subject": "Example: records of a hospital",
    "level": "public",
    "channel": "Embassy in The Hague",
    "language": "English",
    "transmitted_on": "2012-03-01",
    "due_on": "2012-04-30",
    "acknowledged_on": "2012-03-09",
    "outcome": "executed",
    "closed_on": "2012-05-02",
}
"""A row for the sheet that explains; its partner does not exist, so that it is never imported by mistake."""


def csv_lines() -> Iterator[str]:
    """The header alone: every further row of a CSV file would be imported."""
    return tabular.csv_lines([_header()])


def workbook() -> IO[bytes]:
    """A sheet to be filled in, and one that explains each column and shows an example."""
    return tabular.workbook([("requests", [_header()]), ("explanations", _explanations())])


def _header() -> list[str]:
    return [column.name for column in COLUMNS]


def _explanations() -> Iterator[list[str]]:
    yield [_("This sheet is not imported. It explains the columns of the first one.")]
    yield [_("Column"), _("Required"), _("Allowed"), _("Example (not to be imported)")]
    for column in COLUMNS:
        required = _("yes") if column.required else _("no")
        yield [column.name, required, _allowed(column.name), EXAMPLE.get(column.name, "")]


def _allowed(name: str) -> str:
    if name in ALLOWED:
        return ", ".join(word or _("(empty)") for word in ALLOWED[name])
    if name in DATES:
        return _("a day as YYYY-MM-DD, or empty")
    words = {
        "reference": _("unique in the register; empty for a draft"),
        "article": _("for example 93(1)(b), or empty"),
        "partner": _("ISO 3166 alpha-3 of a State, or the code of an organization"),
        "situation": _("name or code of a situation, or empty"),
    }
    return words.get(name, _("text"))
