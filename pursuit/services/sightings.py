"""Where persons sought were seen or plan to travel; planned travel of a public suspect opens instances and alarms who is on duty."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any, Final, cast

from celery import current_app
from django.db import transaction
from django.utils.translation import gettext as _

from accounts import outbox
from accounts.models import Person
from accounts.vocab import Level
from arrests.models import Warrant
from common.asof import court_day
from common.errors import Refusal
from common.history import correct
from partners.models import Partner
from pursuit.models import Case, Leg, Sighting
from pursuit.policies import case as policies
from pursuit.services.cases import move_travel, open_case
from pursuit.services.roster import on_duty
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
    sighting = _write(
        warrant,
        kind=kind,
        place=place,
        state=state,
        through=through,
        begins_on=begins_on,
        ends_on=ends_on,
        source=source,
        reliability=reliability,
        credibility=credibility,
        note=note,
        known_at=known_at,
        by=by,
    )
    _alert(sighting, known_at, by)
    return sighting


@transaction.atomic
def correct_sighting(
    sighting: Sighting, *, known_at: datetime, by: Person, never: bool = False, **right: Any
) -> Sighting:
    """The entry as it should have been (`right` is what `record_sighting` takes), or that it `never` was so.

    The old one stays for earlier answers. The instances that it opened stay, too, with the right day of the travel where
    they are potential still; each further State on the route gets its own, with the alert.
    Raises Refusal where it was corrected before, and as `record_sighting` does.
    """
    policies.check_keeps(by)
    if never:
        return _strike(sighting, known_at, by)
    corrected = _write(sighting.warrant, corrects=sighting, known_at=known_at, by=by, **right)
    _alert(corrected, known_at, by)
    return corrected


def _write(
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
    corrects: Sighting | None = None,
) -> Sighting:
    today = court_day(known_at)
    if kind == SightingKind.SEEN and begins_on > today:
        raise Refusal(_("The day lies in the future; nobody was seen there yet."), field="begins_on")
    if ends_on is not None and ends_on < begins_on:
        raise Refusal(_("The last day lies before the first."), field="ends_on")
    if kind == SightingKind.TRAVEL and state is None:
        raise Refusal(_("Choose the State to which the person plans to travel."), field="state")
    fields: dict[str, Any] = {
        "warrant": warrant,
        "kind": SightingKind(kind),
        "place": place.strip(),
        "begins_on": begins_on,
        "ends_on": ends_on,
        "source": source.strip(),
        "reliability": reliability,
        "credibility": credibility,
        "note": note.strip(),
        "recorded_by": by,
    }
    sighting = (
        correct(corrects, on=corrects.effective_on, known_at=known_at, **fields)
        if corrects
        else Sighting.objects.create(effective_on=today, known_from=known_at, **fields)
    )
    if state is not None:
        Leg.objects.create(sighting=sighting, partner=state)
    for partner in dict.fromkeys(through):
        if partner != state:
            Leg.objects.create(sighting=sighting, partner=partner, through=True)
    return sighting


def _strike(sighting: Sighting, known_at: datetime, by: Person) -> Sighting:
    same = (
        "warrant",
        "kind",
        "place",
        "begins_on",
        "ends_on",
        "source",
        "reliability",
        "credibility",
        "note",
    )
    fields = {name: getattr(sighting, name) for name in same}
    return correct(sighting, on=None, known_at=known_at, recorded_by=by, **fields)


def _opened_by(sighting: Sighting | None) -> list[Case]:
    """The instances that the entry opened, or one that it corrects."""
    found: list[Case] = []
    while sighting is not None:
        found += sighting.cases.all()
        sighting = cast("Sighting | None", sighting.corrects)
    return found


def _alert(sighting: Sighting, known_at: datetime, by: Person) -> None:
    """Planned travel of a person publicly sought: an instance for each State and the alert, or the right day of an earlier one."""
    if sighting.kind != SightingKind.TRAVEL or sighting.warrant.level != Level.PUBLIC:
        return
    today = court_day(known_at)
    opened = {case.partner_id: case for case in _opened_by(sighting)}
    for leg in sighting.legs.select_related("partner").order_by("pk"):
        if leg.partner_id in opened:
            move_travel(opened[leg.partner_id], due_on=sighting.begins_on, known_at=known_at, by=by)
            continue
        case = open_case(
            partner=leg.partner,
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
