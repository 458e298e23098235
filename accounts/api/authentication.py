"""Who calls the API: the session of the pages, or a program with an access token."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext as _
from rest_framework.authentication import BaseAuthentication, SessionAuthentication
from rest_framework.exceptions import AuthenticationFailed, PermissionDenied
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request

from accounts.models import Person
from accounts.people import signed_in
from accounts.tokens import Taken
from accounts.vocab import TokenUse


class SignedIn(SessionAuthentication):
    """The session of the pages; a stranger is told to sign in (401)."""

    def authenticate_header(self, request: Any) -> str:
        """The scheme named in a 401."""
        return "Bearer"


class ByToken(BaseAuthentication):
    """An access token that `TokenMiddleware` found in the header; no session, so no token against forgery is asked."""

    def authenticate(self, request: Request) -> tuple[Person, Taken] | None:
        """The person and what the token is for. Raises AuthenticationFailed, or PermissionDenied for too small a use."""
        taken = getattr(request._request, "token", None)
        if taken is None:
            if bearer(request.headers.get("Authorization", "")) is None:
                return None
            raise AuthenticationFailed(_("This token opens nothing: it is unknown, revoked, or over."))
        if request.method not in SAFE_METHODS and taken.use != TokenUse.WRITE:
            raise PermissionDenied(_("This token may read, and not write; make one that may."))
        return signed_in(request._request), taken

    def authenticate_header(self, request: Request) -> str:
        """The scheme named in a 401."""
        return "Bearer"


def bearer(header: str) -> str | None:
    """The secret in an Authorization header (RFC 6750); None where there is none."""
    scheme, _space, secret = header.partition(" ")
    return secret.strip() or None if scheme.lower() == "bearer" else None
