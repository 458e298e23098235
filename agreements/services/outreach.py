"""Outreach events: planned, corrected, held or cancelled, and the agreements signed at them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements import policies
from agreements.models import Agreement, OutreachEvent, SignedAt
from agreements.policies.outreach import check_court, check_version
from agreements.vocab.outreach import FOLLOWS, EventStatus
from common.errors import Refusal, Stale


@transaction.atomic
def plan_event(*, by: Person, **fields: Any) -> OutreachEvent:
    """An event that is planned, or that took place and is told with `end_event` next."""
    check_court(by)
    event = OutreachEvent(recorded_by=by, **fields)
    _check_days(event)
    event.save()
    return event


@transaction.atomic
def edit_event(
    event: OutreachEvent, changes: Mapping[str, Any], *, version: int, today: date, by: Person
) -> OutreachEvent:
    """Other particulars; whether it was held is recorded by `end_event`. The change history keeps what stood before.

    Raises Stale where somebody changed it since `version`, Refusal for days out of order, an attendance of what was
    not held, and a reason of what was not cancelled.
    """
    check_court(by)
    current = OutreachEvent.objects.select_for_update(of=("self",)).get(pk=event.pk)
    check_version(current, version)
    for name, value in changes.items():
        setattr(current, name, value.strip() if isinstance(value, str) else value)
    _check_days(current)
    if current.status == EventStatus.HELD and current.starts_on > today:
        raise Refusal(_("It was held; it cannot begin later than today."), field="starts_on")
    if current.status != EventStatus.HELD and current.attendance is not None:
        raise Refusal(_("Attendance is told of an event that was held."), field="attendance")
    if (current.status == EventStatus.CANCELLED) != bool(current.reason):
        raise Refusal(_("An event that was cancelled has a reason, and no other one."), field="reason")
    current.version += 1
    current.save()
    return current


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
    current.status, current.reason, current.version = status, reason.strip(), current.version + 1
    if attendance is not None:
        current.attendance = attendance
    current.save(update_fields=["status", "reason", "attendance", "version"])
    return current


@transaction.atomic
def link_agreement(event: OutreachEvent, *, agreement: Agreement, by: Person) -> OutreachEvent:
    """The agreement was signed at the event, or came of it; by the organ that leads it. Twice is once."""
    policies.check_leads(agreement.kind, by)
    if event.status == EventStatus.CANCELLED:
        raise Refusal(_("The event was cancelled; nothing was signed at it."), field="agreement")
    SignedAt.objects.get_or_create(event=event, agreement=agreement)
    return event


def _check_days(event: OutreachEvent) -> None:
    if event.ends_on is not None and event.ends_on < event.starts_on:
        raise Refusal(_("It cannot end before it begins."), field="ends_on")
