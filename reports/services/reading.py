"""What readers do with published editions: open them, and ask to be told of the next one."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from accounts.models import Person
from reports.models import Edition, Opening, Subscription


@transaction.atomic
def note_opening(edition: Edition, *, by: Person, at: datetime) -> None:
    """A published edition is no longer new to the person; what was opened before, or is a draft, changes nothing."""
    if edition.published:
        Opening.objects.bulk_create(
            [Opening(edition=edition, person=by, opened_at=at)], ignore_conflicts=True
        )


@transaction.atomic
def subscribe(*, by: Person, at: datetime) -> None:
    """The person gets a message when an edition is published; whoever asked before stays as they are."""
    Subscription.objects.get_or_create(person=by, defaults={"asked_at": at})


@transaction.atomic
def unsubscribe(*, by: Person) -> None:
    """The person gets no such message any more."""
    Subscription.objects.filter(person=by).delete()
