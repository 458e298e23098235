"""What stands between an edition and its publication: findings that block or warn, each leading to where it is mended."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from accounts.models import Person
from common.findings import Finding, Severity
from reports.document import ORIGINAL, Document, Snapshot, SnapshotError, build, problems
from reports.exemptions import words_of
from reports.figures import FIGURES
from reports.models import Edition
from reports.paragraphs import Line
from reports.parts import placed, printing
from reports.statistics import KINDS
from reports.vocab import Language
from reports.wording import unworded


@dataclass(frozen=True, slots=True)
class Gate:
    """A finding and the address of the page where it is mended."""

    finding: Finding
    url: str


def gates(edition: Edition, snapshot: Snapshot, *, on: date) -> list[Gate]:
    """Everything that blocks or weakens the edition as it stands on the day, blockers first."""
    found = [
        *_of_figures(edition, snapshot),
        *_of_dates(edition, on),
        *_of_comments(edition),
        *_of_exemptions(edition),
        *_of_wordings(edition, snapshot),
        *_of_particulars(edition),
    ]
    return sorted(found, key=lambda gate: gate.finding.severity is not Severity.BLOCKER)


def gates_for(edition: Edition, person: Person, snapshot: Snapshot | None, *, on: date) -> list[Gate]:
    """What the Court's people have to mend before the edition is published; others have nothing to mend."""
    if edition.published or snapshot is None or not person.works_for_the_court:
        return []
    return gates(edition, snapshot, on=on)


def concerning(given: Iterable[Gate], key: str, line: Line | None) -> list[Gate]:
    """Those about one paragraph: its text, its comments, and the figures that it prints."""
    about = {key, *(line.figures if line else ())}
    return [gate for gate in given if gate.finding.where in about]


def _of_figures(edition: Edition, snapshot: Snapshot) -> Iterator[Gate]:
    """Contradictions of the figures; where there are none, what the text does with them."""
    contradictions = problems(snapshot)
    for one in contradictions:
        yield Gate(one, _figure(edition, one.where) if one.where in FIGURES else _page(edition, "edit"))
    if contradictions:
        return
    by_group, total = snapshot.figure("F6r"), snapshot.figure("F6")
    if by_group.total != total.total and by_group.on == total.on:
        sentence = _("The groups add up to %(sum)s, and F6 is %(total)s; a State has no regional group.")
        values = {"sum": by_group.total, "total": total.total}
        yield _gate(Severity.WARNING, "F6r", sentence % values, _figure(edition, "F6r"))
    try:
        written = build(snapshot)
    except SnapshotError as error:
        yield from _of_text(edition, error.findings)
    else:
        yield from _of_places(edition, snapshot, written)


def _of_text(edition: Edition, findings: Iterable[Finding]) -> Iterator[Gate]:
    """Paragraphs that cannot be read."""
    for one in findings:
        page = _page(edition, "paragraph", one.where) if one.where else _page(edition, "paragraphs")
        yield Gate(one, page)


def _of_places(edition: Edition, snapshot: Snapshot, written: Document) -> Iterator[Gate]:
    """Figures that no organ clears, because no paragraph prints them; and tables that had to be left out."""
    paragraphs = list(placed(written.blocks, snapshot))
    for figure in snapshot.figures:
        if not printing(paragraphs, figure.id):
            sentence = _("It stands in no paragraph, so that no organ clears it.")
            yield _gate(Severity.WARNING, figure.id, sentence, _figure(edition, figure.id))
    printed = {table.id for table in snapshot.tables}
    for kind in KINDS.values():
        if kind.id not in printed:
            sentence = _(
                "The table is left out: its small numbers could be worked out, whatever is held back."
            )
            yield _gate(Severity.WARNING, kind.id, sentence, _page(edition, "text"))


def _of_dates(edition: Edition, on: date) -> Iterator[Gate]:
    if edition.latest_on > on:
        sentence = _("The figures ask for a day that has not come yet; nobody signs before.")
        yield _gate(Severity.BLOCKER, date_format(edition.latest_on), sentence, _page(edition, "edit"))


def _of_comments(edition: Edition) -> Iterator[Gate]:
    waiting = edition.comments.open().order_by("paragraph").values_list("paragraph", flat=True)
    keys = list(waiting)
    for key in dict.fromkeys(keys):
        number = keys.count(key)
        sentence = ngettext("%(n)s comment is open.", "%(n)s comments are open.", number) % {"n": number}
        yield _gate(Severity.BLOCKER, key, sentence, f"{_page(edition, 'paragraph', key)}#comments")


def _of_exemptions(edition: Edition) -> Iterator[Gate]:
    for one in edition.exemptions.waiting().order_by("pk"):
        sentence = _("The exception that was asked for waits for a second person.")
        where = words_of(one.table, one.row, one.column)
        yield _gate(Severity.WARNING, where, sentence, _page(edition, "exemptions"))


def _of_wordings(edition: Edition, snapshot: Snapshot) -> Iterator[Gate]:
    for language in map(Language, edition.languages):
        missing = unworded(snapshot, language) if language != ORIGINAL else []
        if missing:
            sentence = ngettext(
                "%(n)s text has no wording in this language.",
                "%(n)s texts have no wording in this language.",
                len(missing),
            ) % {"n": len(missing)}
            url = _page(edition, "wording", language.value)
            yield _gate(Severity.BLOCKER, str(language.label), sentence, url)


def _of_particulars(edition: Edition) -> Iterator[Gate]:
    """What the first page of a document of the Assembly has."""
    for name in ("distributed_on", "job_number", "mandate"):
        if not getattr(edition, name):
            label = str(Edition._meta.get_field(name).verbose_name)  # type: ignore[union-attr]
            sentence = _("It is empty; the document would be without it.")
            yield _gate(Severity.WARNING, label.capitalize(), sentence, _page(edition, "edit"))


def _gate(severity: Severity, where: str, sentence: str, url: str) -> Gate:
    return Gate(Finding(severity, where, sentence), url)


def _page(edition: Edition, name: str, *more: str) -> str:
    return reverse(f"reports:{name}", args=[edition.slug, *more])


def _figure(edition: Edition, id: str) -> str:
    return _page(edition, "figure", id)
