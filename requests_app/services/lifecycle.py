"""From the draft handed in to the file closed: one function for each thing that happens to a request."""

from __future__ import annotations

from datetime import date
from typing import Unpack

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level
from common.asof import court_day
from common.errors import Refusal, Rejected
from common.findings import blockers
from partners.queries import channel_of, owes_cooperation
from requests_app import clocks, policies
from requests_app.escalation import LADDER
from requests_app.models import CooperationRequest
from requests_app.services import due
from requests_app.services.due import proposed_due_date
from requests_app.services.numbers import give_number, give_sealed_reference
from requests_app.services.record import Given, act, locked, record
from requests_app.vocab import EventKind, Medium


def submit_for_approval(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The draft is ready for a second pair of eyes. Raises Rejected with every blocker in the checklist of contents."""
    with transaction.atomic():
        request = locked(request, EventKind.SUBMITTED, by=given["by"], version=given.get("version"))
        if stops := blockers(policies.incomplete(request.family, request.contents, kinds_of(request))):
            raise Rejected(stops)
        return act(request, EventKind.SUBMITTED, **given)


def kinds_of(request: CooperationRequest) -> set[str]:
    """The kinds of the documents that stand with the request."""
    return set(request.documents.standing().values_list("kind", flat=True))


def approve(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """A second person approves. Raises Forbidden for whoever wrote or changed the draft."""
    return act(request, EventKind.APPROVED, **given)


def send_back(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The draft goes back to its author, with what is to be changed."""
    return act(request, EventKind.SENT_BACK, **given)


@transaction.atomic
def transmit(
    request: CooperationRequest,
    *,
    channel: str = "",
    language: str = "",
    note_number: str = "",
    urgent_medium: str = "",
    due_on: date | None = None,
    **given: Unpack[Given],
) -> CooperationRequest:
    """The request leaves the Court: it gets its number and its due date, and counts from its first transmission.

    The channel and the language of the day are frozen with it (article 87(1) and (2); rule 180(2)); where neither the
    draft nor the caller names them, what the addressee declared for the day holds. Without `due_on`
    the draft's own due date holds, else the policy of the family. `urgent_medium` is how an urgent request went ahead.
    """
    on, by, known_at = given["on"], given["by"], given["known_at"]
    request = locked(request, EventKind.TRANSMITTED, by=by, version=given.get("version"))
    policies.check_day(on, today=court_day(known_at), floor=None)  # before a number is used up
    declared = policies.route(channel_of(request.partner, on))
    channel = channel or request.channel or declared.channel
    language = language or request.language or declared.language
    if urgent_medium and not request.urgent:
        raise Refusal(_("Only an urgent request goes ahead by another medium."), field="urgent_medium")
    proposed = proposed_due_date(request.family, urgent=request.urgent, start=on, partner=request.partner)
    answer = due_on or request.due_on or proposed.on
    policies.check_due(answer, on)
    due.put(request, proposed if answer == proposed.on else clocks.due_date(on, clocks.Given(answer), ()))
    if request.reference is None:
        sealed = request.level == Level.UNDER_SEAL
        request.reference = give_sealed_reference() if sealed else give_number(request.owner_organ, on.year)
    return record(
        request,
        EventKind.TRANSMITTED,
        on=on,
        known_at=known_at,
        by=by,
        note=given.get("note", ""),
        detail={
            "channel": channel,
            "language": language,
            "note_number": note_number or request.note_number,
            "urgent_medium": urgent_medium,
            "source": declared.source,
        },
        changed=["reference"],
    )


def confirm_urgent(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """What had gone ahead by another medium was confirmed by the channel (articles 91(1), 92(3) and 96(1))."""
    return act(request, EventKind.URGENT_CONFIRMED, **given)


def acknowledge(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The addressee confirmed receipt."""
    return act(request, EventKind.ACKNOWLEDGED, **given)


def record_return(request: CooperationRequest, *, ground: str, **given: Unpack[Given]) -> CooperationRequest:
    """The addressee sent it back as incomplete; the note says what it misses. Nothing is due until it is sent again."""
    return act(request, EventKind.RETURNED_INCOMPLETE, ground=ground, **given)


def amend(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """A next version of the same request begins as a draft. It keeps its number and counts once."""
    return act(request, EventKind.AMENDED, **given)


def open_consultation(
    request: CooperationRequest, *, ground: str, until: date | None = None, **given: Unpack[Given]
) -> CooperationRequest:
    """The addressee consults with the Court (article 97 and others); the clock stops. It needs `until`, when a result is expected."""
    policies.check_until(until, on=given["on"], field="until")
    return act(request, EventKind.CONSULTATION_OPENED, ground=ground, until=until, **given)


def postpone(
    request: CooperationRequest, *, ground: str, until: date | None = None, **given: Unpack[Given]
) -> CooperationRequest:
    """Execution is postponed; the clock stops. Article 94 needs `until`, the day that was agreed."""
    policies.check_until(until, on=given["on"], field="until")
    return act(request, EventKind.POSTPONED, ground=ground, until=until, **given)


def resume(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The consultation or the postponement is over and execution goes on; the clock runs again."""
    return act(request, EventKind.RESUMED, **given)


def start_execution(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The addressee began to execute the request (article 99)."""
    return act(request, EventKind.EXECUTION_STARTED, **given)


def record_partial_execution(
    request: CooperationRequest, *, delivered: str, remaining: str, **given: Unpack[Given]
) -> CooperationRequest:
    """A part was delivered; the rest is still awaited."""
    return act(request, EventKind.PARTIALLY_EXECUTED, delivered=delivered, remaining=remaining, **given)


def record_execution(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The addressee did what was asked; the reply came on the day `on` (article 99(3))."""
    return act(request, EventKind.EXECUTED, **given)


def record_refusal(
    request: CooperationRequest, *, ground: str, extent: str, reason: str = "", **given: Unpack[Given]
) -> CooperationRequest:
    """The addressee declined, in whole or in part; its reasons, which it owes promptly, are the note (article 93(6)).

    `reason` is the kind of reason as the Court understands it, and internal.
    """
    return act(request, EventKind.DECLINED, ground=ground, extent=extent, reason=reason, **given)


def remind(
    request: CooperationRequest, *, medium: str = Medium.NOTE_VERBALE, **given: Unpack[Given]
) -> CooperationRequest:
    """The next reminder went out. It is no request of its own and counts nowhere."""
    with transaction.atomic():
        request = locked(request, EventKind.REMINDED, by=given["by"], version=given.get("version"))
        return act(request, EventKind.REMINDED, **detail_of_reminder(request, medium), **given)


def detail_of_reminder(request: CooperationRequest, medium: str = Medium.NOTE_VERBALE) -> dict[str, object]:
    """The number that the next reminder bears, and how it is sent."""
    return {"number": request.reminders + 1, "medium": medium}


def explain_silence(
    request: CooperationRequest, *, reason: str, **given: Unpack[Given]
) -> CooperationRequest:
    """Why no answer comes, as the Court understands it. Internal."""
    return act(request, EventKind.SILENCE_EXPLAINED, reason=reason, **given)


def escalate(
    request: CooperationRequest, *, level: int, decision: str = "", **given: Unpack[Given]
) -> CooperationRequest:
    """The level of escalation is now `level`; from 4 on, `decision` is the reference of the decision behind it.

    The article on which the step rests for this addressee on the day is kept with it.
    """
    policies.check_escalation(level, decision, is_state=request.partner.is_state)
    state_party = owes_cooperation(request.partner, request.transmitted_on, given["on"], given["known_at"])
    basis = LADDER[level].basis_for(state_party=state_party)
    return act(request, EventKind.ESCALATED, level=level, decision=decision, basis=basis, **given)


def withdraw(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """The Court gives the request up, with a reason. Once transmitted, it still counts as transmitted."""
    return act(request, EventKind.WITHDRAWN, **given)


def supersede(
    request: CooperationRequest, *, successor: CooperationRequest, **given: Unpack[Given]
) -> CooperationRequest:
    """Another request of the same register takes its place, for the reason that the note gives."""
    policies.check_successor(request, successor)
    return act(request, EventKind.SUPERSEDED, successor=successor.pk, **given)


def close(request: CooperationRequest, *, satisfied: str = "", **given: Unpack[Given]) -> CooperationRequest:
    """The file is closed; what was executed in part is given up for the rest."""
    return act(request, EventKind.CLOSED, satisfied=satisfied, **given)


def reopen(request: CooperationRequest, **given: Unpack[Given]) -> CooperationRequest:
    """A supervisor opens the file again, with a reason: something is still to come."""
    return act(request, EventKind.REOPENED, **given)


@transaction.atomic
def link_to_warrant(request: CooperationRequest, *, by: Person | None = None) -> CooperationRequest:
    """Marks a request as linked to a warrant: Registry and OTP then both read it, unless it is sealed."""
    if not request.warrant_linked:
        if by is not None:
            policies.check_may_write(request, by)
        request.warrant_linked = True
        request.save(update_fields=["warrant_linked"])
    return request
