"""Access tokens: made, shown once, found by what a program shows, revoked."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import connection, transaction
from django.utils.translation import gettext as _

from accounts.models import Person, Token
from accounts.sight import purpose
from accounts.vocab import TokenUse
from common.asof import court_day, end_of
from common.codes import SECRET
from common.errors import Refusal

PURPOSE: Final = "tokens"

LONGEST: Final = timedelta(days=366)
"""How long a program's token lasts at most."""

MOST: Final = 20
"""Tokens that a person can have at a time."""


@dataclass(frozen=True, slots=True)
class Taken:
    """What a shown secret opens: the person's key, and what it may be used for."""

    person_id: int
    use: TokenUse


@transaction.atomic
def make_token(
    *, name: str, use: str, by: Person, at: datetime, last_on: date | None = None
) -> tuple[Token, str]:
    """A new token and its secret (256 bits), which is told this once and kept nowhere.

    A program's token ends with the day `last_on`, at most a year from now; a calendar's lasts until it is revoked.
    Raises Refusal for a day that is missing, past or too far, for an empty name, or for too many tokens.
    """
    if not name.strip():
        raise Refusal(_("Name the program or device that will use it."), field="name")
    if TokenUse(use) is not TokenUse.CALENDAR:
        if last_on is None:
            raise Refusal(_("Say on which day it ends."), field="last_on")
        today = court_day(at)
        if not today <= last_on <= today + LONGEST:
            raise Refusal(
                _("It can last from today to a year from now; choose a day between."), field="last_on"
            )
    if Token.objects.filter(person=by).standing(at).count() >= MOST:
        raise Refusal(_("You have as many tokens as one can have; revoke one first."))
    secret = SECRET + secrets.token_urlsafe(32)
    token = Token.objects.create(
        person=by,
        name=name.strip(),
        use=use,
        digest=digest_of(secret),
        expires_at=last_on and end_of(last_on),
    )
    return token, secret


@transaction.atomic
def revoke_token(token: Token, *, at: datetime) -> None:
    """The token opens nothing any more. Revoking it again changes nothing."""
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=at)


def revoke_tokens(person: Person, *, at: datetime) -> None:
    """Nothing that the person ever made opens anything any more: neither a program's token nor a calendar's address.

    Whoever acts: nobody is signed in when a password is reset.
    """
    with purpose(PURPOSE):
        Token.objects.filter(person=person, revoked_at=None).update(revoked_at=at)


def take_token(secret: str, *, at: datetime) -> Taken | None:
    """What the secret opens at the moment `at`; None for one that is unknown, revoked or over, or of a closed account.

    Asked before anyone is signed in. It is found by its digest in an index, so that how long the answer takes tells
    nothing of any secret.
    """
    with connection.cursor() as cursor:
        cursor.execute("select person, use from icc_take_token(%s, %s)", [digest_of(secret), at])
        found = cursor.fetchone()
    return found and Taken(found[0], TokenUse(found[1]))


def digest_of(secret: str) -> str:
    """The digest under which a secret is kept; of 256 random bits, a fast one is as good as a slow one."""
    return hashlib.sha256(secret.encode(errors="surrogatepass")).hexdigest()
