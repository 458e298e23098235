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
def test_numbers_have_no_gap_under_concurrent_writers() -> None:
    clerk, officer = make_person(Organ.REGISTRY, "Clara"), make_person(Organ.REGISTRY, "Otto")
    kenya = make_partner("KEN", "Kenya")
    with viewing(clerk):
        ready = [brought_to(Status.APPROVED, clerk, officer, kenya) for _ in range(24)]

    def send(request: CooperationRequest) -> str:
        # Every fourth transaction fails after its number was given.
        channel = "x" * 1_000 if request.pk % 4 == 0 else ""
        try:
            with viewing(clerk):
                return str(act(request, "transmitted", clerk, channel=channel).reference)
        except DataError:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(12) as pool:
        given = [reference for reference in pool.map(send, ready) if reference]
    assert sorted(given) == [f"REG/2013/{number:04}" for number in range(1, len(given) + 1)]
    assert len(given) == sum(request.pk % 4 != 0 for request in ready)


@pytest.mark.django_db(transaction=True, databases=["owner", "default"])
def test_two_hundred_writers_get_two_hundred_numbers_less_those_that_fail() -> None:
    clerk = make_person(Organ.REGISTRY, "Clara")

    def write(number: int) -> str:
        try:
            with viewing(clerk):
                given = give_number("registry", 2013)
                if number % 4 == 0:
                    raise Refusal("Refused after its number was given.")  # noqa: TRY301 - that is the point
                return given
        except Refusal:
            return ""
        finally:
            connection.close()

    with ThreadPoolExecutor(16) as pool:
        given = [reference for reference in pool.map(write, range(200)) if reference]
    assert sorted(given) == [f"REG/2013/{number:04}" for number in range(1, 151)]
