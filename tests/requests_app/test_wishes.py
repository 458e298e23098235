"""The synthetic registers of any day, from an empty register."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from django.db import transaction

from accounts.sight import purpose
from icc_coop import reference
from requests_app.models import CooperationRequest
from tests.requests_app.test_demo import KNOWN, PERIOD, figures, load

pytestmark = pytest.mark.django_db


def test_same_seed_gives_the_same_registers() -> None:
    reference.load(reference.OWN_COPY, known_at=KNOWN)

    def content() -> Sequence[tuple[object, ...]]:
        with transaction.atomic():
            load()
            with purpose("deadlines"):
                rows = CooperationRequest.objects.order_by("pk")
                found = list(
                    rows.values_list("code", "reference", "partner__code", "subject", "status", "due_on")
                )
            transaction.set_rollback(True)
        return found

    assert content() == content()


def test_registers_of_a_day_shortly_after_the_period_give_the_same_figures() -> None:
    reference.load(reference.OWN_COPY, known_at=KNOWN)
    load(on=date(2013, 10, 9))
    with purpose("figures"):
        assert figures(CooperationRequest.objects.transmitted_in(PERIOD, KNOWN)) == (1320, 533, 19, 609, 71)
