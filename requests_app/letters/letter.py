"""What a note verbale says about a request: third person, numbered, unsigned (article 87; rules 176 to 180)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import override

from partners.models import Partner
from requests_app.letters.words import ENGLISH, FRENCH, Words
from requests_app.models import CooperationRequest
from requests_app.vocab import DocumentKind, Status

ANNEXED: Final = (
    DocumentKind.REQUEST,
    DocumentKind.ANNEX,
    DocumentKind.WARRANT,
    DocumentKind.JUDGMENT,
    DocumentKind.TRANSLATION,
)
"""The documents that go with a note."""


@dataclass(frozen=True, slots=True)
class Wording:
    """What a person decides about a note: how the addressee is named in the text, and what is said besides."""

    addressee: str
    further: str = ""


@dataclass(frozen=True, slots=True)
class Letter:
    """A note, ready to be shown or laid out: `facts` are the lines about the request, `annexes` the names of documents."""

    language: str
    court: str
    level: str
    marking: str
    title: str
    number: str
    dated: date
    place_and_day: str
    addressee: str
    opening: str
    facts: Sequence[tuple[str, str]]
    paragraphs: Sequence[str]
    annexes_title: str
    annexes: Sequence[str]
    no_annex: str
    closing: str
    page: str


def speaks_french(language: str) -> bool:
    """Whether a request in this language goes with a note in French; every other one goes with a note in English."""
    return language.strip().casefold().startswith("fr")


def words_for(language: str) -> Words:
    """The words in the language of the note."""
    return FRENCH if speaks_french(language) else ENGLISH


def addressee_of(partner: Partner, channel: str, language: str) -> str:
    """How the text names whom the channel leads to; a proposal: a person puts the article that a name takes."""
    words = words_for(language)
    with override(words.language):
        name = partner.name
    if not partner.is_state:
        return words.institution.format(partner=name)
    authority = re.search(r"authorit|ministr|centra|autorit", channel, re.IGNORECASE)
    return (words.authority if authority else words.embassy).format(partner=name)


def is_proposed(partner: Partner, addressee: str) -> bool:
    """Whether the words are those that some channel and language propose, and not a person's own."""
    proposals = {
        addressee_of(partner, channel, language) for channel in ("", "ministry") for language in ("en", "fr")
    }
    return addressee.strip() in proposals


def letter_of(
    request: CooperationRequest,
    *,
    on: date,
    wording: Wording,
    number: str = "",
    reminder: int = 0,
    due_on: date | None = None,
    language: str = "",
    annexes: Sequence[str] = (),
) -> Letter:
    """The note that conveys the request, or the reminder with the given number.

    Without `number` it is a preview. `due_on` and `language` are those of the request unless they are not fixed yet.
    """
    words = words_for(language or request.language)
    sender, addressee = words.senders[request.owner_organ], wording.addressee.strip()
    named = {"sender": sender, "addressee": addressee}
    due = due_on or request.due_on
    if reminder:
        title = words.reminder.format(ordinal=words.nth_reminder(reminder))
        opening = words.opening_of_reminder.format(first=_first_note(request, words), **named)
        paragraphs = [_received(request, words)]
        paragraphs += [words.answer_was_due.format(day=words.day(due))] if due and due < on else []
        last = words.answer_soon.format(**named)
    else:
        title, opening, paragraphs = words.note, words.opening.format(**named), []
        last = (
            words.answer_by.format(day=words.day(due), **named) if due else words.answer_soon.format(**named)
        )
    paragraphs += [part.strip() for part in re.split(r"\n\s*\n", wording.further) if part.strip()]
    if request.urgent:
        paragraphs.append(words.urgent)
    return Letter(
        language=words.language,
        court=words.court,
        level=request.level,
        marking=words.levels[request.level],
        title=title,
        number=number or words.number_at_transmission,
        dated=on,
        place_and_day=words.place_and_day.format(day=words.day(on)),
        addressee=addressee[:1].upper() + addressee[1:],
        opening=opening,
        facts=_facts(request, words),
        paragraphs=[*paragraphs, last],
        annexes_title=words.annexes,
        annexes=tuple(annexes),
        no_annex=words.no_annex,
        closing=words.closing.format(**named),
        page=words.page,
    )


def _facts(request: CooperationRequest, words: Words) -> list[tuple[str, str]]:
    with override(words.language):
        situation = request.situation.name if request.situation else ""
    facts = [
        (words.reference, request.reference or words.reference_at_transmission),
        (words.asked, words.families[request.family]),
        (words.subject, request.subject),
        (words.basis, _basis(request.article, words)),
        (words.situation, situation),
        (words.originator, words.originators[request.originator]),
    ]
    return [(label, value) for label, value in facts if value]


def _basis(articles: str, words: Words) -> str:
    """Articles of the Statute with its name; those of another text name that themselves."""
    if not articles:
        return ""
    return (
        articles
        if re.search(r"[A-Za-z]{3}", articles)
        else words.basis_of.format(article=f"article {articles}")
    )


def _first_note(request: CooperationRequest, words: Words) -> str:
    """By which note, and when, the request was conveyed."""
    day = words.day(request.transmitted_on) if request.transmitted_on else ""
    french = words.language == "fr"
    if request.note_number:
        by = (
            f"par la note verbale {request.note_number}"
            if french
            else f"by note verbale {request.note_number}"
        )
        return f"{by} du {day}" if french else f"{by} of {day}"
    return f"le {day}" if french else f"on {day}"


def _received(request: CooperationRequest, words: Words) -> str:
    return words.part_received if request.status == Status.PARTIALLY_EXECUTED else words.nothing_received
