"""The charges of a warrant, in plain words."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies
from arrests.models import Charge, Warrant
from arrests.services.writing import locked
from common.asof import court_day
from common.errors import Refusal
from common.history import correct


@transaction.atomic
def add_charge(
    warrant: Warrant,
    *,
    count: int,
    article: str,
    wording: str,
    on: date,
    known_at: datetime,
    by: Person,
    is_public: bool = True,
) -> Charge:
    """One more count, from the day `on`: that of the issue, or of an amendment.

    `wording` is the Court staff's own. Where the public redacted version leaves the count out, `is_public` is false.
    Raises Forbidden for whoever does not keep the warrant, Refusal for a count that is there already.
    """
    policies.check_records(warrant, by)
    warrant = locked(warrant)
    policies.check_day(on, court_day(known_at), warrant.events.known(known_at))
    article, wording = article.strip(), wording.strip()
    if not article or not wording:
        raise Refusal(_("Give the article and say in plain words what is charged."), field="wording")
    if warrant.charges.known(known_at).filter(count=count).exists():
        raise Refusal(
            _("Count %(count)d is there already; strike it out first, or give another number.")
            % {"count": count},
            field="count",
        )
    return Charge.objects.create(
        warrant=warrant,
        count=count,
        article=article,
        wording=wording,
        is_public=is_public,
        effective_on=on,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def strike_charge(charge: Charge, *, known_at: datetime, by: Person) -> Charge:
    """The count is no longer part of the warrant, or never was; answers as known before keep it."""
    policies.check_records(charge.warrant, by)
    return correct(
        charge,
        on=None,
        known_at=known_at,
        warrant=charge.warrant,
        count=charge.count,
        article=charge.article,
        wording=charge.wording,
        is_public=charge.is_public,
        recorded_by=by,
    )
