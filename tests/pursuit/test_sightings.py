"""Sightings and planned travel: whom an alert tells, what it opens, and what stays in its compartment."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from django.core import mail

from accounts.models import Message, Person
from accounts.outbox import deliver
from accounts.sight import purpose, viewing
from arrests.models import Warrant
from common.errors import Forbidden, Refusal
from partners.models import Partner
from pursuit.models import Case, Sighting
from pursuit.services.sightings import on_duty, record_sighting, set_turn
from tests.pursuit.conftest import NOW, TODAY
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db


def about(state: Partner, **more: Any) -> dict[str, Any]:
    return {
        "kind": "travel",
        "place": "A summit",
        "state": state,
        "begins_on": date(2026, 6, 9),
        "source": "A newspaper",
        "reliability": "B",
        "credibility": "2",
        "known_at": NOW,
    } | more


def test_planned_travel_opens_an_instance_for_each_state_and_tells_whoever_is_on_duty(
    kenya: Partner, warrant: Warrant, clerk: Person, chief: Person, analyst: Person
) -> None:
    wakanda = make_partner("WKD", "Wakanda")
    with viewing(chief):
        set_turn(person=analyst, first=TODAY, last=TODAY, by=chief, on=TODAY)
    with viewing(clerk):
        record_sighting(warrant, by=clerk, **about(kenya, through=[wakanda, kenya]))
        rows = Case.objects.order_by("id").values_list("partner__code", "status", "due_on", "level")
        assert list(rows) == [
            (code, "potential", date(2026, 6, 9), "confidential") for code in ("KEN", "WKD")
        ]
    deliver(now=lambda: NOW)
    assert [message.to for message in mail.outbox] == [[analyst.email]] * 2
    said = str(mail.outbox[0].message())
    assert ("Thornquist" in said, "Kenya" in said, "/non-cooperation/" in said) == (False, False, True)


def test_travel_of_a_sealed_suspect_stays_in_its_compartment_and_opens_nothing(
    kenya: Partner, sealed: Warrant, clerk: Person, officer: Person, signed_in: Any
) -> None:
    with viewing(clerk):
        record_sighting(sealed, by=clerk, **about(kenya))
        assert (Case.objects.count(), Sighting.objects.count()) == (0, 1)
    with viewing(officer):
        assert not Sighting.objects.exists()
    with purpose("demo"):
        assert not Message.objects.exists()
    url = f"/warrants/{sealed.code}/whereabouts/"
    assert [signed_in(person).get(url).status_code for person in (clerk, officer)] == [200, 404]


def test_nobody_on_duty_means_the_supervisors_and_none_of_those_everybody_who_keeps_instances(
    clerk: Person, analyst: Person, president: Person
) -> None:
    with viewing(clerk):
        assert on_duty(TODAY) == sorted([clerk.pk, analyst.pk])
        Person.objects.filter(pk=analyst.pk).update(supervisor=True)
        assert on_duty(TODAY) == [analyst.pk]


def test_what_makes_no_sense_is_refused(
    kenya: Partner, warrant: Warrant, clerk: Person, president: Person
) -> None:
    for more, field in (
        ({"state": None}, "state"),
        ({"ends_on": date(2026, 6, 1)}, "ends_on"),
        ({"kind": "seen"}, "begins_on"),
    ):
        with viewing(clerk), pytest.raises(Refusal) as refused:
            record_sighting(warrant, by=clerk, **(about(kenya) | more))
        assert refused.value.field == field
    with viewing(president), pytest.raises(Forbidden):
        record_sighting(warrant, by=president, **about(kenya))
    with viewing(clerk), pytest.raises(Forbidden):
        set_turn(person=clerk, first=TODAY, last=TODAY, by=clerk, on=TODAY)


def test_the_page_lists_the_route_with_duties_and_the_form_records(
    kenya: Partner, warrant: Warrant, clerk: Person, president: Person, facilitator: Person, signed_in: Any
) -> None:
    url = f"/warrants/{warrant.code}/whereabouts/"
    body = about(kenya) | {"state": "KEN", "begins_on": "2026-06-09"}
    del body["known_at"]
    form = f"/warrants/{warrant.code}/sighting/"
    assert signed_in(clerk).post(form, body).status_code == 302
    page = signed_in(president).get(url).content.decode()
    assert ("A summit" in page, "Kenya" in page, "B2" in page, "Voluntary: not bound" in page) == (True,) * 4
    assert signed_in(facilitator).get(url).status_code == 404
    assert signed_in(president).get("/non-cooperation/duty/").status_code == 200
