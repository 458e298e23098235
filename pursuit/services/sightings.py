"""Where persons sought were seen or plan to travel; planned travel of a public suspect opens instances and alarms who is on duty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final

from celery import current_app
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import outbox
from accounts.models import Person
from accounts.vocab import Level
from arrests.models import Warrant
from common.asof import court_day
from common.errors import Forbidden, Refusal
from partners.models import Partner
from pursuit.models import Leg, Sighting, Turn
from pursuit.policies import case as policies
from pursuit.services.cases import open_case
from pursuit.vocab import CaseEventKind, SightingKind

ALERT: Final = "travel_alert"
"""The kind of message that tells of planned travel; `pursuit.alerts` writes it."""


@transaction.atomic
def record_sighting(
    warrant: Warrant,
    *,
    kind: str,
    place: str,
    state: Partner | None,
    begins_on: date,
    source: str,
    reliability: str,
    credibility: str,
    known_at: datetime,
    by: Person,
    through: Sequence[Partner] = (),
    ends_on: date | None = None,
    note: str = "",
) -> Sighting:
    """The Court learned where the person was seen, or that they plan to travel to `state`, perhaps `through` others.

    Of a person publicly sought, planned travel opens a potential instance for each State on the route, and tells whoever is
    on duty at once. Of a sealed warrant it stays in the compartment and opens nothing.
    Raises Forbidden for organs that keep no instances, Refusal for days that make no sense or travel without a State.
    """
    policies.check_keeps(by)
    today = court_day(known_at)
    if kind == SightingKind.SEEN and begins_on > today:
        raise Refusal(_("The day lies in the future; nobody was seen there yet."), field="begins_on")
    if ends_on is not None and ends_on < begins_on:
        raise Refusal(_("The last day lies before the first."), field="ends_on")
    if kind == SightingKind.TRAVEL and state is None:
        raise Refusal(_("Choose the State to which the person plans to travel."), field="state")
    sighting = Sighting.objects.create(
        warrant=warrant,
        kind=SightingKind(kind),
        place=place.strip(),
        begins_on=begins_on,
        ends_on=ends_on,
        source=source.strip(),
        reliability=reliability,
        credibility=credibility,
        note=note.strip(),
        effective_on=today,
        known_from=known_at,
        recorded_by=by,
    )
    transit = [partner for partner in dict.fromkeys(through) if partner != state]
    route = [(state, False)] if state else []
    route += [(partner, True) for partner in transit]
    for partner, passing in route:
        Leg.objects.create(sighting=sighting, partner=partner, through=passing)
    if kind == SightingKind.TRAVEL and warrant.level == Level.PUBLIC:
        _alert(sighting, [partner for partner, _passing in route], known_at, by)
    return sighting


@transaction.atomic
def set_turn(*, person: Person, first: date, last: date, by: Person, on: date) -> Turn:
    """A supervisor puts a colleague on duty from `first` to `last`, both included."""
    if not (by.supervisor and policies.may_keep(by)):
        raise Forbidden(_("Supervisors of the Registry and of the Office of the Prosecutor set the roster."))
    if not policies.may_keep(person) or not person.is_active:
        raise Refusal(
            _("Choose an active colleague of the Registry or the Office of the Prosecutor."), field="person"
        )
    if first < on:
        raise Refusal(_("This day has passed; the first day is today or later."), field="first")
    if last < first:
        raise Refusal(_("The last day lies before the first."), field="last")
    turn, _made = Turn.objects.get_or_create(person=person, first=first, last=last, defaults={"set_by": by})
    return turn


def on_duty(on: date) -> list[int]:
    """Whom an alert tells: those on duty; where nobody is, the supervisors; where there are none, every keeper."""
    keepers = Person.objects.filter(organ__in=policies.KEEPERS, is_active=True)
    for people in (keepers.filter(turns__in=Turn.objects.on(on)), keepers.filter(supervisor=True), keepers):
        if found := sorted(set(people.values_list("pk", flat=True))):
            return found
    return []


def _alert(sighting: Sighting, states: Sequence[Partner], known_at: datetime, by: Person) -> None:
    today = court_day(known_at)
    for state in states:
        case = open_case(
            partner=state,
            kind=CaseEventKind.POTENTIAL,
            on=today,
            known_at=known_at,
            by=by,
            warrant=sighting.warrant,
            due_on=sighting.begins_on,
            sighting=sighting,
        )
        outbox.put(on_duty(today), kind=ALERT, key=case.code, at=known_at)
    # Beat would send it within minutes; an alert leaves at once.
    transaction.on_commit(lambda: current_app.send_task("accounts.tasks.deliver"), robust=True)
