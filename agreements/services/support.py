"""Recording what States do for one another."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from agreements import policies
from agreements.models import Agreement, Support
from common.asof import court_day
from common.errors import Refusal
from partners.models import Partner, Recommendation


@transaction.atomic
def record_support(
    *,
    giver: Partner,
    receiver: Partner,
    kind: str,
    text: str,
    on: date,
    known_at: datetime,
    by: Person,
    ends_on: date | None = None,
    agreement: Agreement | None = None,
    recommendation: Recommendation | None = None,
    synthetic: bool = False,
) -> Support:
    """One State supports another from the day `on`. Raises Forbidden for other organs, Refusal for what is not possible."""
    policies.check_support(giver, receiver, agreement, by)
    policies.check_day(on, court_day(known_at), None)
    if ends_on is not None and ends_on < on:
        raise Refusal(_("The support ends before it begins; exchange the two days."), field="ends_on")
    return Support.objects.create(
        giver=giver,
        receiver=receiver,
        kind=kind,
        text=text,
        effective_on=on,
        ends_on=ends_on,
        agreement=agreement,
        recommendation=recommendation,
        known_from=known_at,
        recorded_by=by,
        synthetic=synthetic,
    )
