"""What an edition says, frozen: plain values, the same today and in ten years.

A snapshot holds every fact that the document prints. Nothing else is read while a document is written, so the
same snapshot always gives the same document. Texts are in English, with their wording in other languages beside them.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.utils.translation import gettext as _

from common.findings import Finding, Severity
from reports.document.canonical import LATER, decode, encode
from reports.document.movement import Movement

REQUIRED_FIGURES = (
    *("F1", "F2", "F2o", "F3", "F3p"),
    *("F4", "F5", "F5y", "F5e", "F6", "F6f", "F6r", "F7", "F8"),
    *("F9", "F9n", "F9o"),
)
"""The figures every report on cooperation prints, in the order of its annex."""

ORIGINAL = "en"
"""The language in which a snapshot holds its texts; `Wording` gives them in the others."""

GROUPS = ("WEOG", "EEG", "AFR", "GRULAC", "APG")
"""Regional groups in the order in which a distribution is printed."""


class SnapshotError(ValueError):
    """The snapshot cannot be printed as it stands.

    `findings` say why, each with the figure, table or paragraph that it is about; the message is their sentences, one a line.
    """

    def __init__(self, *found: Finding | str) -> None:
        self.findings = tuple(
            one if isinstance(one, Finding) else Finding(Severity.BLOCKER, "", one) for one in found
        )
        super().__init__("\n".join(one.sentence for one in self.findings))


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """The document's own particulars, as printed on its first page.

    `session` is the ordinal in words ("Twelfth session"); `mandate` the symbols of the resolutions the report answers to;
    `marking` an optional handling line shown on every page. The period includes both its days. `site` is where the
    edition was published: the address with which its links begin, wherever it is printed again.
    """

    symbol: str
    title: str
    session: str
    place_and_dates: str
    period_start: date
    period_end: date
    language: str = "en"
    distribution: str = "General"
    distributed_on: date | None = None
    original_language: str = "English"
    job_number: str = ""
    mandate: tuple[str, ...] = ()
    facilitator: str = ""
    marking: str = ""
    draft: bool = True
    synthetic: bool = True
    site: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One counted value. `on` is a day ("2013-09-29") or a period with both ends ("2011-10-01/2013-09-30").

    A distribution (F6r) has one value for each regional group. `own` says that its day is not that of the others of its kind.
    """

    id: str
    value: int | dict[str, int]
    on: str
    rule: str
    own: bool = field(default=False, metadata=LATER)

    @property
    def total(self) -> int:
        """The value, or the sum over a distribution."""
        return sum(self.value.values()) if isinstance(self.value, Mapping) else self.value

    @property
    def days(self) -> tuple[date | None, date]:
        """The date basis as (first day, or None for a single day; last day)."""
        *start, end = (date.fromisoformat(part) for part in self.on.split("/", 1))
        return (start[0] if start else None), end


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonSought:
    """A person at large under a public warrant; the dates are those of the first outstanding one."""

    name: str
    situation: str
    issued_on: date
    public_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class EnforcementAgreement:
    """A concluded agreement on the enforcement of sentences; `in_force_on` is None while not in force."""

    state: str
    group: str
    concluded_on: date
    in_force_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Meeting:
    """A meeting on cooperation: "Two high-level seminars on cooperation", "Nuremberg", "March and June 2013".

    `agreements_signed` marks the occasion that F5e counts.
    """

    title: str
    place: str
    when: str
    agreements_signed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """Another document to read with this one. `role`: activities, united_nations, earlier, privileges or other.

    `pinpoint` says where in it: "paragraphs 98 to 105".
    """

    symbol: str
    role: str
    title: str = ""
    date: date | None = None
    pinpoint: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A text of the snapshot as another language says it; States with their article ("la Belgique")."""

    language: str
    text: str
    wording: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One area of chapter II. `code` names the wording that a language has for it; titles are for areas of one's own."""

    code: str
    title_en: str = ""
    title_fr: str = ""

    def title(self, language: str) -> str:
        """The title given in this language; empty where the language has its own."""
        return {"en": self.title_en, "fr": self.title_fr}.get(language, "")


USUAL_THEMES = tuple(Theme(code=code) for code in ("arrests", "agreements", "apic", "support"))
"""The areas of chapter II, A to D, unless the edition has others."""


HELD, FEW, BEYOND = "held", "few", "beyond"
"""What stands for a number in a table: held back by disclosure control; withheld because too few stand behind it; and,
for a median, not reached yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountRow:
    """A row of a table: its key, and its numbers by column. `label` is a name that no vocabulary has."""

    key: str
    values: dict[str, int | str]
    label: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CountTable:
    """A table of counts after disclosure control, with the day or period it holds for.

    Rates are in thousandths, medians in days.
    """

    id: str
    on: str
    rule: str
    columns: tuple[str, ...]
    rows: tuple[CountRow, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A paragraph as people wrote it, in the markup of `reports.text`, or left out.

    `key` is that of the paragraph whose place it takes; any other is a paragraph of its own, which stands in `section`
    behind the paragraph `after`. `organ` answers for it where it is not the usual one.
    """

    key: str
    language: str
    section: str
    title: str = ""
    body: str = ""
    after: str = ""
    organ: str = ""
    left_out: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Replaced:
    """The published edition whose place this one takes: `kind` is corrected or restated, `sha256` the hash of its snapshot.

    `moved` are its figures that say another number here, or the same for another date or by another rule.
    """

    symbol: str
    kind: str
    reason: str
    sha256: str
    moved: tuple[Movement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Exempted:
    """A small number, or with no row and column a whole table, that is printed because two persons decided so by name."""

    table: str
    row: str
    column: str
    reason: str
    asked_by: str
    approved_by: str
    approved_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class RecommendationText:
    """What a recommendation of 2007 says in a language, as it was entered from the resolution."""

    number: int
    language: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Snapshot:
    """Everything an edition prints. `apic_outside` names the States Parties that F9o counts."""

    edition: Edition
    figures: tuple[Figure, ...]
    sought: tuple[PersonSought, ...] = ()
    enforcement: tuple[EnforcementAgreement, ...] = ()
    interim_release_negotiating: tuple[str, ...] = ()
    apic_non_states_parties: tuple[str, ...] = ()
    apic_outside: tuple[str, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    citations: tuple[Citation, ...] = ()
    themes: tuple[Theme, ...] = USUAL_THEMES
    wordings: tuple[Wording, ...] = ()
    passages: tuple[Passage, ...] = ()
    tables: tuple[CountTable, ...] = ()
    replaces: Replaced | None = field(default=None, metadata=LATER)
    exempted: tuple[Exempted, ...] = field(default=(), metadata=LATER)
    recommendations: tuple[RecommendationText, ...] = field(default=(), metadata=LATER)

    def figure(self, id: str) -> Figure:
        """The figure with this id. Raises SnapshotError when the snapshot has none."""
        for figure in self.figures:
            if figure.id == id:
                return figure
        raise SnapshotError(
            _("Figure %(id)s: missing; compute it before the document is written.") % {"id": id}
        )

    def cited(self, role: str) -> tuple[Citation, ...]:
        """The related documents of one role, in the order given."""
        return tuple(citation for citation in self.citations if citation.role == role)

    def has_theme(self, code: str) -> bool:
        """Whether the edition treats the area."""
        return any(theme.code == code for theme in self.themes)

    def to_json(self) -> str:
        """The one canonical text of this snapshot (sorted keys, ASCII, no blanks): hash this."""
        return json.dumps(encode(self), sort_keys=True, ensure_ascii=True, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str | bytes) -> Snapshot:
        """Read what `to_json` wrote. Raises SnapshotError naming the place of the first thing that does not fit."""
        try:
            return decode(cls, json.loads(text), "snapshot")
        except ValueError as error:
            raise SnapshotError(str(error)) from error
