"""Sightings and planned travel: whom an alert tells, what it opens, and what stays in its compartment."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.core import mail

from accounts.models import Message, Person
from accounts.outbox import deliver
from accounts.sight import purpose, viewing
from arrests.models import Warrant
from common import clock
from common.errors import Forbidden, Refusal
from partners.models import GroupMembership, Partner
from pursuit.models import Case, RegionalPoint, Sighting, Turn
from pursuit.services.cases import act, open_case
from pursuit.services.roster import end_turn, on_duty, set_turn
from pursuit.services.sightings import correct_sighting, record_sighting
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


def test_a_corrected_sighting_moves_the_instances_that_it_opened_and_opens_those_that_were_missing(
    kenya: Partner, warrant: Warrant, clerk: Person
) -> None:
    later, wakanda, narnia = date(2026, 6, 20), make_partner("WKD", "Wakanda"), make_partner("NAR", "Narnia")
    with viewing(clerk):
        first = record_sighting(warrant, by=clerk, **about(kenya, through=[wakanda]))
        act(Case.objects.get(partner=wakanda), action="averred", on=TODAY, known_at=NOW, by=clerk)
        right = about(kenya, through=[wakanda, narnia], begins_on=later, place="Another summit")
        second = correct_sighting(first, by=clerk, **right)
        with pytest.raises(Refusal, match="corrected before"):
            correct_sighting(first, by=clerk, **right)
        rows = Case.objects.order_by("id").values_list("partner__code", "status", "due_on")
        assert list(rows) == [
            ("KEN", "potential", later),
            ("WKD", "averred", None),
            ("NAR", "potential", later),
        ]
        correct_sighting(second, by=clerk, never=True, **right)
        assert (Sighting.objects.known(NOW).count(), Sighting.objects.count()) == (0, 3)
        assert Case.objects.count() == 3


def test_a_turn_ends_early_by_a_new_entry_and_one_that_has_not_begun_is_called_off(
    clerk: Person, chief: Person, analyst: Person, signed_in: Any
) -> None:
    end, tomorrow = TODAY + timedelta(days=9), TODAY + timedelta(days=1)
    with viewing(chief):
        turn = set_turn(person=analyst, first=TODAY, last=end, by=chief, on=TODAY)
        for last, sentence in ((end, "give an earlier day"), (date(2026, 5, 30), "has passed")):
            with pytest.raises(Refusal, match=sentence):
                end_turn(turn, last=last, by=chief, on=TODAY)
        shorter = end_turn(turn, last=tomorrow, by=chief, on=TODAY)
        assert (shorter.first, shorter.last, shorter.called_off) == (TODAY, tomorrow, False)
        with pytest.raises(Refusal, match="changed meanwhile"):
            end_turn(turn, last=TODAY, by=chief, on=TODAY)
        assert [on_duty(day) == [analyst.pk] for day in (TODAY, tomorrow, end)] == [True, True, False]
        assert end_turn(shorter, last=TODAY - timedelta(days=1), by=chief, on=TODAY).called_off
        assert set_turn(person=analyst, first=TODAY, last=tomorrow, by=chief, on=TODAY).corrects is None
        assert on_duty(TODAY) == [analyst.pk]
        turn = set_turn(
            person=clerk, first=clock.today(), last=clock.today() + timedelta(days=2), by=chief, on=TODAY
        )
    form = f"/non-cooperation/duty/{turn.code}/end/"
    assert signed_in(chief).post(form, {"last": clock.today()}).status_code == 302
    assert signed_in(chief).get(form).status_code == 404
    with viewing(clerk), pytest.raises(Forbidden):
        end_turn(Turn.objects.get(corrects=turn), last=TODAY, by=clerk, on=TODAY)


def test_the_form_corrects_a_sighting_from_what_it_said(
    kenya: Partner, warrant: Warrant, clerk: Person, officer: Person, signed_in: Any
) -> None:
    with viewing(clerk):
        row = record_sighting(warrant, by=clerk, **about(kenya))
    form = f"/warrants/sightings/{row.code}/correct/"
    page = signed_in(clerk).get(form).content.decode()
    assert ("A summit" in page, 'value="KEN" selected' in page) == (True, True)
    body = about(kenya) | {"state": "KEN", "begins_on": "2026-06-09", "place": "A meeting"}
    del body["known_at"]
    assert signed_in(officer).post(form, body).status_code == 302
    whereabouts = signed_in(clerk).get(f"/warrants/{warrant.code}/whereabouts/").content.decode()
    assert ("A meeting" in whereabouts, "A summit" in whereabouts) == (True, False)


def test_regional_focal_points_have_terms_and_everybody_reads_them(
    kenya: Partner, clerk: Person, president: Person, facilitator: Person, signed_in: Any
) -> None:
    with purpose("demo"):
        GroupMembership.objects.create(partner=kenya, group="AFR", starts_on=date(2000, 1, 1))
    client = signed_in(clerk)
    name, listed = "/non-cooperation/focal-points/name/", "/non-cooperation/focal-points/"
    body = {"partner": "KEN", "starts_on": "2025-01-01"}
    assert client.post(name, body).status_code == 302
    for wrong, sentence in (
        (body, "focal point on this day already"),
        (body | {"ends_on": "2024-01-01"}, "lies before the first"),
        (body | {"starts_on": "1999-01-01"}, "no regional group"),
    ):
        assert sentence in client.post(name, wrong).content.decode()
    with viewing(clerk):
        point = RegionalPoint.objects.get()
        case = open_case(partner=kenya, kind="averred", on=TODAY, known_at=NOW, by=clerk)
    assert "<dt>Regional focal points</dt>" in client.get(case.get_absolute_url()).content.decode()
    assert client.post(f"{listed}{point.code}/end/", {"ends_on": "2025-12-31"}).status_code == 302
    page = signed_in(facilitator).get(listed).content.decode()
    assert ("Kenya" in page, "African States" in page, "31 Dec 2025" in page) == (True, True, True)
    assert [signed_in(person).get(name).status_code for person in (president, facilitator)] == [403, 403]
