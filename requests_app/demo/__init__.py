"""Synthetic requests for demonstration, with the numbers of ICC-ASP/12/35, footnote 2, for its period.

Everything that a wrong rule would count lies close by: days just outside the period, drafts, requests withdrawn before
their transmission, reminders, sealed requests, visas to organizations, other addressees before and after.
Nobody and nothing in here is real; every row is marked as synthetic.
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from typing import Final

from accounts.models import Compartment, Person
from accounts.vocab import Level, Organ
from common.codes import ALPHABET
from requests_app.demo.past import Writer
from requests_app.demo.wishes import END, RECENT, START, Desk, wishes
from requests_app.models import CooperationRequest, GroupMember, NumberCounter
from requests_app.services.history import write
from requests_app.services.memos import add_memo
from requests_app.vocab import Family

__all__ = ["END", "GROUPS", "START", "load"]

GROUPS: Final = 3
"""So many lots of requests were logged together."""


def load(
    *, rng: random.Random, on: date, people: Mapping[str, Person], compartments: Mapping[str, Compartment]
) -> int:
    """Writes the requests; returns how many. Nothing later than `on` is written."""
    registry = Desk(
        Organ.REGISTRY, people["clerk@registry.example"].pk, people["officer@registry.example"].pk
    )
    otp = Desk(Organ.OTP, people["analyst@otp.example"].pk, people["adviser@otp.example"].pk)
    writer = Writer(rng, on)
    count = write(writer.past(wish) for wish in wishes(rng, on, registry, otp, compartments))
    NumberCounter.objects.bulk_create(
        NumberCounter(organ=organ, year=year, last=last)
        for (organ, year), last in sorted(writer.numbers.items())
    )
    _group(rng, on)
    _remind(people["clerk@registry.example"], on)
    return count


def _group(rng: random.Random, on: date) -> None:
    """Some of the latest requests that ask several States for the same, as if each lot had been logged together."""
    lots = defaultdict[str, dict[int, CooperationRequest]](dict)
    rows = CooperationRequest.objects.filter(
        owner_organ=Organ.REGISTRY, family=Family.ASSISTANCE, transmitted_on__gt=on - 2 * RECENT
    )
    for row in rows.exclude(level=Level.UNDER_SEAL).order_by("subject", "id"):
        lots[row.subject].setdefault(row.partner_id, row)
    for lot in sorted(lots.values(), key=len)[-GROUPS:]:
        if len(lot) > 1:
            code = "".join(rng.choices(ALPHABET, k=14))
            GroupMember.objects.bulk_create(GroupMember(request=row, group=code) for row in lot.values())


def _remind(person: Person, on: date) -> None:
    """A note of somebody to themselves for the day, about the request that is due next."""
    mine = CooperationRequest.objects.awaited_on(on).filter(created_by=person, compartment__isnull=True)
    row = mine.filter(due_on__gte=on).order_by("due_on", "id").first()
    if row is not None:
        add_memo(row, day=on, text="Synthetic: call the embassy about the answer.", by=person, on=on)
