"""Compartments: opened by the Court's people, known to members alone."""

from collections.abc import Callable

import pytest
from django.db import ProgrammingError, transaction
from django.test import Client

from accounts.models import Compartment, Membership, Person
from accounts.services import add_member, open_compartment, remove_member
from accounts.sight import viewing
from common.errors import Forbidden, Refusal

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def test_opening_makes_the_opener_the_first_member(clerk: Person) -> None:
    with viewing(clerk):
        made = open_compartment(name=" Heron ", by=clerk)
    with viewing(clerk):
        assert list(Compartment.objects.values_list("name", flat=True)) == ["Heron"]
        assert list(Membership.objects.values_list("person", "compartment")) == [(clerk.pk, made.pk)]


def test_facilitator_and_administrator_open_none(facilitator: Person, administrator: Person) -> None:
    for person in (facilitator, administrator):
        with viewing(person), pytest.raises(Forbidden):
            open_compartment(name="Heron", by=person)


def test_member_adds_a_colleague_who_then_sees_it(
    compartment: Compartment, clerk: Person, officer: Person
) -> None:
    with viewing(clerk):
        add_member(compartment, officer, by=clerk)
        add_member(compartment, officer, by=clerk)
    with viewing(officer):
        assert list(Compartment.objects.all()) == [compartment]
        assert Membership.objects.count() == 2


def test_stranger_cannot_add_themselves_even_by_raw_rows(compartment: Compartment, officer: Person) -> None:
    with viewing(officer), pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
        Membership.objects.create(compartment_id=compartment.pk, person=officer)


def test_facilitator_cannot_become_a_member(
    compartment: Compartment, clerk: Person, facilitator: Person
) -> None:
    with viewing(clerk), pytest.raises(Refusal, match="work for the Court"):
        add_member(compartment, facilitator, by=clerk)


def test_last_member_stays(compartment: Compartment, clerk: Person, officer: Person) -> None:
    with viewing(clerk):
        with pytest.raises(Refusal, match="last member"):
            remove_member(compartment, clerk)
        add_member(compartment, officer, by=clerk)
        remove_member(compartment, clerk)
    with viewing(clerk):
        assert Membership.objects.count() == 0


def test_opener_who_left_neither_sees_the_compartment_nor_comes_back(
    compartment: Compartment, clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        add_member(compartment, officer, by=clerk)
    with viewing(officer):
        remove_member(compartment, clerk)
    with viewing(clerk):
        assert not Compartment.objects.exists()
        with pytest.raises(ProgrammingError, match="row-level security"), transaction.atomic():
            Membership.objects.create(compartment_id=compartment.pk, person=clerk)
    page = signed_in(clerk).post(f"/account/compartments/{compartment.code}/", {"person": clerk.pk})
    assert page.status_code == 404


def test_pages_open_for_members_and_do_not_exist_for_others(
    compartment: Compartment, clerk: Person, officer: Person, facilitator: Person, signed_in: SignIn
) -> None:
    address = f"/account/compartments/{compartment.code}/"
    assert signed_in(clerk).get(address).status_code == 200
    assert signed_in(officer).get(address).status_code == 404
    assert signed_in(facilitator).get("/account/compartments/").status_code == 404


def test_a_name_is_needed_and_the_field_says_so(clerk: Person, signed_in: SignIn) -> None:
    page = signed_in(clerk).post("/account/compartments/", {"name": "  "})
    assert page.status_code == 200
    assert page.context["form"].errors == {"name": ["This field is required."]}
    with viewing(clerk):
        assert Compartment.objects.count() == 0
