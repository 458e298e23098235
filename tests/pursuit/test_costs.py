"""The cost of delay: four tasks, added up over a period as far as the reader knows of the warrants."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import viewing
from arrests.models import Warrant
from common.asof import Period
from common.errors import Forbidden, Refusal
from pursuit.models import DelayCost
from pursuit.queries.costs import totals
from pursuit.services.costs import record_cost, strike_cost
from tests.pursuit.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
APRIL = Period(date(2026, 4, 1), date(2026, 4, 30))


def spent(warrant: Warrant, by: Person, **words: Any) -> DelayCost:
    about: dict[str, Any] = {
        "category": "evidence",
        "first": date(2026, 4, 11),
        "last": date(2026, 5, 10),
        "amount": Decimal("300.00"),
        "currency": "EUR",
        "known_at": NOW,
    }
    return record_cost(warrant, by=by, **about | words)


def added(by: Person, period: Period = APRIL) -> list[tuple[int, dict[str, Decimal], Decimal]]:
    with viewing(by):
        return [(row.entries, dict(row.amounts), row.staff_days) for row in totals(period, NOW)]


NOTHING: tuple[int, dict[str, Decimal], Decimal] = (0, {}, Decimal("0.0"))


def test_an_entry_counts_by_its_days_and_currencies_stay_apart(warrant: Warrant, clerk: Person) -> None:
    with viewing(clerk):
        spent(warrant, clerk)
        spent(warrant, clerk, currency="USD", amount=Decimal("0.10"))
        spent(warrant, clerk, category="threats", amount=None, currency="", staff_days=Decimal("4.5"))
        struck = spent(warrant, clerk, category="contact")
        strike_cost(struck, known_at=NOW, by=clerk)
        with pytest.raises(Refusal, match="corrected before"):
            strike_cost(struck, known_at=NOW, by=clerk)
    shares = {"EUR": Decimal("200.00"), "USD": Decimal("0.07")}
    assert added(clerk) == [(2, shares, Decimal("0.0")), NOTHING, NOTHING, (1, {}, Decimal("3.0"))]
    assert added(clerk, Period(date(2026, 5, 11), TODAY)) == [NOTHING] * 4


def test_nobody_adds_up_what_they_do_not_know_of(
    warrant: Warrant, sealed: Warrant, clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        spent(warrant, clerk)
        hidden = spent(sealed, clerk, text="Secret flat")
    assert [added(person)[0][:2] for person in (clerk, officer)] == [
        (2, {"EUR": Decimal("400.00")}),
        (1, {"EUR": Decimal("200.00")}),
    ]
    page = {"start": "2026-04-01", "end": "2026-04-30"}
    shown = [signed_in(one).get("/non-cooperation/costs/", page) for one in (clerk, officer, facilitator)]
    assert [one.status_code for one in shown] == [200, 200, 404]
    assert ["Secret flat" in one.content.decode() for one in shown] == [True, False, False]
    urls = [f"/warrants/costs/{hidden.code}/strike/", f"/warrants/{sealed.code}/cost/"]
    assert [signed_in(officer).get(url).status_code for url in urls] == [404, 404]


def test_what_makes_no_sense_is_refused_beside_its_field(
    warrant: Warrant, clerk: Person, president: Person
) -> None:
    with viewing(clerk):
        fields = []
        for words in (
            {"category": "other"},
            {"last": date(2026, 6, 2)},
            {"first": date(2026, 5, 11)},
            {"first": date(2001, 1, 1)},
            {"amount": None},
            {"amount": Decimal(0)},
            {"currency": ""},
            {"staff_days": Decimal(-1), "amount": None},
        ):
            with pytest.raises(Refusal) as refused:
                spent(warrant, clerk, **words)
            fields.append(refused.value.field)
        assert fields == ["category", "last", "last", "first", "amount", "amount", "currency", "staff_days"]
        assert not DelayCost.objects.exists()
    with viewing(president), pytest.raises(Forbidden):
        spent(warrant, president)


def test_a_cost_is_recorded_from_the_page_of_the_person_and_struck_out_there(
    warrant: Warrant, clerk: Person, signed_in: SignIn
) -> None:
    client, person = signed_in(clerk), warrant.suspect.get_absolute_url()
    content = {"category": "contact", "first": "2026-04-01", "last": "2026-04-02", "currency": "EUR"}
    url = f"/warrants/{warrant.code}/cost/"
    assert "Give an amount, days of staff, or both." in client.post(url, content).content.decode()
    assert client.post(url, content | {"amount": "1250.50"}).headers["Location"] == person
    assert "EUR 1,250.50" in client.get(person).content.decode()
    with viewing(clerk):
        strike = f"/warrants/costs/{DelayCost.objects.get().code}/strike/"
    assert strike in client.get(person).content.decode()
    assert client.post(strike).headers["Location"] == person
    assert "1,250.50" not in client.get(person).content.decode()
