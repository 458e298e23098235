"""From the transmission to the end: one function for each thing that happens to a request."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level
from common.asof import court_day
from common.errors import Refusal
from requests_app import clocks, policies
from requests_app.models import CooperationRequest
from requests_app.services import due
from requests_app.services.due import proposed_due_date
from requests_app.services.numbers import give_number, give_sealed_reference
from requests_app.services.record import locked, record
from requests_app.vocab import EventKind, Outcome

GIVEN = {"rule": "given"}
"""The reason of a due date that a person set by hand."""


@transaction.atomic
def transmit(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    channel: str = "",
    language: str = "",
    note_number: str = "",
    due_on: date | None = None,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The request leaves the Court: it gets its number and its due date, and counts from this day.

    The channel and the language of the day are frozen with it (article 87(1) and (2); rule 180(2)). Without `due_on`
    the draft's own due date holds, else the policy of the family.
    """
    request = locked(request, EventKind.TRANSMITTED, by=by, version=version)
    request.channel, request.language = channel or request.channel, language or request.language
    if not request.channel:
        raise Refusal(_("Say by which channel it is sent (article 87(1))."), field="channel")
    if not request.language:
        raise Refusal(_("Say in which language it is sent (article 87(2))."), field="language")
    proposed = proposed_due_date(request.family, urgent=request.urgent, start=on, partner=request.partner)
    given = due_on or request.due_on or proposed.on
    policies.check_due(given, on)
    due.put(request, proposed if given == proposed.on else clocks.due_date(on, clocks.Given(given), ()))
    request.transmitted_on, request.transmission_known_from = on, known_at
    request.note_number = note_number or request.note_number
    changed = [
        "channel",
        "language",
        "due_on",
        "due_reason",
        "due_policy",
        "due_given_on",
        "transmitted_on",
        "transmission_known_from",
        "note_number",
    ]
    policies.check_day(on, today=court_day(known_at), floor=None)  # before a number is used up
    if request.reference is None:
        sealed = request.level == Level.UNDER_SEAL
        request.reference = give_sealed_reference() if sealed else give_number(request.owner_organ, on.year)
        changed.append("reference")
    return record(request, EventKind.TRANSMITTED, on=on, known_at=known_at, by=by, note=note, changed=changed)


@transaction.atomic
def acknowledge(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The addressee confirmed receipt."""
    request = locked(request, EventKind.ACKNOWLEDGED, by=by, version=version)
    request.acknowledged_on = on
    return record(
        request,
        EventKind.ACKNOWLEDGED,
        on=on,
        known_at=known_at,
        by=by,
        note=note,
        changed=["acknowledged_on"],
    )


@transaction.atomic
def start_execution(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The addressee began to execute the request (article 99)."""
    request = locked(request, EventKind.EXECUTION_STARTED, by=by, version=version)
    return record(request, EventKind.EXECUTION_STARTED, on=on, known_at=known_at, by=by, note=note)


@transaction.atomic
def record_partial_execution(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """A part was delivered; the note says what remains. The rest is still awaited."""
    request = locked(request, EventKind.PARTIALLY_EXECUTED, by=by, version=version)
    if not note.strip():
        raise Refusal(_("Say what was delivered and what remains."), field="note")
    request.outcome = Outcome.PARTIALLY_EXECUTED
    return record(
        request, EventKind.PARTIALLY_EXECUTED, on=on, known_at=known_at, by=by, note=note, changed=["outcome"]
    )


@transaction.atomic
def record_execution(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The addressee did what was asked; the reply came on the day `on` (article 99(3))."""
    return _end(request, EventKind.EXECUTED, by=by, on=on, known_at=known_at, note=note, version=version)


@transaction.atomic
def record_refusal(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The addressee declined; the reasons, which it owes promptly, are the note (article 93(4) to (6))."""
    if not note.strip():
        raise Refusal(_("Give the reasons of the refusal (article 93(6))."), field="note")
    return _end(request, EventKind.DECLINED, by=by, on=on, known_at=known_at, note=note, version=version)


@transaction.atomic
def withdraw(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The Court gives the request up, with a reason. Once transmitted, it still counts as transmitted."""
    if not note.strip():
        raise Refusal(_("Give the reason of the withdrawal."), field="note")
    return _end(request, EventKind.WITHDRAWN, by=by, on=on, known_at=known_at, note=note, version=version)


@transaction.atomic
def close(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The file is closed; what was executed in part is given up for the rest."""
    request = locked(request, EventKind.CLOSED, by=by, version=version)
    request.closed_on = on
    request.ended_on = request.ended_on or on
    return record(
        request,
        EventKind.CLOSED,
        on=on,
        known_at=known_at,
        by=by,
        note=note,
        changed=["closed_on", "ended_on"],
    )


@transaction.atomic
def remind(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """A reminder went out. It is no request of its own and counts nowhere."""
    request = locked(request, EventKind.REMINDED, by=by, version=version)
    return record(request, EventKind.REMINDED, on=on, known_at=known_at, by=by, note=note)


@transaction.atomic
def change_due_date(
    request: CooperationRequest,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    due_on: date,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """The addressee has until `due_on`, for the reason that the note gives."""
    request = locked(request, EventKind.DUE_DATE_CHANGED, by=by, version=version)
    if not note.strip():
        raise Refusal(_("Say why the due date changes."), field="note")
    assert request.transmitted_on is not None
    policies.check_due(due_on, request.transmitted_on)
    before, request.due_on, request.due_reason = request.due_on, due_on, GIVEN
    days: dict[str, Any] = {"from": before and before.isoformat(), "to": due_on.isoformat()}
    return record(
        request,
        EventKind.DUE_DATE_CHANGED,
        on=on,
        known_at=known_at,
        by=by,
        note=note,
        detail=days,
        changed=["due_on", "due_reason"],
    )


@transaction.atomic
def link_to_warrant(request: CooperationRequest, *, by: Person | None = None) -> CooperationRequest:
    """Marks a request as linked to a warrant: Registry and OTP then both read it, unless it is sealed."""
    if not request.warrant_linked:
        if by is not None:
            policies.check_may_write(request, by)
        request.warrant_linked = True
        request.save(update_fields=["warrant_linked"])
    return request


def _end(
    request: CooperationRequest,
    action: str,
    *,
    by: Person,
    on: date,
    known_at: datetime,
    note: str,
    version: int | None,
) -> CooperationRequest:
    request = locked(request, action, by=by, version=version)
    request.outcome, request.ended_on = Outcome(action), on
    return record(
        request, action, on=on, known_at=known_at, by=by, note=note, changed=["outcome", "ended_on"]
    )
