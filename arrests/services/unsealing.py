"""Lifts the seal of a warrant: one person proposes, a second one confirms."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Level, Organ
from arrests import policies
from arrests.models import Suspect, UnsealingProposal, Warrant, WarrantEvent
from arrests.services.writing import locked, write
from arrests.vocab import EventKind
from arrests.workflow import VISIBILITY
from common.asof import court_day
from common.errors import Refusal


@transaction.atomic
def propose_unsealing(
    warrant: Warrant, *, on: date, order_reference: str, known_at: datetime, by: Person
) -> UnsealingProposal:
    """The first of two people asks to make the warrant public from the day `on`, under the order named."""
    warrant = _for_unsealing("propose_unsealing", warrant, by)
    if not order_reference.strip():
        raise Refusal(_("Name the order that lifts the seal."), field="order_reference")
    policies.check_day(on, court_day(known_at), warrant.events.known(known_at))
    return UnsealingProposal.objects.create(
        warrant=warrant,
        effective_on=on,
        order_reference=order_reference.strip(),
        proposed_by=by,
        proposed_at=known_at,
    )


@transaction.atomic
def withdraw_unsealing(warrant: Warrant, *, known_at: datetime, by: Person) -> None:
    """The proposal is taken back; the warrant stays under seal."""
    warrant = _for_unsealing("withdraw_unsealing", warrant, by)
    proposal = open_proposal(warrant)
    assert proposal is not None
    proposal.withdrawn_by, proposal.withdrawn_at = by, known_at
    proposal.save(update_fields=["withdrawn_by", "withdrawn_at"])


@transaction.atomic
def confirm_unsealing(warrant: Warrant, *, known_at: datetime, by: Person) -> WarrantEvent:
    """A second person agrees, and in one step warrant and person are public, numbered, and out of the compartment.

    The event takes effect on the day of the order and is known from `known_at`: no public answer as known before
    then changes. Raises Refusal for the person who proposed it.
    """
    warrant = _for_unsealing("confirm_unsealing", warrant, by)
    proposal = open_proposal(warrant)
    assert proposal is not None
    policies.check_confirms(proposal, by)
    policies.check_day(proposal.effective_on, court_day(known_at), warrant.events.known(known_at))
    proposal.confirmed_by, proposal.confirmed_at = by, known_at
    proposal.save(update_fields=["confirmed_by", "confirmed_at"])
    event = write(
        warrant,
        EventKind.UNSEALED,
        proposal.effective_on,
        known_at,
        by,
        order_reference=proposal.order_reference,
    )
    suspect = _open_person(warrant.suspect)
    warrant.suspect = suspect
    warrant.number = suspect.warrants.next_number()
    _open_row(warrant, "suspect", "number")
    return event


def open_proposal(warrant: Warrant) -> UnsealingProposal | None:
    """The proposal that waits for a second person, if there is one."""
    return warrant.proposals.filter(confirmed_at__isnull=True, withdrawn_at__isnull=True).first()


def visibility(warrant: Warrant) -> str:
    """Where the warrant stands in the life cycle of its seal."""
    if not warrant.sealed:
        return "public" if warrant.level == Level.PUBLIC else "undated"
    return "unsealing_proposed" if open_proposal(warrant) else "under_seal"


def _for_unsealing(action: str, warrant: Warrant, by: Person) -> Warrant:
    policies.check_unseals(by)
    warrant = locked(warrant)
    VISIBILITY.check(action, visibility(warrant))
    return warrant


def _open_person(suspect: Suspect) -> Suspect:
    """The public person whom an unsealed warrant names.

    Where the same individual is already registered in the open, the sealed entry is merged into that one: nobody is
    ever counted twice.
    """
    if suspect.level == Level.UNDER_SEAL:
        open_rows = Suspect.objects.exclude(level=Level.UNDER_SEAL)
        already = open_rows.filter(situation=suspect.situation_id, name=suspect.name).first()
        if already is not None:
            suspect.warrants.update(suspect=already)
            suspect.delete()
            suspect = already
    if suspect.level != Level.PUBLIC:
        _open_row(suspect)
    return suspect


def _open_row(row: Suspect | Warrant, *fields: str) -> None:
    """From here on the row is public, in the keeping of the Registry."""
    row.level, row.compartment, row.owner_organ = Level.PUBLIC, None, Organ.REGISTRY
    row.save(update_fields=["level", "compartment", "owner_organ", *fields])
