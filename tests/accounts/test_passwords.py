"""A new password ends whatever the old one had opened, and its person is told."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from django.core import mail
from django.test import Client

from accounts import outbox
from accounts.models import Message, Person, ReadAudit
from accounts.sight import purpose
from accounts.tokens import take_token
from accounts.vocab import Organ, TokenUse
from common.clock import now
from tests.accounts.test_tokens import secret_of

pytestmark = pytest.mark.django_db

SignIn = Callable[[Person], Client]
OLD, NEW = "correct horse battery", "wrong donkey staple"


def changed(person: Person, client: Client) -> str:
    """The password is changed on its page; what the page says then."""
    fields = {"oldpassword": OLD, "password1": NEW, "password2": NEW}
    return client.post("/account/password/change/", fields, follow=True).content.decode()


def reset(person: Person, client: Client) -> str:
    """A stranger to the browser sets a new password by the link of the mail; what the page says then."""
    stranger = Client()
    stranger.post("/account/password/reset/", {"email": person.email})
    link = re.search(r"/account/password/reset/key/\S+", str(mail.outbox.pop().body))
    assert link
    form = stranger.get(link[0], follow=True)
    address = form.redirect_chain[-1][0]
    return stranger.post(address, {"password1": NEW, "password2": NEW}, follow=True).content.decode()


@pytest.mark.parametrize("way", [changed, reset])
def test_new_password_ends_tokens_calendars_and_sessions_and_is_told(
    way: Callable[[Person, Client], str], clerk: Person, officer: Person, signed_in: SignIn
) -> None:
    clerk.set_password(OLD)
    clerk.save()
    here, elsewhere = signed_in(clerk), signed_in(clerk)
    secrets = [secret_of(clerk, use) for use in TokenUse]
    theirs = secret_of(officer)
    assert "also ends your access tokens" in here.get("/account/password/change/").content.decode()

    said = way(clerk, here)

    assert "access tokens and calendar addresses ended with the old one" in said
    assert [take_token(secret, at=now()) for secret in secrets] == [None] * 3
    assert take_token(theirs, at=now()) is not None
    assert elsewhere.get("/account/").status_code == 302
    assert (here.get("/account/").status_code == 200) == (way is changed)
    outbox.deliver(now=now)
    assert [(one.to, one.subject) for one in mail.outbox] == [([clerk.email], "Your password was changed")]
    letter = mail.outbox[0]
    assert "Your access tokens, your calendar addresses" in letter.body
    assert f"Good day {clerk.name}," in str(letter.alternatives[0].content)  # type: ignore[attr-defined]
    with purpose("tokens"):
        assert ReadAudit.objects.filter(purpose="tokens").count() == 2


def test_first_password_of_an_account_is_no_news() -> None:
    Person.objects.create_user("new@example.org", OLD, name="New Person", organ=Organ.REGISTRY)
    with purpose("messages"):
        assert not Message.objects.exists()
