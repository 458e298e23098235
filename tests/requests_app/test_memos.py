"""Notes to oneself: they come back on their day, are done, moved and removed, and exist for their owner alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.test import Client
from icalendar import Calendar

from accounts.day import piles
from accounts.desk import desk_of
from accounts.digest import compose
from accounts.marking import Marked
from accounts.models import Compartment, Person
from accounts.services import add_member, name_stand_in, remove_member
from accounts.sight import viewing
from common.asof import Period, start_of
from common.clock import now, today
from partners.models import Partner
from requests_app.agenda import entries
from requests_app.ics import feed
from requests_app.models import CooperationRequest, Memo
from requests_app.services.memos import add_memo
from tests.requests_app.conftest import logged

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
TEXT = "Call the embassy"


def remind(request: CooperationRequest, by: Person, *, days: int = 0) -> Memo:
    """A note for so many days from today."""
    return add_memo(request, day=today() + timedelta(days=days), text=TEXT, by=by, on=today())


def in_my_day(person: Person, on: date) -> list[Marked]:
    """What the person noted, as it lies on their desk."""
    with viewing(person):
        return next(pile.rows for pile in piles(desk_of(person, on)) if pile.group.name == "noted")


def test_note_comes_back_on_its_day_until_it_is_done(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    day = today() + timedelta(days=3)
    with viewing(officer):
        row = logged(officer, kenya, subject="Records of a hospital")
    client = signed_in(clerk)
    page = client.post(
        f"/requests/{row.code}/memos/", {"day": day.isoformat(), "text": TEXT}, follow=True
    ).content.decode()
    assert TEXT in page
    assert [in_my_day(clerk, day + timedelta(days=n)) for n in (-1, 0, 9)] == [[], [row], [row]]
    with viewing(clerk):
        memo = Memo.objects.get()
    client.post(f"/memos/{memo.code}/", {"day": today().isoformat(), "text": "Write to them"})
    assert "Write to them" in client.get("/").content.decode()
    assert client.get("/requests/?show=noted").context["page"].rows == [row]
    client.post(f"/memos/{memo.code}/done/")
    assert "Write to them" not in client.get(row.get_absolute_url()).content.decode()
    assert in_my_day(clerk, day) == []
    client.post(f"/memos/{memo.code}/remove/")
    with viewing(clerk):
        assert not Memo.objects.exists()


@pytest.mark.parametrize(
    ("fields", "told"),
    [
        ({"day": "2001-01-01", "text": TEXT}, "This day is over; choose today or a later day."),
        ({"day": "9999-01-01", "text": TEXT}, "Give a day up to the year"),
        ({"day": "soon", "text": " "}, "This field is required."),
    ],
)
def test_note_that_could_not_come_back_is_told_beside_its_field(
    fields: dict[str, str], told: str, clerk: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
    answer = signed_in(clerk).post(f"/requests/{row.code}/memos/", fields)
    assert (answer.status_code, told in answer.content.decode()) == (400, True)
    with viewing(clerk):
        assert not Memo.objects.exists()


def test_note_exists_for_its_owner_alone(
    clerk: Person, officer: Person, administrator: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya)
        memo = remind(row, clerk)
        name_stand_in(stand_in=officer, first=today(), last=today(), by=clerk, on=today())
    for person in (officer, administrator):
        with viewing(person):
            assert not Memo.objects.exists()
    client = signed_in(officer)
    for address in ("/", row.get_absolute_url(), "/calendar/"):
        assert TEXT not in client.get(address).content.decode()
    answers = [client.post(f"/memos/{memo.code}/{act}") for act in ("", "done/", "remove/")]
    assert [answer.status_code for answer in answers] == [404] * 3


def test_note_goes_with_the_sight_of_its_request(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        add_member(compartment, officer, by=clerk)
        row = logged(clerk, kenya, level="under_seal", compartment=compartment)
    with viewing(officer):
        memo = remind(row, officer)
        remind(row, officer, days=1)
    assert in_my_day(officer, today()) == [row]
    with viewing(clerk):
        remove_member(compartment, officer)
    assert in_my_day(officer, today()) == []
    with viewing(officer):
        assert not Memo.objects.exists()
        assert entries(desk_of(officer, today()), Period(today(), today())) == []
    assert signed_in(officer).get(f"/memos/{memo.code}/").status_code == 404


def test_note_is_kept_by_a_program_as_on_the_pages(
    clerk: Person, officer: Person, kenya: Partner, signed_in: SignIn
) -> None:
    with viewing(clerk):
        row = logged(clerk, kenya, level="confidential")
        other = remind(logged(clerk, kenya), clerk, days=9)
    client, beside = signed_in(clerk), f"/api/v1/requests/{row.code}/memos/"
    day, json = today() + timedelta(days=3), "application/json"
    made = client.post(beside, {"day": day.isoformat(), "text": f" {TEXT}"}, content_type=json)
    told = made.json()
    address = f"/api/v1/memos/{told['code']}/"
    assert (made.status_code, made["Location"]) == (201, address)
    assert told == {
        "code": told["code"],
        "request": row.code,
        "reference": None,
        "day": day.isoformat(),
        "text": TEXT,
        "done_at": None,
        "recorded_at": told["recorded_at"],
    }
    assert client.get(beside).json() == {"memos": [told]}
    first = client.get("/api/v1/memos/?limit=1").json()
    rest = client.get("/api/v1/memos/", {"after": first["next"]}).json()
    assert (first["memos"], [one["code"] for one in rest["memos"]], rest["next"]) == (
        [told],
        [other.code],
        None,
    )
    moved = client.patch(address, {"day": today().isoformat()}, content_type=json).json()
    assert moved == {**told, "day": today().isoformat()} == client.get(address).json()
    assert in_my_day(clerk, today()) == [row]
    refused = client.patch(address, {"day": "2001-01-01"}, content_type=json)
    assert (refused.status_code, list(refused.json()["errors"])) == (400, ["day"])
    done = client.post(f"{address}done/", {}, content_type=json).json()
    assert (done["done_at"] is None, client.get(beside).json()) == (False, {"memos": []})
    stranger = signed_in(officer)
    answers = [
        stranger.get(address),
        stranger.patch(address, {"text": "x"}, content_type=json),
        stranger.delete(address),
        stranger.post(f"{address}done/", {}, content_type=json),
    ]
    assert [one.status_code for one in answers] == [404] * 4
    assert stranger.get("/api/v1/memos/").json() == {"next": None, "memos": []}
    assert stranger.get(beside).json() == {"memos": []}
    assert [client.delete(address).status_code for _ in range(2)] == [204, 404]


def test_what_leaves_the_house_says_that_something_was_noted_and_not_what(
    clerk: Person, officer: Person, compartment: Compartment, kenya: Partner
) -> None:
    with viewing(officer):
        rows = [
            logged(officer, kenya),
            logged(officer, kenya, level="confidential"),
        ]
    with viewing(clerk):
        rows.append(logged(clerk, kenya, level="under_seal", compartment=compartment))
        for row in rows:
            remind(row, clerk)
        found = entries(desk_of(clerk, today()), Period(today(), today()))
        assert {(one.what, one.request) for one in found} == {
            (f"Note to myself: {TEXT}", row) for row in rows
        }
        events = Calendar.from_ical(feed(desk_of(clerk, today()))).walk("VEVENT")
        assert [(str(one["summary"]), one.decoded("dtstart")) for one in events] == [
            ("Note to myself", today())
        ]
        letter = compose(clerk, today().isoformat(), start_of(today()).replace(hour=now().hour))
    assert letter is not None
    assert "My notes for today: 2" in letter.text
    assert TEXT not in letter.text + letter.html
