"""Sign-in, the account page, the trail and the administration of accounts."""

from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from accounts.audit import record_read
from accounts.models import Compartment, Person, PersonHistory, ReadAudit
from accounts.sight import purpose, viewing

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]


def test_every_page_but_sign_in_asks_for_sign_in(client: Client) -> None:
    for address in ("/", "/account/", "/account/compartments/", "/account/trail/"):
        answer = client.get(address)
        assert answer.status_code == 302
        assert answer["Location"].startswith("/account/login/"), address


def test_sign_in_by_e_mail_whatever_its_case(client: Client, clerk: Person) -> None:
    clerk.set_password("correct horse battery")
    clerk.save()
    answer = client.post(
        "/account/login/", {"login": clerk.email.upper(), "password": "correct horse battery"}
    )
    assert (answer.status_code, answer["Location"]) == (302, "/")
    assert clerk.password.startswith("argon2")


def test_wrong_password_says_so_and_signs_nobody_in(client: Client, clerk: Person) -> None:
    answer = client.post("/account/login/", {"login": clerk.email, "password": "wrong"})
    assert answer.status_code == 200
    assert answer.context["form"].non_field_errors() == [
        "The email address and/or password you specified are not correct."
    ]
    assert "_auth_user_id" not in client.session


def test_nobody_signs_up(client: Client) -> None:
    client.post("/account/signup/", {"email": "new@example.org", "password1": "correct horse battery"})
    assert Person.objects.count() == 0


def test_password_reset_goes_out_by_e_mail(client: Client, clerk: Person) -> None:
    client.post("/account/password/reset/", {"email": clerk.email})
    assert [(message.to, "/account/password/reset/key/" in message.body) for message in mail.outbox] == [
        ([clerk.email], True)
    ]


def test_trail_is_the_administrators_alone(administrator: Person, clerk: Person, signed_in: SignIn) -> None:
    assert signed_in(administrator).get("/account/trail/").status_code == 200
    assert signed_in(clerk).get("/account/trail/").status_code == 404


def test_trail_names_who_read_and_what_in_words(
    administrator: Person, clerk: Person, signed_in: SignIn
) -> None:
    with viewing(clerk):
        ReadAudit.objects.create(
            person_id=clerk.pk, what="requests_app.cooperationrequest", object_ids=[1], level="confidential"
        )
    with purpose("figures"):
        pass
    told = ("Clara Clerk</td>", ">request</td>", "the system</td>", "Counts the approved figures")
    shown = {
        kind: [
            words in signed_in(administrator).get(f"/account/trail/?kind={kind}").content.decode()
            for words in told
        ]
        for kind in ("", "requests_app.cooperationrequest", "requests_app.document", "purposes", "nonsense")
    }
    people, machine, nothing = [True, True, False, False], [False, False, True, True], [False] * 4
    assert list(shown.values()) == [people, people, nothing, machine, people]


def test_opening_the_address_of_a_button_says_what_to_do(
    administrator: Person, signed_in: SignIn, compartment: Compartment
) -> None:
    address = f"/account/compartments/{compartment.code}/members/{administrator.pk}/remove/"
    answer = signed_in(administrator).get(address)
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "press the button there" in answer.content.decode()


def test_history_of_a_person_is_written_by_the_database_and_never_holds_the_password(
    administrator: Person, clerk: Person
) -> None:
    Person.objects.filter(pk=clerk.pk).update(name="Clara New")
    with viewing(administrator):
        history = PersonHistory.objects.filter(pgh_obj=clerk).order_by("pgh_id")
        assert list(history.values_list("pgh_label", "name")) == [
            ("insert", "Clara Clerk"),
            ("update", "Clara New"),
        ]
    assert "password" not in {field.name for field in PersonHistory._meta.fields}
    with viewing(clerk):
        assert PersonHistory.objects.count() == 0


def test_reading_public_rows_leaves_no_line(clerk: Person) -> None:
    with viewing(clerk):
        assert record_read([], by=clerk) == "public"
        assert ReadAudit.objects.count() == 0


def test_administrator_opens_an_account_without_a_password(administrator: Person, signed_in: SignIn) -> None:
    fields = {"email": "new@example.org", "name": "New Person", "organ": "otp", "is_active": "on"}
    answer = signed_in(administrator).post("/admin/accounts/person/add/", fields)
    assert answer.status_code == 302
    made = Person.objects.get(email="new@example.org")
    assert (made.organ, made.has_usable_password()) == ("otp", False)


def test_administration_offers_no_switch_that_does_nothing(administrator: Person, signed_in: SignIn) -> None:
    client = signed_in(administrator)
    assert [client.get(f"/admin/{gone}/").status_code for gone in ("auth/group", "account/emailaddress")] == [
        404,
        404,
    ]


def test_only_administrators_enter_the_administration(clerk: Person, signed_in: SignIn) -> None:
    assert signed_in(clerk).get("/admin/", follow=True).status_code == 403


def test_alive_and_ready_are_open_and_tell_nothing_else(client: Client) -> None:
    assert client.get("/healthz").content == b"alive\n"
    assert client.get("/readyz").json() == {"database": True, "migrations": True, "broker": True}
