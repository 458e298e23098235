"""What is recorded about partners by hand: declarations of channel and language, and whom an organ turns to."""

from __future__ import annotations

from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import Organ
from common.errors import Forbidden, Refusal
from partners.clocks import channel_change
from partners.models import Channel, FocalPoint, Partner

KEEPERS = (Organ.REGISTRY, Organ.OTP)
"""The organs that keep a directory of focal points: those that transmit requests (rule 176)."""


def may_keep_focal_points(by: Person) -> bool:
    """Whether the person's organ has a directory."""
    return by.organ in KEEPERS


def may_record_channels(by: Person) -> bool:
    """Declarations go to the Registrar (rules 176(3) and 180)."""
    return by.organ == Organ.REGISTRY


@transaction.atomic
def record_channel(
    partner: Partner,
    *,
    channel: str,
    language: str,
    source: str,
    received_on: date,
    today: date,
    by: Person,
    agreed_on: date | None = None,
) -> Channel:
    """A declaration of the partner, from the agreed day or 45 days after its receipt on (rule 180(2)).

    What held before ends the day before. Requests that were sent keep what was frozen with them.
    """
    if not may_record_channels(by):
        raise Forbidden(_("Declarations of channel and language are recorded by the Registry (rule 180)."))
    if received_on > today:
        raise Refusal(_("The declaration cannot have been received in the future."), field="received_on")
    if not source.strip():
        raise Refusal(
            _("Say where the declaration is found, for example the number of the note."), field="source"
        )
    starts_on = channel_change(received_on, agreed_on)
    before = list(
        Channel.objects.select_for_update().filter(
            Q(ends_on__isnull=True) | Q(ends_on__gte=starts_on), partner=partner
        )
    )
    if any(row.starts_on is not None and row.starts_on >= starts_on for row in before):
        raise Refusal(
            _("Another declaration takes effect on or after %(day)s; record the one that holds last.")
            % {"day": date_format(starts_on)},
            field="agreed_on",
        )
    Channel.objects.filter(pk__in=[row.pk for row in before]).update(ends_on=starts_on - timedelta(days=1))
    return Channel.objects.create(
        partner=partner,
        channel=channel.strip(),
        language=language.strip(),
        source=source.strip(),
        received_on=received_on,
        starts_on=starts_on,
    )


@transaction.atomic
def add_focal_point(
    partner: Partner, *, office: str, role: str, contact: str, starts_on: date, by: Person
) -> FocalPoint:
    """An office that the person's organ turns to from the day on."""
    _check_keeper(by)
    return FocalPoint.objects.create(
        partner=partner,
        owner_organ=by.organ,
        office=office.strip(),
        role=role.strip(),
        contact=contact.strip(),
        starts_on=starts_on,
        recorded_by=by,
    )


@transaction.atomic
def end_focal_point(point: FocalPoint, *, ends_on: date, by: Person) -> FocalPoint:
    """The last day on which the office is turned to. It stays in the directory of that time."""
    _check_keeper(by)
    current = FocalPoint.objects.select_for_update().get(pk=point.pk)
    if current.ends_on is not None:
        raise Refusal(_("This focal point has ended already; nothing was done."))
    if ends_on < current.starts_on:
        raise Refusal(
            _("It cannot end before it began, on %(day)s.") % {"day": date_format(current.starts_on)},
            field="ends_on",
        )
    current.ends_on = ends_on
    current.save(update_fields={"ends_on"})
    return current


def _check_keeper(by: Person) -> None:
    if not may_keep_focal_points(by):
        raise Forbidden(_("Focal points are kept by the Registry and by the Office of the Prosecutor."))
