"""Incidents on privileges and immunities: logged, corrected, resolved."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements.models import Incident
from agreements.policies.outreach import check_court, check_version
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner, Recommendation


@transaction.atomic
def log_incident(
    *,
    partner: Partner,
    happened_on: date,
    protection: str,
    summary: str,
    today: date,
    by: Person,
    article: str = "",
    reading_of_state: str = "",
    reading_of_court: str = "",
    recommendation: Recommendation | None = None,
    level: str = Level.CONFIDENTIAL,
    compartment: Compartment | None = None,
) -> Incident:
    """An incident of the person's organ with a State. Raises Refusal for a day that has not come or a marking that is none."""
    check_court(by)
    _check_day(happened_on, today)
    if level == Level.UNDER_SEAL and compartment is None:
        raise Refusal(_("A matter under seal belongs to a compartment; choose one."), field="compartment")
    return Incident.objects.create(
        owner_organ=by.organ,
        level=level,
        compartment=compartment,
        partner=partner,
        happened_on=happened_on,
        protection=protection,
        article=article.strip(),
        summary=summary.strip(),
        reading_of_state=reading_of_state.strip(),
        reading_of_court=reading_of_court.strip(),
        recommendation=recommendation,
        recorded_by=by,
    )


@transaction.atomic
def edit_incident(
    incident: Incident, changes: Mapping[str, Any], *, version: int, today: date, by: Person
) -> Incident:
    """Other particulars, by its own organ; the marking stays as it is. The change history keeps what stood before.

    Raises Stale where somebody changed it since `version`, Refusal for days out of order and an outcome of what is open.
    """
    current = _kept_by(by, incident)
    check_version(current, version)
    for name, value in changes.items():
        setattr(current, name, value.strip() if isinstance(value, str) else value)
    _check_day(current.happened_on, today)
    if incident.resolved_on is None and (current.resolved_on or current.outcome):
        raise Refusal(_("It is open; record how it ended, not an outcome alone."), field="outcome")
    if incident.resolved_on is not None:
        _check_outcome(current, current.resolved_on, current.outcome, today, field="resolved_on")
    current.version += 1
    current.save()
    return current


@transaction.atomic
def resolve_incident(incident: Incident, *, on: date, outcome: str, today: date, by: Person) -> Incident:
    """How the incident ended, and when; by its own organ. Raises Stale where somebody else resolved it meanwhile."""
    current = _kept_by(by, incident)
    if current.resolved_on is not None:
        raise Stale(_("It was resolved meanwhile; look at its page again."), current=current)
    _check_outcome(current, on, outcome, today, field="on")
    current.resolved_on, current.outcome, current.version = on, outcome.strip(), current.version + 1
    current.save(update_fields=["resolved_on", "outcome", "version"])
    return current


def _kept_by(by: Person, incident: Incident) -> Incident:
    """The incident as it stands, locked, for the organ that keeps it."""
    if by.organ != incident.owner_organ:
        raise Forbidden(_("The organ that logged the incident keeps it."))
    return Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)


def _check_day(happened_on: date, today: date) -> None:
    if happened_on > today:
        raise Refusal(_("The day lies in the future; log what has happened."), field="happened_on")


def _check_outcome(incident: Incident, on: date | None, outcome: str, today: date, *, field: str) -> None:
    if on is None or not incident.happened_on <= on <= today:
        raise Refusal(_("The day lies between the incident and today."), field=field)
    if not outcome.strip():
        raise Refusal(_("Say how it ended."), field="outcome")
