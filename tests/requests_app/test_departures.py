"""An addressee that leaves the Rome Statute: its duties in what was asked before survive, by date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime

import pytest
from django.test import Client

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

SignIn = Callable[[Person], Client]

NOW = datetime(2026, 10, 20, 9, tzinfo=COURT_ZONE)


def leave(partner: Partner, by: Person, known_at: datetime) -> None:
    """The State joined in 2005, and left a year after its notice of 27 October 2016."""
    for kind, on, instrument in (
        (TreatyEventKind.DEPOSITED, date(2005, 3, 15), "ratification"),
        (TreatyEventKind.WITHDRAWAL_NOTIFIED, date(2016, 10, 27), ""),
    ):
        record_step(
            partner,
            treaty=Treaty.ROME_STATUTE,
            kind=kind,
            on=on,
            source="C.N.1",
            instrument=instrument,
            known_at=known_at,
            by=by,
        )


def test_the_flag_follows_the_dates_of_the_withdrawal(clerk: Person, officer: Person, kenya: Partner) -> None:
    with viewing(clerk):
        request = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        sent = request.transmitted_on
        assert sent is not None

        def told(on: date) -> str:
            return " ".join(finding.sentence for finding in departure_advice(request, on, NOW))

        leave(kenya, clerk, NOW)
        assert told(date(2016, 10, 26)) == ""
        assert "takes effect on 27 Oct 2017" in told(date(2016, 10, 27))
        assert told(date(2017, 10, 27)).startswith("Residual duty: the addressee withdrew on 27 Oct 2017")
        assert owes_cooperation(kenya, sent, date(2020, 1, 1), NOW)
        assert not owes_cooperation(kenya, date(2018, 1, 1), date(2020, 1, 1), NOW)
        request.transmitted_on = date(2018, 1, 1)
        assert "only in matters that began before" in told(date(2020, 1, 1))


def test_what_is_still_owed_is_flagged_in_the_interface_and_found_by_the_filter(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        owed = brought_to(Status.TRANSMITTED, clerk, officer, kenya)
        draft = brought_to(Status.DRAFT, clerk, officer, kenya)
        leave(kenya, clerk, datetime(2018, 1, 1, 9, tzinfo=COURT_ZONE))
    client = signed_in(clerk)
    for wish, found in (("yes", {owed.code: True}), ("no", {draft.code: False})):
        told = client.get("/api/v1/requests/", {"residual": wish}).json()["requests"]
        assert {one["code"]: one["residual_duty"] for one in told} == found
        page = client.get("/requests/", {"residual": wish}).content.decode()
        assert [row.code in page for row in (owed, draft)] == [row.code in found for row in (owed, draft)]
    assert client.get(f"/api/v1/requests/{owed.code}/").json()["residual_duty"] is True
