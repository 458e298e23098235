"""What the organs say to their parts of an edition."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.vocab import COURT_ORGANS, Organ
from common.errors import Refusal
from reports import policies
from reports.models import Clearance, Edition
from reports.queries import keys_of, part_hashes
from reports.services.lock import locked, withdraw_signatures
from reports.services.log import note_step
from reports.vocab import EditionStatus


@transaction.atomic
def clear_part(edition: Edition, *, seen: int, by: Person, at: datetime) -> Edition:
    """The organ of `by` agrees to its part as it was compiled; with the last organ, the edition is cleared.

    The version stays: organs that clear at the same time do not hinder each other.
    Raises Forbidden for people outside the Court, Refusal when a comment on the part is open or the part is cleared
    already, Stale when the edition changed.
    """
    policies.check_clears(by)
    edition = locked(edition, "clear", seen, moves=False)
    organ = Organ(by.organ)
    if edition.clearances.standing().filter(organ=organ).exists():
        raise Refusal(_("Your organ has cleared its part already."))
    remarks = edition.comments.open().filter(paragraph__in=keys_of(edition, organ))
    policies.check_comments(remarks.count())
    Clearance.objects.create(
        edition=edition, organ=organ, part_sha256=part_hashes(edition)[organ], given_by=by, given_at=at
    )
    note_step(edition, "clear", by=by, at=at, note=organ)
    return settle(edition, at=at)


@transaction.atomic
def withdraw_clearance(edition: Edition, *, seen: int, by: Person, at: datetime) -> Edition:
    """The organ of `by` takes its clearance back; signatures fall with it.

    Raises Forbidden for people outside the Court, Refusal when there is none, Stale when the edition changed.
    """
    policies.check_clears(by)
    edition = locked(edition, "withdraw_clearance", seen)
    standing = edition.clearances.standing().filter(organ=by.organ)
    if not standing.update(withdrawn_by=by, withdrawn_at=at):
        raise Refusal(_("Your organ has not cleared its part."))
    withdraw_signatures(edition)
    edition.status = EditionStatus.COMPILED
    edition.save()
    note_step(edition, "withdraw_clearance", by=by, at=at, note=by.organ)
    return edition


def fell(edition: Edition, *, at: datetime) -> None:
    """Takes back the clearances of parts that read otherwise than when they were cleared."""
    parts = part_hashes(edition)
    for one in edition.clearances.standing():
        if parts[Organ(one.organ)] != one.part_sha256:
            fall(edition, one.organ, at=at)


def fall(edition: Edition, organ: str, *, at: datetime) -> None:
    """The clearance of the organ, if there is one, no longer stands: its part changed."""
    if edition.clearances.standing().filter(organ=organ).update(withdrawn_at=at):
        note_step(edition, "withdraw_clearance", by=None, at=at, note=organ)


def settle(edition: Edition, *, at: datetime) -> Edition:
    """The compiled edition; cleared, when every organ has cleared its part."""
    if edition.clearances.standing().count() == len(COURT_ORGANS):
        edition.status = EditionStatus.CLEARED
        edition.save()
        note_step(edition, "complete", by=None, at=at)
    return edition
