"""Whether a request may have been logged before. Only what the person may see can be found."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Q

from partners.models import Partner
from requests_app.models import CooperationRequest
from requests_app.policies import DOUBLE_WITHIN, alike
from requests_app.vocab import PREPARED, Outcome

MOST_COMPARED: Final = 1_000
"""So many of the latest requests to the addressees are compared."""


class Wish(NamedTuple):
    """What is about to be logged."""

    partner: Partner
    family: str
    subject: str


def doubles(wishes: Sequence[Wish], *, on: date) -> list[list[CooperationRequest]]:
    """For each wish the requests that may be the same: to the same addressee, of the same family, with a similar subject.

    They are being prepared, or were sent within DOUBLE_WITHIN before `on`. One query, however many wishes.
    """
    rows = (
        CooperationRequest.objects.filter(
            Q(transmitted_on__range=(on - DOUBLE_WITHIN, on))
            | Q(transmitted_on__isnull=True, status__in=PREPARED),
            partner__in={wish.partner.pk for wish in wishes},
            family__in={wish.family for wish in wishes},
        )
        .exclude(outcome__in=(Outcome.WITHDRAWN, Outcome.SUPERSEDED))
        .with_list_data()
        .order_by("-id")
    )
    found = list(rows[:MOST_COMPARED]) if wishes else []
    return [
        [
            row
            for row in found
            if (row.partner_id, row.family) == (wish.partner.pk, wish.family)
            and alike(row.subject, wish.subject)
        ]
        for wish in wishes
    ]
