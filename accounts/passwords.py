"""What a new password ends: whoever had got hold of the old one keeps nothing that it opened."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from accounts import outbox
from accounts.models import Person
from accounts.tokens import revoke_tokens
from common import clock

KIND: Final = "password"


class NewPassword:
    """In the list of password validators, which Django tells of every password that was set: on a page, by a reset, by a command.

    The sessions end by themselves, because each bears a digest of the password it was opened with.
    """

    def validate(self, password: str, user: Person | None = None) -> None:
        """It has no opinion on what is a good password."""

    def get_help_text(self) -> str:
        """Said beside the field, before anything is sent."""
        return _(
            "A new password also ends your access tokens, your calendar addresses and what you opened elsewhere."
        )

    def password_changed(self, password: str, user: Person | None = None) -> None:
        """Ends the person's tokens, and tells them by e-mail; a new account has none."""
        if user is None or user.last_login is None:
            return
        at = clock.now()
        revoke_tokens(user, at=at)
        outbox.put([user.pk], kind=KIND, key=at.isoformat(), at=at)


@outbox.composer(KIND)
def compose(person: Person, key: str, _at: datetime) -> outbox.Letter:
    """The message that the password was changed at the moment `key`, and what to do if it was somebody else."""
    context = {
        "person": person,
        "moment": date_format(localtime(datetime.fromisoformat(key)), "j F Y, H:i"),
        "url": f"{settings.SITE_URL}{reverse('account_reset_password')}",
    }
    return outbox.Letter(
        subject=_("Your password was changed"),
        text=render_to_string("accounts/mail/password.txt", context),
        html=render_to_string("accounts/mail/password.html", context),
    )
