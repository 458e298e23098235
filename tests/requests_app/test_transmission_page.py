"""The page that records a transmission: what follows from its day follows the day that stands in the form."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from html import unescape
from typing import Any

import pytest
from django.test import Client

from accounts.models import Person
from accounts.sight import purpose, viewing
from common.clock import today
from partners.models import Channel, Partner
from requests_app.models import CooperationRequest
from requests_app.vocab import Family, Status
from tests.requests_app.conftest import brought_to

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


@pytest.fixture
def ready(clerk: Person, officer: Person, kenya: Partner) -> CooperationRequest:
    """A visa request that waits to be sent."""
    with viewing(clerk):
        return brought_to(Status.APPROVED, clerk, officer, kenya, family=Family.VISA)


def typed(ready: CooperationRequest, **fields: Any) -> dict[str, Any]:
    """What stands in the form when “Update” is pressed."""
    return {"update": "1", "version": ready.version, "channel": "By hand", "language": "French", **fields}


def test_due_date_and_declaration_follow_the_day_and_what_was_typed_stays(
    clerk: Person, kenya: Partner, ready: CooperationRequest, signed_in: SignIn
) -> None:
    with purpose("reference"):
        Channel.objects.create(
            partner=kenya, channel="Embassy", language="English", source="Note", ends_on=date(2013, 9, 5)
        )
    client = signed_in(clerk)
    assert client.get(f"/requests/{ready.code}/transmitted/").context["due"].start == today()
    fields = typed(ready, on="2013-07-04", note="As agreed.", due_on="")
    page = client.post(f"/requests/{ready.code}/transmitted/", fields)
    assert (page.status_code, page.context["due"].on) == (200, date(2013, 8, 5))
    words = unescape(page.content.decode())
    assert "If sent on" in words
    assert "On that day: Embassy, English." in words
    form = page.context["form"]
    assert {name: str(form[name].value()) for name in fields if name != "update"} == {
        name: str(value) for name, value in fields.items() if name != "update"
    }
    assert not form.errors
    with viewing(clerk):
        ready.refresh_from_db()
        assert ready.status == Status.APPROVED


def test_day_that_is_given_for_the_answer_goes_before_the_policy(
    clerk: Person, ready: CooperationRequest, signed_in: SignIn
) -> None:
    client, fields = signed_in(clerk), typed(ready, on="2013-07-04", due_on="2013-12-24")
    page = client.post(f"/requests/{ready.code}/transmitted/", fields)
    assert page.context["due"].on == date(2013, 12, 24)
    assert page.context["reasons"] == ["Set by hand: 24 Dec 2013."]


@pytest.mark.parametrize("day", ["", "4.7.2013", "2013-02-30", "9999-12-31"])
def test_without_a_day_up_to_today_there_is_a_sentence_and_no_date(
    day: str, clerk: Person, ready: CooperationRequest, signed_in: SignIn
) -> None:
    client, address = signed_in(clerk), f"/requests/{ready.code}/transmitted/"
    page = client.post(address, typed(ready, on=day))
    assert (page.status_code, page.context["due"]) == (200, None)
    assert "Give the day on which it was sent" in page.content.decode()
    fields = typed(ready, on=day)
    del fields["update"]
    refused = client.post(address, fields)
    assert (refused.status_code, list(refused.context["form"].errors)) == (400, ["on"])


def test_refused_form_shows_the_due_date_of_its_day(
    clerk: Person, ready: CooperationRequest, signed_in: SignIn
) -> None:
    yesterday = today() - timedelta(days=1)
    fields = typed(ready, on=yesterday.isoformat(), channel="")
    del fields["update"]
    page = signed_in(clerk).post(f"/requests/{ready.code}/transmitted/", fields)
    assert (page.status_code, page.context["due"].start) == (400, yesterday)
