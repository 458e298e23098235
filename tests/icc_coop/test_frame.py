"""The frame around every page: the language switch and the place one is at."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.utils.formats import date_format
from django.utils.translation import override

from accounts.models import Person
from icc_coop.context import navigation


@pytest.mark.django_db
def test_the_language_can_be_chosen_before_signing_in(client: Client) -> None:
    answer = client.post("/i18n/setlang/", {"language": "fr", "next": "/account/login/"})
    assert answer.headers["Location"] == "/account/login/"
    page = client.get("/account/login/").content.decode()
    assert '<html lang="fr">' in page
    assert "Se connecter" in page


def test_places_are_named_in_the_language_of_the_page(clerk: Person) -> None:
    with override("fr"):
        places = [str(place["label"]) for place in navigation(clerk, "/")]
    assert places == [
        "Ma journée",
        "Demandes",
        "Mandats",
        "Non-coopération",
        "Accords",
        "APIC",
        "Partenaires",
        "Rapports",
    ]


def test_months_keep_their_names_in_french() -> None:
    """A word of our own that is also the name of a month, such as “May”, needs a context."""
    with override("fr"):
        months = [date_format(date(2013, month, 1), "F") for month in range(1, 13)]
        assert date_format(date(2013, 5, 1), "b") == "mai"
    assert months == [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ]


def test_the_first_page_is_marked_on_the_first_page_alone(clerk: Person) -> None:
    def active(path: str) -> list[str]:
        return [place["url"] for place in navigation(clerk, path) if place["active"]]

    assert active("/") == ["/"]
    assert active("/account/") == []
    assert active("/partners/KEN/") == ["/partners/"]


def test_every_page_shows_its_marking_a_skip_link_and_a_way_out(
    clerk: Person, signed_in: Callable[[Person], Client]
) -> None:
    page = signed_in(clerk).get("/account/").content.decode()
    assert "Highest marking on this page" in page
    assert '<a class="skip" href="#main">' in page
    assert 'action="/account/logout/"' in page
    assert page.count("<h1>") == 1
