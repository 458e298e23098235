"""Measures towards an arrest: what was tried in which cases, and what worked."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Person
from accounts.sight import viewing
from arrests.models import Warrant
from common.errors import Forbidden, Refusal, Stale
from partners.models import Partner, Recommendation
from pursuit.models import Measure, Taken
from pursuit.queries.measures import tried
from pursuit.services import measures
from tests.arrests.conftest import ISSUED, reviewed
from tests.pursuit.conftest import NOW, TODAY

pytestmark = pytest.mark.django_db
SignIn = Callable[[Person], Client]
PAGE = "/non-cooperation/measures/"


@pytest.fixture
def talk(clerk: Person) -> Measure:
    """A measure of the catalogue against a lack of political will."""
    with viewing(clerk):
        return measures.add_measure(name="A talk", kind="political", scenario="political_will", by=clerk)


def took(warrant: Warrant, measure: Measure, by: Person, **words: Any) -> Taken:
    about: dict[str, Any] = {"on": TODAY, "actor": "registry", "known_at": NOW} | words
    return measures.record_measure(warrant, measure=measure, by=by, **about)


def counted(by: Person, **asked: str) -> list[tuple[str, int, dict[str | None, int]]]:
    with viewing(by):
        return [(row.measure.name, row.times, dict(row.effects)) for row in tried(NOW, **asked)]


def test_what_was_tried_counts_under_the_obstacle_that_was_assessed_on_its_day(
    warrant: Warrant, talk: Measure, clerk: Person, analyst: Person
) -> None:
    with viewing(analyst):
        reviewed(warrant, analyst, date(2026, 1, 5), scenario="operational", known_at=NOW)
        reviewed(warrant, analyst, date(2026, 5, 5), scenario="political_will", known_at=NOW)
        help_ = measures.add_measure(name="Help", kind="technical", scenario="operational", by=analyst)
    with viewing(clerk):
        took(warrant, help_, clerk, on=date(2026, 2, 1), effect="failed")
        took(warrant, talk, clerk, on=date(2026, 2, 2))
        took(warrant, talk, clerk, effect="worked", came_of_it="He was told.")
        took(warrant, talk, clerk, on=ISSUED, effect="partly")
    assert counted(clerk) == [
        ("A talk", 3, {"worked": 1, "partly": 1, None: 1}),
        ("Help", 1, {"failed": 1}),
    ]
    assert counted(clerk, scenario="operational") == [("A talk", 1, {None: 1}), ("Help", 1, {"failed": 1})]
    assert counted(clerk, scenario="political_will") == [("A talk", 1, {"worked": 1})]
    assert counted(clerk, scenario="both") == [("A talk", 0, {}), ("Help", 0, {})]
    assert counted(clerk, scenario="other") == []
    assert counted(clerk, kind="technical") == [("Help", 1, {"failed": 1})]


def test_nobody_counts_what_was_done_about_a_warrant_that_they_do_not_know_of(
    sealed: Warrant, talk: Measure, clerk: Person, officer: Person, president: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        taken = took(sealed, talk, clerk, effect="worked", text="Secret dinner")
    assert [counted(person)[0][1] for person in (clerk, officer, president)] == [1, 0, 0]
    pages = [signed_in(person).get(PAGE).content.decode() for person in (clerk, officer, president)]
    assert ["Secret dinner" in page for page in pages] == [True, False, False]
    urls = [f"/warrants/measures/{taken.code}/outcome/", f"/warrants/{sealed.code}/measure/"]
    assert [signed_in(officer).get(url).status_code for url in urls] == [404, 404]


def test_the_latest_judgment_counts_and_a_correction_keeps_it_and_the_earlier_answer(
    warrant: Warrant, talk: Measure, kenya: Partner, clerk: Person
) -> None:
    later = NOW.replace(hour=NOW.hour + 1)
    with viewing(clerk):
        Recommendation.objects.create(number=17)
        taken = took(warrant, talk, clerk, on=date(2026, 5, 1), effect="failed")
        measures.record_outcome(taken, effect="worked", text="An answer.", on=TODAY, known_at=NOW, by=clerk)
        right: dict[str, Any] = {
            "measure": talk,
            "on": date(2026, 5, 2),
            "actor": "state",
            "actor_name": "Wakanda",
            "partner": kenya,
            "recommendations": [17],
            "by": clerk,
        }
        corrected = measures.correct_measure(taken, known_at=later, **right)
        now, before = (Taken.objects.known(at).with_results(at) for at in (later, NOW))
        columns = ("effective_on", "actor_name", "partner", "recalled__recommendation__number", "effect")
        assert list(now.values_list(*columns)) == [(date(2026, 5, 2), "Wakanda", kenya.pk, 17, "worked")]
        assert list(before.values_list(*columns)) == [(date(2026, 5, 1), "", None, None, "worked")]
        with pytest.raises(Refusal, match="corrected before"):
            measures.correct_measure(taken, known_at=later, **right)
        with pytest.raises(Refusal, match="corrected meanwhile"):
            measures.record_outcome(taken, effect="worked", on=TODAY, known_at=later, by=clerk)
        measures.correct_measure(corrected, known_at=later, never=True, **right)
        assert not Taken.objects.known(later).exists()


def test_what_makes_no_sense_is_refused_beside_its_field(
    warrant: Warrant, talk: Measure, clerk: Person, president: Person
) -> None:
    with viewing(clerk):
        fields = []
        for words in (
            {"on": date(2026, 6, 2)},
            {"on": date(2001, 1, 1)},
            {"actor": "nobody"},
            {"actor": "state"},
            {"recommendations": [67]},
            {"came_of_it": "An answer."},
        ):
            with pytest.raises(Refusal) as refused:
                took(warrant, talk, clerk, **words)
            fields.append(refused.value.field)
        assert fields == ["on", "on", "actor", "actor_name", "recommendations", "effect"]
        assert not Taken.objects.exists()
        with pytest.raises(Refusal, match="of this name already"):
            measures.add_measure(name="a TALK", kind="political", scenario="both", by=clerk)
    with viewing(president), pytest.raises(Forbidden):
        took(warrant, talk, president)


def test_the_catalogue_is_edited_on_a_page_and_nothing_of_another_is_lost(
    warrant: Warrant, talk: Measure, clerk: Person, president: Person, facilitator: Person, signed_in: SignIn
) -> None:
    client = signed_in(clerk)
    assert (
        client.post(f"{PAGE}add/", {"name": "Help", "kind": "technical", "scenario": ""}).status_code == 200
    )
    content = {"name": "Help", "kind": "technical", "scenario": "operational", "text": "Maps."}
    assert client.post(f"{PAGE}add/", content).status_code == 302
    seen = measures.wording(talk)
    edited = {"name": "Talks", "kind": "political", "scenario": "both", "seen": seen}
    url = f"{PAGE}{talk.code}/edit/"
    assert client.post(url, edited).status_code == 302
    assert b"Somebody else changed this meanwhile" in client.post(url, edited).content
    with viewing(clerk):
        assert list(Measure.objects.order_by("name").values_list("name", "scenario", "offered")) == [
            ("Help", "operational", True),
            ("Talks", "both", False),
        ]
        with pytest.raises(Refusal, match="no longer offered"):
            took(warrant, Measure.objects.get(name="Talks"), clerk)
        with pytest.raises(Stale):
            measures.edit_measure(talk, **edited, text="", offered=True, by=clerk)
    assert [signed_in(person).get(PAGE).status_code for person in (president, facilitator)] == [200, 404]
    assert signed_in(president).get(f"{PAGE}add/").status_code == 403


def test_a_measure_is_recorded_from_the_page_of_the_person_and_stands_on_it(
    warrant: Warrant, talk: Measure, clerk: Person, facilitator: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        Recommendation.objects.create(number=17)
    client, person = signed_in(clerk), warrant.suspect.get_absolute_url()
    url = f"/warrants/{warrant.code}/measure/"
    assert url in client.get(person).content.decode()
    content = {"measure": talk.code, "on": "2026-05-01", "actor": "registry", "recommendations": "17, x"}
    assert "“x” is none of them" in client.post(url, content).content.decode()
    assert client.post(url, content | {"recommendations": "17"}).headers["Location"] == person
    with viewing(clerk):
        taken = Taken.objects.get()
    answer = {"on": "2026-05-02", "effect": "worked", "text": "An answer."}
    assert client.post(f"/warrants/measures/{taken.code}/outcome/", answer).headers["Location"] == person
    page = client.get(person).content.decode()
    assert ["A talk" in page, "Recommendations 17" in page, "An answer." in page] == [True] * 3
    assert "A talk" not in signed_in(facilitator).get(person).content.decode()
    form = client.get(f"/warrants/measures/{taken.code}/correct/").content.decode()
    assert 'value="17"' in form


def test_the_page_asks_as_often_for_four_measures_as_for_one(
    warrant: Warrant, talk: Measure, clerk: Person, signed_in: SignIn
) -> None:
    client, asked = signed_in(clerk), []
    client.get(PAGE)
    for times in (1, 3):
        with viewing(clerk):
            for _turn in range(times):
                took(warrant, talk, clerk, effect="worked")
        with CaptureQueriesContext(connection) as queries:
            client.get(PAGE)
        asked.append(len(queries))
    assert asked[0] == asked[1]
