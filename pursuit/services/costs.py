"""What outstanding warrants cost the Court."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Person
from arrests import policies as warrants
from arrests.models import Warrant
from common.asof import court_day
from common.errors import Refusal
from common.history import correct
from pursuit.models import DelayCost
from pursuit.policies import measure as policies
from pursuit.vocab import CostCategory, Currency


@transaction.atomic
def record_cost(
    warrant: Warrant,
    *,
    category: str,
    first: date,
    last: date,
    known_at: datetime,
    by: Person,
    amount: Decimal | None = None,
    currency: str = "",
    staff_days: Decimal | None = None,
    article_70: bool = False,
    text: str = "",
) -> DelayCost:
    """One of the four tasks cost an amount in the currency, or days of staff, or both, from `first` to `last`.

    Raises Forbidden for other organs; Refusal for days in the future, before the warrant or in the wrong order, for an
    amount without its currency, and where neither amount nor staff time is given.
    """
    policies.check_records(by)
    today = court_day(known_at)
    if category not in CostCategory.values:
        raise Refusal(_("Choose one of the answers that are offered."), field="category")
    if last > today:
        raise Refusal(_("The day lies in the future; record what was spent until today."), field="last")
    if last < first:
        raise Refusal(_("The last day lies before the first."), field="last")
    try:
        warrants.check_day(first, today, warrant.events.known(known_at))
    except Refusal as refusal:
        raise Refusal(refusal.sentence, field="first") from refusal
    if amount is None and staff_days is None:
        raise Refusal(_("Give an amount, days of staff, or both."), field="amount")
    if (amount is not None and amount <= 0) or (staff_days is not None and staff_days <= 0):
        raise Refusal(_("Give more than nothing."), field="amount" if amount is not None else "staff_days")
    if amount is not None and currency not in Currency.values:
        raise Refusal(_("Say in which currency."), field="currency")
    return DelayCost.objects.create(
        warrant=warrant,
        category=category,
        first=first,
        last=last,
        amount=amount,
        currency=currency if amount is not None else "",
        staff_days=staff_days,
        article_70=article_70,
        text=text.strip(),
        effective_on=today,
        known_from=known_at,
        recorded_by=by,
    )


@transaction.atomic
def strike_cost(cost: DelayCost, *, known_at: datetime, by: Person) -> DelayCost:
    """The entry was wrong; answers as known before keep it. Raises Refusal where it was struck out before."""
    policies.check_records(by)
    return correct(
        cost,
        on=None,
        known_at=known_at,
        warrant=cost.warrant,
        category=cost.category,
        first=cost.first,
        last=cost.last,
        amount=cost.amount,
        currency=cost.currency,
        staff_days=cost.staff_days,
        article_70=cost.article_70,
        text=cost.text,
        recorded_by=by,
    )
