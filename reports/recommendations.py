"""The official words of the recommendations as a table and as a file: number, text in English, text in French."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from django.utils.translation import gettext as _

from common.errors import Rejected
from common.tabular import Column, Unreadable, csv_lines, number, once, read_content, text
from reports.models import RecommendationText
from reports.models.recommendation import RECOMMENDATIONS
from reports.vocab import Language

Texts = Mapping[tuple[int, Language], str]


def _number(cell: str) -> int:
    """A number from 1 to 66."""
    if not 1 <= number(cell) <= RECOMMENDATIONS:
        raise Unreadable(_("“%s” is no recommendation; they are numbered from 1 to 66.") % cell)
    return number(cell)


COLUMNS: Final = (
    Column("number", _number, required=True),
    *(Column(f"text_{language}", text) for language in Language.values),
)


@dataclass(frozen=True, slots=True)
class Difference:
    """A text that would change."""

    number: int
    language: Language
    before: str
    after: str


def known() -> Texts:
    """The texts that hold, by number and language."""
    return {(one.number, Language(one.language)): one.text for one in RecommendationText.objects.current()}


def texts_in(content: bytes) -> Texts:
    """The texts of a file; an empty cell says nothing about its text. Raises Rejected with every finding."""
    rows = read_content(content, COLUMNS)
    if findings := list(once(rows, lambda row: row["number"], "number")):
        raise Rejected(findings)
    return {
        (row["number"], language): cell
        for row in rows
        for language in Language
        if (cell := row[f"text_{language}"].strip())
    }


def differences(texts: Texts) -> list[Difference]:
    """What would change, in the order of the numbers."""
    held = known()
    return [
        Difference(key[0], key[1], held.get(key, ""), text)
        for key, text in sorted(texts.items())
        if text != held.get(key, "")
    ]


def as_file() -> str:
    """All numbers with the texts that hold, in the columns of the import."""
    held = known()
    rows = (
        [str(one), *(held.get((one, language), "") for language in Language)]
        for one in range(1, RECOMMENDATIONS + 1)
    )
    return "".join(csv_lines([[column.name for column in COLUMNS], *rows]))
