"""What a reference in braces stands for: figures, dates, lists, paragraphs, recommendations, documents."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.document.blocks import ParagraphPointer, Recommendation, Run, Runs, Text
from reports.document.snapshot import Citation, Figure, Snapshot
from reports.narrative.saying import Words

RECOMMENDATIONS: Final = range(1, 67)
"""The numbers of the recommendations of 2007."""


class Unknown(ValueError):
    """A reference stands for nothing; the sentence says what to write instead."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What references are looked up in: the snapshot, the words of the language, the paragraphs there are."""

    snapshot: Snapshot
    words: Words
    paragraphs: frozenset[str] = field(default_factory=frozenset)

    def figure(self, id: str) -> Figure | None:
        """The figure with this id, whatever the case of its letters."""
        return next((one for one in self.snapshot.figures if one.id.casefold() == id.casefold()), None)


def resolved(reference: str, sources: Sources) -> Runs:
    """The runs that a reference (the words between the braces) stands for. Raises Unknown."""
    name, _blank, rest = reference.strip().partition(" ")
    if name in KINDS:
        return KINDS[name](rest.strip(), sources)
    id, *forms = (part.strip() for part in reference.split("|"))
    id, _dot, part = id.partition(".")
    figure = sources.figure(id)
    if figure is None:
        raise Unknown(
            _(
                "“%(reference)s” is neither a figure nor a reference; choose one from the list beside the field."
            )
            % {"reference": reference[:40]}
        )
    return _of_figure(figure, part, forms, sources)


def _of_figure(figure: Figure, part: str, forms: list[str], sources: Sources) -> Runs:
    words = sources.words
    if part == "on":
        return (Text(words.basis(figure)),)
    groups = figure.value if isinstance(figure.value, Mapping) else {}
    if part and part not in groups:
        ways = ", ".join([f"{{{figure.id}.on}}", *(f"{{{figure.id}.{group}}}" for group in groups)])
        raise Unknown(
            _("Figure %(id)s has no part “%(part)s”; it has %(ways)s.")
            % {"id": figure.id, "part": part, "ways": ways}
        )
    match forms:
        case []:
            return (words.said(figure, group=part),)
        case [none] if none:
            return (words.said(figure, group=part, zero=none),)
        case [one, several] if one and several:
            run = words.said(figure, group=part)
            return (run, Text(f" {words.plural(run.value, one, several)}"))
    raise Unknown(
        _(
            "Give the word for one and the word for several, {%(id)s|request|requests}, or the word for none, {%(id)s|none}."
        )
        % {"id": figure.id}
    )


def _period(_rest: str, sources: Sources) -> Runs:
    edition = sources.snapshot.edition
    return (Text(sources.words.span(edition.period_start, edition.period_end)),)


def _day(rest: str, sources: Sources) -> Runs:
    try:
        day = date.fromisoformat(rest)
    except ValueError:
        raise Unknown(_("“%s” is no day; write it like {day 2013-05-14}.") % rest[:20]) from None
    return (Text(sources.words.day(day)),)


def _paragraph(rest: str, sources: Sources) -> Runs:
    if rest not in sources.paragraphs:
        raise Unknown(
            _("There is no paragraph “%s”; the names of paragraphs stand in the list beside the field.")
            % rest[:40]
        )
    return (ParagraphPointer(rest),)


def _recommendation(rest: str, _sources: Sources) -> Runs:
    if not re.fullmatch(r"[1-9][0-9]?", rest) or int(rest) not in RECOMMENDATIONS:
        raise Unknown(_("“%s” is no recommendation; they are numbered from 1 to 66.") % rest[:20])
    return (Recommendation(int(rest)),)


def _document(rest: str, sources: Sources) -> Runs:
    found = next((one for one in sources.snapshot.citations if one.symbol == rest), None)
    if found is None:
        known = ", ".join(one.symbol for one in sources.snapshot.citations)
        raise Unknown(
            _(
                "“%(symbol)s” is not among the related documents of this edition (%(known)s); enter it there first."
            )
            % {"symbol": rest[:40], "known": known or _("none")}
        )
    return (Text(cited(found, sources.words)),)


def cited(citation: Citation, words: Words) -> str:
    """A document as a footnote names it: title, symbol, date, place in it."""
    dated = f" ({words.day(citation.date)})" if citation.date else ""
    parts = (citation.title, f"{citation.symbol}{dated}", citation.pinpoint)
    return ", ".join(part for part in parts if part)


def _list(rest: str, sources: Sources) -> Runs:
    if rest not in LISTS:
        raise Unknown(
            _("“%(name)s” is no list; there are %(known)s.") % {"name": rest[:40], "known": ", ".join(LISTS)}
        )
    names = list(LISTS[rest].names(sources.snapshot))
    if not names:
        raise Unknown(_("The list “%s” is empty in this edition; write the sentence without it.") % rest)
    return (Text(sources.words.listing(sources.words.alphabetical(names))),)


@dataclass(frozen=True, slots=True)
class NameList:
    """Names that the snapshot holds, and what they are."""

    title: str | Promise
    names: Callable[[Snapshot], Iterable[str]]


LISTS: Final[Mapping[str, NameList]] = {
    "outside-apic": NameList(
        gettext_lazy("States Parties outside APIC"), lambda snapshot: snapshot.apic_outside
    ),
    "apic-not-party": NameList(
        gettext_lazy("Parties to APIC that are no States Parties"),
        lambda snapshot: snapshot.apic_non_states_parties,
    ),
    "enforcement": NameList(
        gettext_lazy("States with an agreement on the enforcement of sentences"),
        lambda snapshot: (one.state for one in snapshot.enforcement),
    ),
    "enforcement-pending": NameList(
        gettext_lazy("Of these, States whose agreement is not in force"),
        lambda snapshot: (one.state for one in snapshot.enforcement if one.in_force_on is None),
    ),
    "negotiating": NameList(
        gettext_lazy("States in talks on interim release"),
        lambda snapshot: snapshot.interim_release_negotiating,
    ),
    "sought": NameList(
        gettext_lazy("Persons at large under public warrants"),
        lambda snapshot: (one.name for one in snapshot.sought),
    ),
}
"""Lists by their names in the markup."""

KINDS: Final[Mapping[str, Callable[[str, Sources], Runs]]] = {
    "period": _period,
    "day": _day,
    "paragraph": _paragraph,
    "recommendation": _recommendation,
    "document": _document,
    "list": _list,
}
"""References that begin with a word of their own; any other is a figure."""


def offered(sources: Sources) -> list[tuple[str, str]]:
    """Every reference that can be written here, each with what it stands for, in the order of the report."""
    found: list[tuple[str, str]] = []
    for figure in sources.snapshot.figures:
        parts = [f".{group}" for group in figure.value] if isinstance(figure.value, Mapping) else [""]
        found += [(f"{figure.id}{part}", _words(resolved(f"{figure.id}{part}", sources))) for part in parts]
        found.append((f"{figure.id}.on", _words(resolved(f"{figure.id}.on", sources))))
    found.append(("period", _words(resolved("period", sources))))
    found += [
        (f"list {name}", str(one.title)) for name, one in LISTS.items() if list(one.names(sources.snapshot))
    ]
    found += [(f"document {one.symbol}", cited(one, sources.words)) for one in sources.snapshot.citations]
    return found


def _words(runs: Iterable[Run]) -> str:
    return "".join(getattr(run, "text", "") for run in runs)
