"""The tables of a register with few requests."""

from __future__ import annotations

import pytest

from accounts.models import Person
from accounts.sight import viewing
from common import clock
from reports.queries import gather
from requests_app.vocab import Status
from tests.reports.editions import drafted
from tests.requests_app.conftest import TODAY, brought_to, make_partner

pytestmark = pytest.mark.django_db


def test_tables_that_cannot_be_protected_are_left_out_whole(clerk: Person, officer: Person) -> None:
    """The only request is all of F2, which is printed: no table of requests could hide it."""
    edition = drafted(clerk, period_start=TODAY.replace(day=1), period_end=TODAY)
    with viewing(clerk):
        kenya = make_partner("KEN", "Kenya")
        brought_to(Status.TRANSMITTED, clerk, officer, kenya)
    snapshot = gather(edition, clock.now())
    assert snapshot.figure("F2").value == 1
    assert [table.id for table in snapshot.tables if table.id in ("T1", "T1y", "T2")] == []
