"""Who is in charge: one request, a choice of them, or all of a person's open work."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, QuerySet
from django.utils.translation import gettext as _

from accounts.models import Membership, Person
from common.asof import court_day
from common.errors import Forbidden, Refusal
from requests_app import policies
from requests_app.models import CooperationRequest, RequestEvent, RequestQuerySet
from requests_app.services.record import locked, record
from requests_app.vocab import AWAITED, PREPARED, TRANSMITTERS, EventKind
from requests_app.workflow import LIFE


@dataclass(slots=True)
class Sorting:
    """What would move into a person's charge, and what would not and why."""

    moves: list[CooperationRequest] = field(default_factory=list)
    stays: list[tuple[CooperationRequest, str]] = field(default_factory=list)


def candidates(request: CooperationRequest) -> QuerySet[Person]:
    """Who can be put in charge: active colleagues of the register's organ; under seal, members of the compartment."""
    people = Person.objects.filter(is_active=True, organ__in=TRANSMITTERS)
    if request.compartment_id is not None:
        return people.filter(memberships__compartment=request.compartment_id)
    return people.filter(organ=request.owner_organ)


def check_candidate(request: CooperationRequest, to: Person | None, *, field: str) -> None:
    """Raises Refusal where the person cannot be in charge of the request."""
    if to is not None and not candidates(request).filter(pk=to.pk).exists():
        raise Refusal(_("Choose an active colleague who may work on this request."), field=field)


def work_of(person: Person) -> RequestQuerySet:
    """The open requests in the person's charge, as far as whoever looks sees them."""
    return CooperationRequest.objects.in_charge_of(Person.objects.filter(pk=person.pk)).filter(
        status__in=(*PREPARED, *AWAITED)
    )


def sort_out(requests: Iterable[CooperationRequest], *, to: Person, by: Person) -> Sorting:
    """Which of the requests `by` can put in the charge of `to`; asks one query, however many there are."""
    known_to = set(Membership.objects.filter(person=to).values_list("compartment_id", flat=True))
    found = Sorting()
    for request in requests:
        why = _obstacle(request, to, by, known_to)
        if why:
            found.stays.append((request, why))
        else:
            found.moves.append(request)
    return found


def _obstacle(request: CooperationRequest, to: Person, by: Person, known_to: set[int]) -> str:
    if not LIFE.allows(EventKind.ASSIGNED, request.status):
        return _("Nothing more is to come.")
    if not policies.may_write(request, by):
        return _("It is in another register; you can read it, not change it.")
    if request.compartment_id is not None and request.compartment_id not in known_to:
        return _("Under seal, in a compartment to which %(name)s does not belong.") % {"name": to.name}
    if not to.is_active or not policies.may_write(request, to):
        return _("%(name)s does not work on this register.") % {"name": to.name}
    if request.assigned_to_id == to.pk:
        return _("%(name)s is in charge already.") % {"name": to.name}
    return ""


@transaction.atomic
def assign(
    request: CooperationRequest,
    *,
    to: Person,
    by: Person,
    on: date,
    known_at: datetime,
    note: str = "",
    version: int | None = None,
) -> CooperationRequest:
    """Puts `to` in charge of the request. Raises Refusal for a person who may not work on it."""
    request = locked(request, EventKind.ASSIGNED, by=by, version=version)
    check_candidate(request, to, field="to")
    before, request.assigned_to = request.assigned_to_id, to
    return record(
        request,
        EventKind.ASSIGNED,
        on=on,
        known_at=known_at,
        by=by,
        note=note,
        detail=detail_of_assignment(before, to),
        changed=["assigned_to"],
    )


@transaction.atomic
def assign_all(
    requests: RequestQuerySet, *, to: Person, by: Person, on: date, known_at: datetime, note: str = ""
) -> Sorting:
    """Puts `to` in charge of all of the requests that can move, with one event each; the rest stays and says why.

    A few queries, however many requests there are.
    """
    policies.check_day(on, today=court_day(known_at), floor=None)
    sorting = sort_out(requests.select_for_update(of=("self",)).order_by("pk"), to=to, by=by)
    CooperationRequest.objects.filter(pk__in=[request.pk for request in sorting.moves]).update(
        assigned_to=to, version=F("version") + 1
    )
    RequestEvent.objects.bulk_create(
        RequestEvent(
            request=request,
            kind=EventKind.ASSIGNED,
            effective_on=on,
            known_from=known_at,
            recorded_by=by,
            note=note.strip(),
            detail=detail_of_assignment(request.assigned_to_id, to),
        )
        for request in sorting.moves
    )
    return sorting


def check_may_hand_over(giver: Person, to: Person, *, by: Person) -> None:
    """One's own work, or as a supervisor that of a colleague, goes to another active colleague of the same organ.

    Raises Forbidden for whoever may not hand over the work of `giver`, Refusal for a receiver who cannot take it.
    """
    mine = giver.pk == by.pk
    if by.organ not in TRANSMITTERS or not (mine or (by.supervisor and giver.organ == by.organ)):
        raise Forbidden(_("The work of a colleague is handed over by a supervisor of the organ."))
    if to.pk == giver.pk:
        raise Refusal(_("Choose somebody else than the person who hands over."), field="to")
    if to.organ != giver.organ or not to.is_active:
        raise Refusal(_("Choose an active colleague of the same organ."), field="to")


@transaction.atomic
def hand_over(
    giver: Person, *, to: Person, by: Person, on: date, known_at: datetime, note: str = ""
) -> Sorting:
    """Everything open in the charge of `giver` goes to `to`, as far as `by` sees it and `to` may work on it."""
    check_may_hand_over(giver, to, by=by)
    return assign_all(work_of(giver), to=to, by=by, on=on, known_at=known_at, note=note)


def detail_of_assignment(before: int | None, to: Person) -> dict[str, object]:
    """The name is kept as it was: the timeline tells it without asking for people."""
    return {"from": before, "to": to.pk, "name": to.name}
