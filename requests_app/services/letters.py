"""Notes verbales and reminders that the register makes: numbered and filed in the transaction that sends them."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level
from common.errors import Refusal
from requests_app.letters import Letter, Wording, letter_of, render
from requests_app.letters.letter import ANNEXED
from requests_app.models import CooperationRequest, Document
from requests_app.services.documents import file_made
from requests_app.services.due import proposed_due_date
from requests_app.services.lifecycle import remind, transmit
from requests_app.services.numbers import give_note_number, give_sealed_note_number
from requests_app.vocab import DocumentKind


@transaction.atomic
def transmit_with_note(
    request: CooperationRequest, *, wording: Wording, by: Person, on: date, known_at: datetime, **more: Any
) -> CooperationRequest:
    """Transmits the request (`lifecycle.transmit` takes `more`) with a note verbale, which gets its number and is filed."""
    _check(wording)
    number = _number(request, on)
    sent = transmit(request, by=by, on=on, known_at=known_at, note_number=number, **more)
    letter = letter_of(sent, on=on, wording=wording, number=number, annexes=_annexes(sent))
    _issue(sent, letter, DocumentKind.NOTE_VERBALE, by)
    return sent


@transaction.atomic
def remind_with_note(
    request: CooperationRequest, *, wording: Wording, by: Person, on: date, known_at: datetime, **more: Any
) -> CooperationRequest:
    """Sends the next reminder as a note of its own, which recalls the first one, gets its number and is filed."""
    _check(wording)
    number, reminder = _number(request, on), next_reminder(request)
    sent = remind(request, by=by, on=on, known_at=known_at, note=number, **more)
    letter = letter_of(sent, on=on, wording=wording, number=number, reminder=reminder)
    _issue(sent, letter, DocumentKind.REMINDER, by)
    return sent


def preview(
    request: CooperationRequest,
    *,
    reminder: bool,
    wording: Wording,
    on: date,
    due_on: date | None = None,
    language: str = "",
) -> Letter:
    """The note as it would be sent on the day, before it has a number."""
    if reminder:
        return letter_of(request, on=on, wording=wording, reminder=next_reminder(request))
    due = (
        due_on
        or request.due_on
        or proposed_due_date(request.family, urgent=request.urgent, start=on, partner=request.partner).on
    )
    return letter_of(
        request, on=on, wording=wording, due_on=due, language=language, annexes=_annexes(request)
    )


def next_reminder(request: CooperationRequest) -> int:
    """The number of the reminder that would be sent now: the first is 1."""
    return request.reminders + 1


def _check(wording: Wording) -> None:
    if not wording.addressee.strip():
        raise Refusal(_("Say whom the note addresses."), field="addressee")


def _number(request: CooperationRequest, on: date) -> str:
    if request.level == Level.UNDER_SEAL:
        return give_sealed_note_number()
    return give_note_number(request.owner_organ, on.year)


def _annexes(request: CooperationRequest) -> list[str]:
    found = request.documents.standing().filter(kind__in=ANNEXED).order_by("id")
    return list(found.values_list("name", flat=True))


def _issue(request: CooperationRequest, letter: Letter, kind: DocumentKind, by: Person) -> Document:
    """The note as it stands from now on, among the documents of its request."""
    name = f"{letter.number.replace('/', '-')}.pdf"
    return file_made(
        request, render(letter), name=name, kind=kind, number=letter.number, dated_on=letter.dated, by=by
    )
