"""Standing in: for whom, on which days, and that it widens nobody's sight."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction
from django.test import Client

from accounts.desk import desk_of
from accounts.models import Absence, AbsenceHistory, Person
from accounts.services import end_absence, name_stand_in
from accounts.sight import viewing
from common.clock import today
from common.errors import Forbidden, Refusal

pytestmark = pytest.mark.django_db

ON = date(2013, 9, 10)
FIRST, LAST = date(2013, 9, 16), date(2013, 9, 27)


def away(by: Person, stand_in: Person, first: date = FIRST, last: date = LAST) -> Absence:
    with viewing(by):
        return name_stand_in(stand_in=stand_in, first=first, last=last, by=by, on=ON)


def test_the_stand_in_sits_at_both_desks_from_the_first_to_the_last_day(
    clerk: Person, officer: Person
) -> None:
    away(clerk, officer)
    found = {}
    for day in (FIRST - timedelta(days=1), FIRST, LAST, LAST + timedelta(days=1)):
        with viewing(officer):
            found[day.isoformat()] = dict(desk_of(officer, day).absent)
    assert found == {
        "2013-09-15": {},
        "2013-09-16": {clerk.pk: "Clara Clerk"},
        "2013-09-27": {clerk.pk: "Clara Clerk"},
        "2013-09-28": {},
    }


def test_who_cannot_stand_in_is_said_beside_the_field(
    clerk: Person, officer: Person, analyst: Person, facilitator: Person
) -> None:
    gone = Person.objects.create_user("gone@example.org", name="Gone", organ=clerk.organ, is_active=False)
    for stand_in in (clerk, analyst, gone):
        with pytest.raises(Refusal) as refusal:
            away(clerk, stand_in)
        assert refusal.value.field == "stand_in"
    with pytest.raises(Forbidden):
        away(facilitator, facilitator)
    away(officer, clerk, LAST, LAST)
    with pytest.raises(Refusal, match="Otto Officer is away from 27 Sep 2013 to 27 Sep 2013"):
        away(clerk, officer)


@pytest.mark.parametrize(
    ("first", "last", "field"),
    [
        (ON - timedelta(days=1), LAST, "first"),
        (LAST, FIRST, "last"),
        (LAST, LAST + timedelta(days=3), "first"),
        (FIRST - timedelta(days=3), FIRST, "first"),
    ],
)
def test_days_are_in_order_to_come_and_free(
    first: date, last: date, field: str, clerk: Person, officer: Person
) -> None:
    away(clerk, officer)
    with pytest.raises(Refusal) as refusal:
        away(clerk, officer, first, last)
    assert refusal.value.field == field


def test_the_database_keeps_two_absences_of_one_person_apart(clerk: Person, officer: Person) -> None:
    away(clerk, officer)
    with viewing(clerk), pytest.raises(IntegrityError, match="one_at_a_time"), transaction.atomic():
        Absence.objects.create(person=clerk, stand_in=officer, first=LAST, last=LAST)


def test_coming_back_early_ends_it_and_stays_on_record(clerk: Person, officer: Person) -> None:
    begun, planned = away(clerk, officer), away(clerk, officer, date(2013, 12, 2), date(2013, 12, 6))
    with viewing(officer), pytest.raises(Forbidden):
        end_absence(begun, by=officer, on=FIRST)
    with viewing(clerk):
        for absence in (begun, planned):
            end_absence(absence, by=clerk, on=FIRST + timedelta(days=2))
        assert list(Absence.objects.values_list("first", "last")) == [(FIRST, FIRST + timedelta(days=1))]
        labels = AbsenceHistory.objects.order_by("pgh_id").values_list("pgh_label", flat=True)
        assert list(labels) == ["insert", "insert", "update", "delete"]


def test_other_organs_do_not_see_who_is_away(clerk: Person, officer: Person, analyst: Person) -> None:
    away(clerk, officer)
    seen = []
    for person in (officer, analyst):
        with viewing(person):
            seen.append(Absence.objects.count())
    assert seen == [1, 0]


def test_named_and_ended_in_the_browser(
    clerk: Person, officer: Person, facilitator: Person, signed_in: Callable[[Person], Client]
) -> None:
    mine, day = signed_in(clerk), today().isoformat()
    form = {"stand_in": officer.pk, "first": day, "last": day}
    assert mine.post("/account/away/", {**form, "last": "2013-01-01"}).status_code == 400
    page = mine.post("/account/away/", form, follow=True).content.decode()
    assert "Otto Officer stands in for you." in page
    with viewing(clerk):
        key = Absence.objects.get().pk
    theirs = signed_in(officer)
    assert "Clara Clerk" in theirs.get("/account/away/").content.decode()
    assert theirs.post(f"/account/away/{key}/back/").status_code == 404
    mine.post(f"/account/away/{key}/back/")
    with viewing(clerk):
        assert not Absence.objects.exists()
    assert signed_in(facilitator).get("/account/away/").status_code == 404
