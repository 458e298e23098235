"""Incidents on privileges and immunities, and outreach events."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Compartment, Person
from accounts.vocab import Level
from agreements import policies
from agreements.models import Agreement, Incident, OutreachEvent, SignedAt
from agreements.vocab.outreach import FOLLOWS, EventStatus
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner, Recommendation


def check_court(by: Person) -> None:
    """Refuses whoever does not work for the Court."""
    if not by.works_for_the_court:
        raise Forbidden(_("The Court's own organs keep this."))


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
    if happened_on > today:
        raise Refusal(_("The day lies in the future; log what has happened."), field="happened_on")
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
def resolve_incident(incident: Incident, *, on: date, outcome: str, today: date, by: Person) -> Incident:
    """How the incident ended, and when; by its own organ. Raises Stale where somebody else resolved it meanwhile."""
    if by.organ != incident.owner_organ:
        raise Forbidden(_("The organ that logged the incident keeps it."))
    current = Incident.objects.select_for_update(of=("self",)).get(pk=incident.pk)
    if current.resolved_on is not None:
        raise Stale(_("It was resolved meanwhile; look at its page again."), current=current)
    if not current.happened_on <= on <= today:
        raise Refusal(_("The day lies between the incident and today."), field="on")
    if not outcome.strip():
        raise Refusal(_("Say how it ended."), field="outcome")
    current.resolved_on, current.outcome = on, outcome.strip()
    current.save(update_fields=["resolved_on", "outcome"])
    return current


@transaction.atomic
def plan_event(*, by: Person, **fields: Any) -> OutreachEvent:
    """An event that is planned, or that took place and is told with `end_event` next."""
    check_court(by)
    starts_on, ends_on = fields["starts_on"], fields.get("ends_on")
    if ends_on is not None and ends_on < starts_on:
        raise Refusal(_("It cannot end before it begins."), field="ends_on")
    return OutreachEvent.objects.create(recorded_by=by, **fields)


@transaction.atomic
def end_event(
    event: OutreachEvent,
    *,
    status: str,
    today: date,
    by: Person,
    reason: str = "",
    attendance: int | None = None,
) -> OutreachEvent:
    """The event was held, with about so many people, or it was cancelled for the reason.

    Raises Stale where that was recorded before, Refusal for an event that is held before its day, or cancelled without reason.
    """
    check_court(by)
    current = OutreachEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    if status not in FOLLOWS[current.status]:
        raise Stale(
            _("It is “%(status)s” already; look at its page again.")
            % {"status": current.get_status_display()},
            current=current,
        )
    if status == EventStatus.HELD and current.starts_on > today:
        raise Refusal(_("It begins later than today; record it once it was held."))
    if status == EventStatus.CANCELLED and not reason.strip():
        raise Refusal(_("Say why it was cancelled."), field="reason")
    current.status, current.reason = status, reason.strip()
    if attendance is not None:
        current.attendance = attendance
    current.save(update_fields=["status", "reason", "attendance"])
    return current


@transaction.atomic
def link_agreement(event: OutreachEvent, *, agreement: Agreement, by: Person) -> OutreachEvent:
    """The agreement was signed at the event, or came of it; by the organ that leads it. Twice is once."""
    policies.check_leads(agreement.kind, by)
    if event.status == EventStatus.CANCELLED:
        raise Refusal(_("The event was cancelled; nothing was signed at it."), field="agreement")
    SignedAt.objects.get_or_create(event=event, agreement=agreement)
    return event
