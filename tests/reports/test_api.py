"""Published editions over the API."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Person
from tests.reports.editions import compiled, published

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def test_a_stranger_is_told_to_sign_in(client: Client) -> None:
    assert client.get("/api/v1/editions/").status_code in {302, 401}


def test_published_editions_and_their_frozen_figures(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer)
    browser = signed_in(facilitator)
    listed = browser.get("/api/v1/editions/").json()["editions"]
    assert [one["symbol"] for one in listed] == ["ICC-ASP/12/99"]
    assert browser.get(f"/api/v1/editions/{edition.slug}/").json() == listed[0]
    answer = browser.get(f"/api/v1/editions/{edition.slug}/figures/").json()
    assert answer["snapshot_sha256"] == edition.sha256
    assert answer["figures"]["F1"] == {
        "value": 0,
        "on": "2011-10-01/2013-09-30",
        "rule": answer["figures"]["F1"]["rule"],
    }


def test_drafts_are_no_part_of_the_api_for_anybody(
    clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = compiled(clerk)
    for person in (clerk, facilitator):
        browser = signed_in(person)
        assert browser.get("/api/v1/editions/").json() == {"editions": []}
        for address in (f"/api/v1/editions/{edition.slug}/", f"/api/v1/editions/{edition.slug}/figures/"):
            response = browser.get(address)
            assert response.status_code == 404
            assert response["Content-Type"] == "application/problem+json"
