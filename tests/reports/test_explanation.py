"""From a printed number to what stands behind it, as each reader gets it."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Compartment, Person
from accounts.sight import purpose
from accounts.vocab import Level
from agreements.services import write_agreement
from agreements.vocab import AgreementKind, Stage
from common.asof import Period
from partners.models import Situation
from reports.figures import FIGURES, Asked, FigureDates
from reports.forms import OtherwiseForm
from reports.models import Edition
from reports.readings import READINGS
from reports.vocab import Basis
from tests.arrests.conftest import write_warrant
from tests.reports.editions import AT, ON, published
from tests.reports.sample import SNAPSHOT
from tests.reports.test_editions import a_new_party_to_apic
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def read(browser: Client, edition: Edition, figure: str, **asked: Any) -> str:
    """The page of the figure as plain words."""
    answer = browser.get(reverse("reports:figure", args=[edition.slug, figure]), asked)
    assert answer.status_code == 200
    words = re.sub(r"<[^>]+>", " ", answer.content.decode().partition("<main")[2])
    return re.sub(r"\s+", " ", words)


def test_the_page_of_a_figure_says_when_who_and_from_which_snapshot(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer)
    inside, outside = (read(signed_in(one), edition, "F9") for one in (clerk, facilitator))
    for shown in (inside, outside):
        assert "on 22 Apr 2013" in shown
        assert f"{edition.sha256} The stored snapshot still has this hash." in shown
        assert "Answered for by Registry" in shown
        assert re.search(r"Where it stands Paragraph \d+", shown)
    assert "cleared by Contributor registry on 9 Oct 2013" in inside
    assert "Contributor" not in outside


def test_another_document_counts_for_another_day_and_the_rows_tell_why(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with purpose("reference"):
        situation = Situation.objects.create(code="atlantis", name_en="Atlantis")
    for name, day in (("First", date(2013, 9, 1)), ("Second", date(2013, 9, 30))):
        write_warrant(situation, name, issued=date(2011, 12, 21), unsealed=day)
    edition = published(clerk, officer)
    for person in (clerk, facilitator):
        shown = read(signed_in(person), edition, "F4", on="2013-09-30")
        assert "By the same rule: 2 (on 30 Sep 2013), beside 1 (on 29 Sep 2013)." in shown
        assert "Rows counted on 30 Sep 2013 alone Person Situation Second Atlantis" in shown


def test_what_became_known_since_stands_beside_what_was_printed(
    clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    edition = published(clerk, officer)
    a_new_party_to_apic(known_from=AT + timedelta(days=1))
    for person in (clerk, facilitator):
        shown = read(signed_in(person), edition, "F9")
        assert "gives 1 for the same date; this edition says 0" in shown
        assert "Rows counted now alone Partner Code Zubrowka" in shown


def test_what_is_not_public_is_counted_anew_for_nobody_and_its_rows_are_for_those_who_see_them(
    clerk: Person,
    officer: Person,
    analyst: Person,
    facilitator: Person,
    compartment: Compartment,
    signed_in: SignIn,
) -> None:
    edition = published(clerk, officer)
    with purpose("demo"):
        write_agreement(
            kind=AgreementKind.RELOCATION,
            partner=make_partner("WKD", "Wakanda"),
            stages={Stage.SIGNED: date(2013, 5, 1)},
            level=Level.CONFIDENTIAL,
            compartment=compartment,
            known_from=AT + timedelta(days=1),
        )
    found = {
        person.organ: (
            "for the same date" in shown or "By the same rule" in shown,
            "Rows counted now alone State Type Concluded In force Wakanda" in shown,
            "None that you may see." in shown,
            "Wakanda" in shown,
        )
        for person in (clerk, analyst, facilitator)
        if (shown := read(signed_in(person), edition, "F5", on="2013-06-01"))
    }
    assert found == {
        "registry": (False, True, True, True),
        "otp": (False, False, True, False),
        "assembly": (False, False, False, False),
    }


@pytest.mark.parametrize(
    ("basis", "asked", "wrong"),
    [
        ("at_large_on", {"on": "soon"}, {"on": "Enter a valid date."}),
        ("at_large_on", {"on": "1990-01-01"}, {"on": "Choose a day from 17 July 1998 until today."}),
        ("at_large_on", {"on": "2013-10-10"}, {"on": "Choose a day from 17 July 1998 until today."}),
        (
            "period",
            {"start": "2013-02-01", "end": "2013-01-01"},
            {"end": "The period ends before it starts; exchange the two dates."},
        ),
        ("period", {"start": "2013-02-01"}, {"end": "This field is required."}),
    ],
)
def test_a_day_that_cannot_be_counted_for_is_said_beside_the_field(
    basis: str, asked: dict[str, str], wrong: dict[str, str]
) -> None:
    form = OtherwiseForm(asked, basis=Basis(basis), today=ON)
    assert {name: " ".join(map(str, errors)) for name, errors in form.errors.items()} == wrong


def test_other_ways_of_counting_give_what_the_figures_tell() -> None:
    asked = Asked(FigureDates(Period(ON, ON), ON, ON, ON), AT)
    told = {
        id: [reading.count(SNAPSHOT, asked) for reading in readings if reading.count]
        for id, readings in READINGS.items()
    }
    assert told.keys() <= FIGURES.keys()
    assert {id: numbers for id, numbers in told.items() if numbers} == {
        "F1": [1853],
        "F2": [1853],
        "F3p": [609],
        "F4": [0],  # warrants in the database, of which there are none here
        "F6": [7],
        "F6f": [8],
        "F9": [71],
        "F9o": [50],
    }
