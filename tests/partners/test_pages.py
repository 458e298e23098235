"""The list of partners, the page of one, and what other apps add to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import mark_safe

from accounts.models import Person
from accounts.sight import purpose
from accounts.vocab import Level
from partners import panels
from partners.models import Channel, Partner

pytestmark = pytest.mark.usefixtures("loaded")

SignIn = Callable[[Person], Client]


def page(client: Client, name: str, *args: str, **query: str) -> str:
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.fixture
def client(signed_in: SignIn, facilitator: Person) -> Client:
    """Partners are public to everyone who signs in; the facilitator sees least."""
    return signed_in(facilitator)


def test_states_stand_in_their_groups_and_organizations_apart(client: Client) -> None:
    html = page(client, "partners:list")
    assert html.count("<h2>") == 5 + 1 + 2
    assert html.count("<h1>") == 1
    assert (
        html.index("Western European and other States") < html.index("Holy See") < html.index("African Union")
    )


@pytest.mark.parametrize(
    ("query", "there", "not_there"),
    [
        ({"q": "cote"}, "Côte d&#x27;Ivoire", "France"),
        ({"q": "na"}, "Namibia", "France"),
        ({"q": "Frankreich"}, "No partner passes these filters.", "Germany"),
        ({"q": "Allemagne"}, "Germany", "France"),
        ({"kind": "regional"}, "African Union", "INTERPOL"),
        ({"group": "EEG"}, "Ukraine", "France"),
        ({"group": "EEG", "kind": "regional"}, "No partner passes these filters.", "Ukraine"),
    ],
)
def test_filters_are_the_address(client: Client, query: dict[str, str], there: str, not_there: str) -> None:
    html = page(client, "partners:list", **query)
    results = html[html.index('id="results"') :]
    assert there in results
    assert not_there not in results


@pytest.mark.parametrize(
    "query", [{"on": "9.10.2013"}, {"on": "2013-02-30"}, {"group": "XXX"}, {"kind": "planet"}]
)
def test_an_impossible_filter_gets_a_sentence_and_the_list(client: Client, query: dict[str, str]) -> None:
    html = page(client, "partners:list", **query)
    assert 'role="alert"' in html
    assert "France" in html


def test_the_page_tells_the_standing_of_the_day(client: Client) -> None:
    assert "Party, not yet in force" in page(client, "partners:detail", "CIV", on="2013-04-22")
    assert "Party, not yet in force" not in page(client, "partners:detail", "CIV", on="2013-05-01")
    ahead = page(client, "partners:detail", "BFA", on="2026-10-01")
    assert "Withdrawal takes effect" in ahead


def test_a_wrong_day_on_the_page_gets_a_sentence(client: Client) -> None:
    html = page(client, "partners:detail", "FRA", on="yesterday")
    assert "Write the day as YYYY-MM-DD, for example 2013-10-09. Today is shown instead." in html


def test_the_channel_is_that_of_the_day_or_the_rule(client: Client) -> None:
    with purpose("demo"):
        state = Partner.objects.get(code="PAN")
        Channel.objects.create(
            partner=state, channel="Ministry", language="Spanish", starts_on=date(2013, 5, 1)
        )
    assert "Ministry" in page(client, "partners:detail", "PAN", on="2013-05-01")
    assert "Diplomatic channel" in page(client, "partners:detail", "PAN", on="2013-04-30")


def test_an_organization_has_no_treaties(client: Client) -> None:
    html = page(client, "partners:detail", "INTERPOL")
    assert "Rome Statute" not in html
    assert "Nothing is recorded about this partner yet." in html


@pytest.mark.parametrize("code", ["ZZZ", "fra", "FRA'--", "%00"])
def test_an_unknown_code_is_not_found(client: Client, code: str) -> None:
    assert client.get(f"/partners/{code}/").status_code == 404


def test_nobody_reads_it_without_signing_in() -> None:
    assert Client().get(reverse("partners:list")).status_code == 302


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch) -> None:
    """Two panels of other apps, registered out of order."""
    monkeypatch.setattr(panels, "_registered", [])

    @panels.register("Second", order=20)
    def second(partner: Partner, person: Person, on: date) -> panels.Content:
        html = format_html("<p>{} on {} for {}</p>", partner.code, on, person.name)
        return panels.Content(html, Level.CONFIDENTIAL)

    @panels.register("First", order=10)
    def first(partner: Partner, person: Person, on: date) -> panels.Content | None:
        return panels.Content(mark_safe("<p>only France</p>")) if partner.code == "FRA" else None


@pytest.mark.usefixtures("registered")
def test_panels_stand_in_order_and_may_be_silent(client: Client) -> None:
    html = page(client, "partners:detail", "FRA", on="2013-10-09")
    assert html.index("First") < html.index("Second")
    assert "FRA on 2013-10-09 for Fiona Facilitator" in html
    assert 'class="marked-confidential"' in html, "the banner shows the highest marking of a panel"
    assert "First" not in page(client, "partners:detail", "BEL")


def test_the_list_asks_as_often_for_one_row_as_for_all(client: Client) -> None:
    def queries(**query: str) -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            page(client, "partners:list", **query)
        return len(captured)

    queries()
    assert queries(q="France") == queries() <= 12
