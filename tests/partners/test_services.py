"""Declarations of channel and language, and the directories of focal points."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Person
from accounts.sight import viewing
from common.errors import Forbidden, Refusal
from partners import services
from partners.models import Channel, FocalPoint, Partner
from tests.requests_app.conftest import make_partner

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
TODAY = date(2013, 9, 10)


@pytest.fixture
def kenya(db: None) -> Partner:
    return make_partner("KEN", "Kenya")


def declared(partner: Partner, by: Person, received_on: date, **more: object) -> Channel:
    known = {
        "channel": "Ministry of Justice",
        "language": "English",
        "source": "Note 12/2013",
        "today": TODAY,
    }
    return services.record_channel(partner, received_on=received_on, by=by, **{**known, **more})  # type: ignore[arg-type]


def test_a_declaration_counts_45_days_after_its_receipt_or_from_the_agreed_day(
    clerk: Person, kenya: Partner
) -> None:
    with viewing(clerk):
        declared(kenya, clerk, date(2013, 1, 1), channel="Embassy")
        declared(kenya, clerk, date(2013, 5, 1), agreed_on=date(2013, 5, 10))
        rows = list(Channel.objects.order_by("starts_on").values_list("channel", "starts_on", "ends_on"))
    assert rows == [
        ("Embassy", date(2013, 2, 15), date(2013, 5, 9)),
        ("Ministry of Justice", date(2013, 5, 10), None),
    ]


def test_declarations_are_the_registrys_and_come_in_order(
    clerk: Person, analyst: Person, kenya: Partner
) -> None:
    with viewing(analyst), pytest.raises(Forbidden):
        declared(kenya, analyst, date(2013, 1, 1))
    with viewing(clerk):
        declared(kenya, clerk, date(2013, 5, 1))
        with pytest.raises(Refusal, match="takes effect on or after 15 Feb 2013"):
            declared(kenya, clerk, date(2013, 1, 1))
        with pytest.raises(Refusal, match="in the future"):
            declared(kenya, clerk, date(2013, 9, 11))
        with pytest.raises(Refusal, match="where the declaration is found"):
            declared(kenya, clerk, date(2013, 9, 1), source=" ")
        assert Channel.objects.count() == 1


def test_each_organ_has_its_own_directory(
    clerk: Person, analyst: Person, president: Person, kenya: Partner
) -> None:
    about = {"office": "Central authority", "role": "Executes requests", "contact": "By note"}
    with viewing(clerk):
        point = services.add_focal_point(kenya, **about, starts_on=TODAY, by=clerk)
        assert list(FocalPoint.objects.all()) == [point]
    for other in (analyst, president):
        with viewing(other):
            assert not FocalPoint.objects.exists()
    with viewing(president), pytest.raises(Forbidden):
        services.add_focal_point(kenya, **about, starts_on=TODAY, by=president)


def test_a_focal_point_ends_once_and_not_before_it_began(clerk: Person, kenya: Partner) -> None:
    with viewing(clerk):
        point = services.add_focal_point(
            kenya, office="Embassy", role="Receives", contact="x", starts_on=TODAY, by=clerk
        )
        with pytest.raises(Refusal, match="before it began"):
            services.end_focal_point(point, ends_on=date(2013, 9, 9), by=clerk)
        services.end_focal_point(point, ends_on=TODAY, by=clerk)
        with pytest.raises(Refusal, match="has ended already"):
            services.end_focal_point(point, ends_on=TODAY, by=clerk)


def test_the_pages_record_and_show_them_to_those_whose_they_are(
    clerk: Person, analyst: Person, facilitator: Person, kenya: Partner, signed_in: SignIn
) -> None:
    client, page = signed_in(clerk), kenya.get_absolute_url()
    channel, add = (
        reverse(f"partners:{name}", args=["KEN"]) for name in ("record_channel", "add_focal_point")
    )
    form = {
        "channel": "<b>Embassy</b>",
        "language": "French",
        "received_on": "2013-01-01",
        "source": "Note 1",
    }
    shown = client.post(channel, form, follow=True).content.decode()
    assert "&lt;b&gt;Embassy&lt;/b&gt;" in shown
    assert "15 Feb 2013" in shown
    assert client.post(channel, form).status_code == 400
    office = {"office": "Zentralstelle", "role": "Receives", "contact": "Line", "starts_on": "2013-01-01"}
    assert "Zentralstelle" in client.post(add, office, follow=True).content.decode()
    with viewing(clerk):
        end = reverse("partners:end_focal_point", args=[FocalPoint.objects.get().code])
    assert client.get(end).status_code == 200
    assert "31 Jan 2013" in client.post(end, {"ends_on": "2013-01-31"}, follow=True).content.decode()
    for other in (analyst, facilitator):
        assert "Zentralstelle" not in signed_in(other).get(page).content.decode()
        assert signed_in(other).get(end).status_code == 404
    assert signed_in(facilitator).get(add).status_code == signed_in(analyst).get(channel).status_code == 404
