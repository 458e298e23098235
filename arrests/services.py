"""What can be done to warrants: register, unseal, record, correct, assess, link."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Membership, Person
from accounts.vocab import Level, Organ
from arrests import policies
from arrests.models import (
    ObstacleAssessment,
    SurrenderLink,
    Suspect,
    UnsealingProposal,
    Warrant,
    WarrantEvent,
)
from arrests.queries import status_of
from arrests.vocab import ALWAYS_PUBLIC, EventKind, Scenario, Status
from arrests.workflow import LIFE, VISIBILITY
from common.asof import court_day
from common.errors import Refusal, Stale
from common.history import correct
from common.sorting import sort_key
from partners.models import Situation
from requests_app.models import CooperationRequest
from requests_app.services import link_to_warrant
from requests_app.vocab import ARREST_FAMILIES


@transaction.atomic
def register_sealed_warrant(
    *,
    situation: Situation | None,
    name: str,
    compartment: Compartment,
    on: date,
    known_at: datetime,
    by: Person,
    suspect: Suspect | None = None,
    aliases: str = "",
    order_reference: str = "",
    note: str = "",
    synthetic: bool = False,
) -> Warrant:
    """A warrant that was issued under seal on the day `on`, known to the members of the compartment alone.

    It is one more warrant against `suspect` where that is given, else against a new person of that name and situation.
    Raises Forbidden for organs that register no warrants, Refusal for a missing name, a compartment that `by` does not
    belong to, a day in the future, or a person who is under seal in another compartment.
    """
    policies.check_registers(by)
    policies.check_day(on, court_day(known_at))
    if not Membership.objects.filter(person=by, compartment=compartment).exists():
        raise Refusal(_("Choose a compartment that you belong to."), field="compartment")
    if suspect is None:
        if not name.strip():
            raise Refusal(
                _("Give the name of the person sought, or choose somebody already registered."), field="name"
            )
        if situation is None:
            raise Refusal(_("Choose the situation that the new person belongs to."), field="situation")
        suspect = Suspect.objects.create(
            situation=situation,
            name=name.strip(),
            sort_name=sort_key(name.strip()),
            aliases=aliases,
            owner_organ=by.organ,
            level=Level.UNDER_SEAL,
            compartment=compartment,
            synthetic=synthetic,
        )
    elif suspect.level == Level.UNDER_SEAL and suspect.compartment_id != compartment.pk:
        raise Refusal(
            _("The person is under seal in another compartment; choose that one."), field="compartment"
        )
    warrant = Warrant.objects.create(
        suspect=suspect, owner_organ=by.organ, level=Level.UNDER_SEAL, compartment=compartment, note=note
    )
    _write(warrant, EventKind.ISSUED, on, known_at, by, order_reference=order_reference)
    return warrant


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
    event = _write(
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
    _open(warrant, "suspect", "number")
    return event


@transaction.atomic
def record_event(
    warrant: Warrant,
    *,
    action: str,
    on: date,
    known_at: datetime,
    by: Person,
    seen: str = "",
    is_public: bool = False,
    order_reference: str = "",
    note: str = "",
) -> WarrantEvent:
    """Something happened to the warrant on the day `on`; recorded at `known_at`.

    `seen` is the status that the person had before their eyes; Stale is raised when it is no longer the status.
    `is_public` says whether everybody may know, for what is not public in any case. Raises Forbidden for whoever keeps
    no warrants, Refusal for an action or a day that is not possible.
    """
    policies.check_records(warrant, by)
    warrant = _locked(warrant)
    events = list(warrant.events.known(known_at).in_order())
    status = status_of(events)
    if seen and seen != status:
        raise Stale(
            _(
                "Somebody else recorded something meanwhile: the status is now “%(status)s”. Look at the page again."
            )
            % {"status": status.label},
            current=warrant,
        )
    LIFE.check(action, status)
    policies.check_day(on, court_day(known_at), events)
    if LIFE.by_name[action].target:
        policies.check_after(on, events)
    kind = EventKind(action)
    return _write(
        warrant,
        kind,
        on,
        known_at,
        by,
        is_public=is_public or kind in ALWAYS_PUBLIC,
        order_reference=order_reference,
        note=note,
    )


@transaction.atomic
def correct_event(
    event: WarrantEvent, *, on: date | None, known_at: datetime, by: Person | None = None, note: str = ""
) -> WarrantEvent:
    """It happened on another day than recorded, or never (`on` is None). The old entry stays for earlier answers.

    Raises Forbidden for a person who keeps no warrants, Refusal when the entry was corrected before.
    """
    if by is not None:
        policies.check_records(event.warrant, by)
    if on is not None:
        policies.check_day(on, court_day(known_at))
    return correct(
        event,
        on=on,
        known_at=known_at,
        warrant=event.warrant,
        kind=event.kind,
        recorded_by=by,
        is_public=event.is_public,
        order_reference=event.order_reference,
        note=note,
    )


@transaction.atomic
def assess_obstacle(
    warrant: Warrant, *, scenario: str, reason: str, on: date, known_at: datetime, by: Person
) -> ObstacleAssessment:
    """An analyst judges what stands in the way of the arrest (ICC-ASP/12/35, para. 21); earlier judgments stay."""
    policies.check_assesses(by)
    events = list(warrant.events.known(known_at).in_order())
    status = status_of(events)
    if status is not Status.AT_LARGE:
        raise Refusal(_("The warrant is no longer outstanding (%(status)s).") % {"status": status.label})
    if not reason.strip():
        raise Refusal(_("Say in a sentence what the judgment rests on."), field="reason")
    policies.check_day(on, court_day(known_at), events)
    return ObstacleAssessment.objects.create(
        warrant=warrant,
        scenario=Scenario(scenario),
        reason=reason.strip(),
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def link_request(warrant: Warrant, request: CooperationRequest, *, by: Person) -> SurrenderLink:
    """The request for arrest and surrender was made on the ground of the warrant; linking it twice changes nothing.

    A request that is not sealed is then readable by Registry and Office of the Prosecutor alike.
    Raises Refusal for another family of requests, or when the link would betray a sealed warrant.
    """
    policies.check_links(by)
    if request.family not in ARREST_FAMILIES:
        raise Refusal(
            _("Only a request for arrest is linked to a warrant; choose another one."), field="request"
        )
    policies.check_linkable(warrant, request.compartment_id, request.level)
    link, made = SurrenderLink.objects.get_or_create(
        warrant=warrant, request=request, defaults={"linked_by": by}
    )
    if made and request.level != Level.UNDER_SEAL:
        link_to_warrant(request, by=by)
    return link


def open_proposal(warrant: Warrant) -> UnsealingProposal | None:
    """The proposal that waits for a second person, if there is one."""
    return warrant.proposals.filter(confirmed_at__isnull=True, withdrawn_at__isnull=True).first()


def visibility(warrant: Warrant) -> str:
    """Where the warrant stands in the life cycle of its seal."""
    if not warrant.sealed:
        return "public" if warrant.level == Level.PUBLIC else "undated"
    return "unsealing_proposed" if open_proposal(warrant) else "under_seal"


def _locked(warrant: Warrant) -> Warrant:
    """The warrant as it stands now, held until the end of the transaction."""
    return Warrant.objects.select_for_update(of=("self",)).select_related("suspect").get(pk=warrant.pk)


def _for_unsealing(action: str, warrant: Warrant, by: Person) -> Warrant:
    policies.check_unseals(by)
    warrant = _locked(warrant)
    VISIBILITY.check(action, visibility(warrant))
    return warrant


def _write(
    warrant: Warrant,
    kind: EventKind,
    on: date,
    known_from: datetime,
    by: Person,
    *,
    is_public: bool = True,
    **texts: str,
) -> WarrantEvent:
    return WarrantEvent.objects.create(
        warrant=warrant,
        kind=kind,
        effective_on=on,
        known_from=known_from,
        recorded_by=by,
        is_public=is_public,
        **texts,
    )


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
        _open(suspect)
    return suspect


def _open(row: Suspect | Warrant, *fields: str) -> None:
    """From here on the row is public, in the keeping of the Registry."""
    row.level, row.compartment, row.owner_organ = Level.PUBLIC, None, Organ.REGISTRY
    row.save(update_fields=["level", "compartment", "owner_organ", *fields])
