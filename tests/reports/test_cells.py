"""From a number in a statistical table to what stands behind it, as each reader gets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.sight import purpose
from accounts.vocab import Level
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from partners.models import GroupMembership
from partners.vocab import RegionalGroup
from reports.models import Edition
from tests.reports.editions import AT, drafted, published
from tests.reports.test_editions import a_new_party_to_apic
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]

HELD_BACK = "It is held back. Numbers below 5 that do not rest on public facts alone are held back"


@pytest.fixture
def edition(clerk: Person, officer: Person, compartment: Compartment) -> Edition:
    """A published edition with a party to APIC and agreements on relocation with States of two groups."""
    a_new_party_to_apic(known_from=AT)
    with purpose("demo"):
        for letter in "ABCDEFGH":
            state = make_partner(f"{letter}WK", f"Wakanda {letter}")
            group = RegionalGroup.AFR if letter < "E" else RegionalGroup.EEG
            GroupMembership.objects.create(partner=state, group=group)
            write_agreement(
                kind=AgreementKind.RELOCATION,
                partner=state,
                stages={Stage.SIGNED: date(2013, 5, 1)},
                level=Level.CONFIDENTIAL,
                compartment=compartment,
                known_from=AT,
            )
    return published(clerk, officer)


def address(edition: Edition, table: str, *cell: object) -> str:
    return reverse(f"reports:{'cell' if cell else 'cells'}", args=[edition.slug, table, *cell])


def read(browser: Client, where: str) -> str:
    """The page as plain words."""
    answer = browser.get(where)
    assert answer.status_code == 200
    words = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", words)


def test_each_number_of_a_table_leads_to_its_rule_its_origin_and_the_rows_of_public_facts(
    edition: Edition, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    browser = signed_in(facilitator)
    text = browser.get(reverse("reports:text", args=[edition.slug])).content.decode()
    assert f'<a class="report-rows" href="{address(edition, "T5y")}">Table T5y.' in text
    table = browser.get(address(edition, "T5y")).content.decode()
    assert f'href="{address(edition, "T5y", 1, "all")}?language=en"' in table
    for person in (facilitator, clerk):
        shown = read(signed_in(person), address(edition, "T5y", 1, "all"))
        assert "The parties to APIC of table T5 by the year of their deposit" in shown
        assert "Holds for on 22 Apr 2013" in shown
        assert f"{edition.sha256} The stored snapshot still has this hash." in shown
        assert "Answered for by Registry" in shown
        assert "Rows behind the number Partner Code Zubrowka" in shown
        assert ("cleared by Contributor registry" in shown) == (person == clerk)


def test_of_a_number_that_is_held_back_everyone_learns_the_rule_and_no_more(
    edition: Edition, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    one, none = address(edition, "T4g", 1, "AFR"), address(edition, "T4g", 1, "APG")
    for person in (clerk, facilitator):
        pages = [read(signed_in(person), where) for where in (one, none)]
        for shown in pages:
            assert HELD_BACK in shown
            assert not re.search("Wakanda|Rows", shown)
        assert len({re.sub("African|Asia-Pacific|AFR|APG", "", shown) for shown in pages}) == 1


def test_rows_of_what_is_not_public_are_for_the_court_alone(
    edition: Edition, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    where = address(edition, "T4", 1, "concluded")
    assert "Rows" not in read(signed_in(facilitator), where)
    assert "Wakanda" in read(signed_in(clerk), where)


def test_what_an_edition_does_not_have_is_not_found(
    edition: Edition, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    draft = drafted(clerk, symbol="ICC-ASP/12/98")
    assert [
        signed_in(facilitator).get(where).status_code
        for where in (
            address(edition, "T6"),
            address(edition, "figures"),
            address(edition, "T5", 0, "parties"),
            address(edition, "T5", 99, "parties"),
            address(edition, "T5", 1, "nothing"),
            address(edition, "T5") + "?language=xx",
            address(draft, "T5"),
            address(draft, "T5", 1, "parties"),
        )
    ] == [404] * 8
