"""The demonstration instance: synthetic people and, around the real reference data, synthetic records.

Everything here is deterministic and marked as synthetic.
"""

from __future__ import annotations

import random
from datetime import date, datetime

from django.db import transaction

from accounts import demo as accounts_demo
from accounts.sight import purpose, viewing
from agreements import demo as agreements_demo
from arrests import demo as arrests_demo
from common.errors import Refusal
from partners.models import Partner
from pursuit import demo as pursuit_demo
from reports import demo as reports_demo
from requests_app import demo as requests_demo

SEED = 2013


@transaction.atomic
def load(*, on: date, at: datetime) -> dict[str, int]:
    """Writes everything synthetic in one transaction; returns how many of what.

    `on` is the day that “late” and “due soon” refer to, besides the period of the report. Raises Refusal on an
    instance without reference data.
    """
    if not Partner.objects.exists():
        raise Refusal("The reference data is missing; run `manage.py setup` first.")
    rng = random.Random(SEED)  # noqa: S311 - the same data every time
    with purpose("demo"):
        people, compartments = accounts_demo.load()
        clerk, officer = people["clerk@registry.example"], people["officer@registry.example"]
        loaded = {
            "accounts": len(people),
            "requests": requests_demo.load(rng=rng, on=on, people=people, compartments=compartments),
            "warrants under seal": arrests_demo.load(
                rng=rng, on=on, people=people, compartments=compartments
            ),
            "measures towards an arrest": pursuit_demo.load(on=on, people=people),
            "agreements": agreements_demo.load(
                rng=rng, on=on, by=officer, compartment=compartments["witnesses"]
            ),
        }
    with viewing(clerk):
        reports_demo.load(at=at, by=clerk)
    return loaded | {"editions": 1}
