"""The parts of the organs side by side, each with what is still missing in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.vocab import COURT_ORGANS, Organ
from common.findings import Severity
from reports.gates import Gate
from reports.models import Clearance, Edition
from reports.paragraphs import Line, Sheet
from reports.vocab import Language, PassageState


@dataclass(frozen=True, slots=True)
class Contribution:
    """What one organ gives to an edition; `missing` says in sentences what it still owes, by paragraph.

    `gates` are about the figures that its paragraphs print.
    """

    organ: Organ
    lines: Sequence[Line]
    clearance: Clearance | None
    missing: Sequence[tuple[Line | None, str]]
    gates: Sequence[Gate]

    @property
    def written(self) -> int:
        """How many of its paragraphs people wrote."""
        return sum(line.written for line in self.lines)


def contributions(edition: Edition, shown: Sheet, language: str, gates: Sequence[Gate]) -> list[Contribution]:
    """The organs in the order of the Statute's register, with their paragraphs in one language."""
    given = {one.organ: one for one in edition.clearances.standing().select_related("given_by")}
    elsewhere = _written_elsewhere(edition, language)
    return [
        Contribution(
            Organ(organ),
            shown.of(Organ(organ)),
            given.get(organ),
            tuple(_missing(shown, Organ(organ), elsewhere)),
            tuple(gate for gate in gates if gate.finding.where in _figures(shown, Organ(organ))),
        )
        for organ in COURT_ORGANS
    ]


def _figures(shown: Sheet, organ: Organ) -> set[str]:
    return {figure for line in shown.of(organ) for figure in line.figures}


def _missing(shown: Sheet, organ: Organ, elsewhere: set[str]) -> Iterator[tuple[Line | None, str]]:
    for line in shown.of(organ):
        for finding in line.findings:
            if finding.severity is Severity.BLOCKER:
                yield line, str(finding)
        if line.open_comments:
            yield (
                line,
                ngettext("%(n)s comment is open.", "%(n)s comments are open.", line.open_comments)
                % {"n": line.open_comments},
            )
        if line.key in elsewhere and not line.written:
            yield line, _("It is written in another language of this edition and not in this one.")
    if organ == Organ.REGISTRY:
        filled = {line.section for line in shown.lines}
        for section, heading in shown.headings.items():
            if section not in filled and section != "chapter":
                yield None, _("“%s” has no paragraph.") % heading


def _written_elsewhere(edition: Edition, language: str) -> set[str]:
    """Paragraphs that people wrote in another of the edition's languages."""
    if language not in edition.languages:
        return set()
    others = [one for one in edition.languages if one != language and one in Language.values]
    return {
        one.key
        for one in edition.passages.current()
        if one.language in others and one.state == PassageState.WRITTEN
    }
