"""Numbers have no gaps, whoever transmits at the same time, and imported references are skipped."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime

import pytest
from django.db import DataError, connection

from accounts.models import Person
from accounts.sight import purpose, viewing
from accounts.vocab import Organ
from common.errors import Refusal
from partners.models import Partner
from requests_app.models import CooperationRequest, NumberCounter
from requests_app.services.numbers import give_number
from requests_app.vocab import Status
from tests.conftest import make_person
from tests.requests_app.conftest import TODAY, act, brought_to, make_partner

pytestmark = pytest.mark.django_db


def imported(partner: Partner, reference: str) -> None:
    """A row that an import brought with its reference."""
    with purpose("demo"):
        CooperationRequest.objects.create(
            partner=partner,
            owner_organ="registry",
            originator="registry",
            family="visa",
            subject="Visa",
            reference=reference,
            status="transmitted",
            transmitted_on=TODAY,
            transmission_known_from=datetime(2013, 9, 10, tzinfo=UTC),
        )


def test_numbers_skip_imported_references(clerk: Person, kenya: Partner) -> None:
    for number in (*range(1, 251), 252):
        imported(kenya, f"REG/2013/{number:04}")
    with viewing(clerk):
        assert [give_number("registry", 2013) for _ in range(2)] == ["REG/2013/0251", "REG/2013/0253"]


def test_each_year_begins_again(clerk: Person) -> None:
    with viewing(clerk):
        assert [give_number("registry", year) for year in (2012, 2013, 2012)] == [
            "REG/2012/0001",
            "REG/2013/0001",
            "REG/2012/0002",
        ]


def test_numbers_grow_beyond_four_digits(clerk: Person) -> None:
    with viewing(clerk):
        give_number("registry", 2013)
        NumberCounter.objects.update(last=9_999)
        assert give_number("registry", 2013) == "REG/2013/10000"


def test_number_of_a_refused_transmission_goes_to_the_next(
    clerk: Person, officer: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        first = brought_to(Status.APPROVED, clerk, officer, kenya)
        with pytest.raises(Refusal):
            act(first, "transmitted", clerk, on=TODAY.replace(month=12))
        assert brought_to(Status.TRANSMITTED, clerk, officer, kenya).reference == "REG/2013/0001"


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_two_hundred_transmissions_at_once_leave_no_gap_though_every_fourth_fails() -> None:
    clerk, officer = make_person(Organ.REGISTRY, "Clara"), make_person(Organ.REGISTRY, "Otto")
    kenya = make_partner("KEN", "Kenya")
    with purpose("demo"):
        ready = CooperationRequest.objects.bulk_create(
            CooperationRequest(
                partner=kenya,
                owner_organ="registry",
                originator="registry",
                family="visa",
                subject=f"Visa {number}",
                status="approved",
                created_by=clerk,
                approved_by=officer,
                approved_on=TODAY,
            )
            for number in range(200)
        )

    def send(number: int) -> str:
        # A channel that is too long for its column fails after the number was given.
        channel = "x" * 1_000 if number % 4 == 0 else ""
        try:
            with viewing(clerk):
                return str(act(ready[number], "transmitted", clerk, channel=channel).reference)
        except DataError:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        given = [reference for reference in pool.map(send, range(200)) if reference]
    assert sorted(given) == [f"REG/2013/{number:04}" for number in range(1, 151)]
    with viewing(clerk):
        sent = CooperationRequest.objects.filter(status=Status.TRANSMITTED, events__kind="transmitted")
        assert set(sent.values_list("reference", flat=True)) == set(given)
        assert CooperationRequest.objects.filter(status=Status.APPROVED, reference=None).count() == 50
