"""The two roles, the viewer of a transaction, and what an unnamed viewer gets."""

import pytest
from django.db import ProgrammingError, connection, transaction

from accounts.models import Compartment, Membership, Person, ReadAudit
from accounts.sight import current, purpose, viewing

pytestmark = pytest.mark.django_db


def test_application_connects_as_a_role_that_owns_nothing() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "select current_user, rolsuper, rolbypassrls from pg_roles where rolname = current_user"
        )
        assert cursor.fetchone() == ("icc_app", False, False)
        cursor.execute("select count(*) from pg_class where relowner = 'icc_app'::regrole")
        assert cursor.fetchone() == (0,)


def test_nobody_named_sees_no_compartment(compartment: Compartment) -> None:
    assert current() is None
    assert list(Compartment.objects.all()) == []


def test_members_alone_see_their_compartment(
    compartment: Compartment, clerk: Person, officer: Person
) -> None:
    with viewing(clerk):
        assert list(Compartment.objects.all()) == [compartment]
    with viewing(officer):
        assert list(Compartment.objects.all()) == []
        assert list(Membership.objects.all()) == []


def test_inner_viewer_hands_back_to_the_outer_one(
    compartment: Compartment, clerk: Person, officer: Person
) -> None:
    with viewing(clerk):
        with viewing(officer):
            assert Compartment.objects.count() == 0
        assert Compartment.objects.count() == 1
        with pytest.raises(ZeroDivisionError), viewing(officer):
            _ = 1 / 0
        assert Compartment.objects.count() == 1


def test_person_who_left_sees_nothing(compartment: Compartment, clerk: Person) -> None:
    clerk.is_active = False
    clerk.save()
    with viewing(clerk):
        assert Compartment.objects.count() == 0


def test_use_of_a_purpose_is_in_the_trail(administrator: Person) -> None:
    with purpose("figures"):
        pass
    with viewing(administrator):
        assert list(ReadAudit.objects.values_list("purpose", "what")) == [("figures", "purpose")]


@pytest.mark.parametrize(
    "statement", ["update accounts_readaudit set what = ''", "delete from accounts_readaudit"]
)
def test_the_trail_cannot_be_rewritten_even_by_raw_sql(statement: str) -> None:
    denied = pytest.raises(ProgrammingError, match="permission denied")
    with purpose("demo"), denied, transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
