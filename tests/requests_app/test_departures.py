"""An addressee that leaves the Rome Statute: its duties in what was asked before survive, by date."""

from __future__ import annotations

from datetime import date, datetime

import pytest

from accounts.models import Person
from accounts.sight import viewing
from common.clock import COURT_ZONE
from partners.models import Partner
from partners.queries import owes_cooperation
from partners.services import record_step
from partners.vocab import Treaty, TreatyEventKind
from requests_app.departures import departure_advice
from requests_app.vocab import Status
from tests.requests_app.conftest import brought_to

pytestmark = pytest.mark.django_db

NOW = datetime(2026, 10, 20, 9, tzinfo=COURT_ZONE)


def test_the_flag_follows_the_dates_of_the_withdrawal(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        sent = request.transmitted_on
        assert sent is not None

        def record(kind: TreatyEventKind, on: date) -> None:
            record_step(
                kenya,
                treaty=Treaty.ROME_STATUTE,
                kind=kind,
                on=on,
                source="C.N.1",
                instrument="ratification" if kind == TreatyEventKind.DEPOSITED else "",
                known_at=NOW,
                by=clerk,
            )

        def told(on: date) -> str:
            return " ".join(finding.sentence for finding in departure_advice(request, on, NOW))

        record(TreatyEventKind.DEPOSITED, date(2005, 3, 15))
        record(TreatyEventKind.WITHDRAWAL_NOTIFIED, date(2016, 10, 27))
        assert told(date(2016, 10, 26)) == ""
        assert "takes effect on 27 Oct 2017" in told(date(2016, 10, 27))
        assert told(date(2017, 10, 27)).startswith("Residual duty: the addressee withdrew on 27 Oct 2017")
        assert owes_cooperation(kenya, sent, date(2020, 1, 1), NOW)
        assert not owes_cooperation(kenya, date(2018, 1, 1), date(2020, 1, 1), NOW)
        request.transmitted_on = date(2018, 1, 1)
        assert "only in matters that began before" in told(date(2020, 1, 1))
