"""A write that a program sends twice under one Idempotency-Key is done once, and answered alike."""

from __future__ import annotations

import functools
from collections.abc import Callable
from typing import Any, Final

from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.permissions import SAFE_METHODS
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.people import signed_in
from accounts.submissions import Reused, claim, digest_of, digest_of_form, settle
from common import clock
from common.api.problems import KeyReused

HEADER: Final = "Idempotency-Key"
LONGEST: Final = 80
"""Characters that a key may have."""

View = Callable[..., Response]


def once(view: View) -> View:
    """The view, done once for each key. Only what succeeded is remembered: a refusal is judged anew each time.

    A key with another content, or at another address, is a problem (422). Two at the same moment: one does the work,
    the other waits and gets the same answer.
    """

    @functools.wraps(view)
    def answer(request: Request, *args: Any, **kwargs: Any) -> Response:
        key = request.headers.get(HEADER, "")
        if request.method in SAFE_METHODS or not key:
            return view(request, *args, **kwargs)
        if len(key) > LONGEST or not (key.isascii() and key.isprintable()):
            raise ValidationError({HEADER: [_("A key has at most 80 characters of ASCII.")]})
        try:
            submission = claim(
                key=f"api:{key}",
                digest=_digest(request),
                by=signed_in(request._request),
                at=clock.now(),
            )
        except Reused as reused:
            raise KeyReused(str(reused)) from reused
        if submission.outcome is not None:
            kept = submission.outcome
            return Response(kept["body"], status=kept["status"], headers=kept["headers"])
        response = view(request, *args, **kwargs)
        # Where something was refused, the transaction is rolled back and the key with it.
        headers = {name: response[name] for name in ("ETag", "Location") if response.has_header(name)}
        settle(submission, {"body": response.data, "status": response.status_code, "headers": headers})
        return response

    return answer


def _digest(request: Request) -> str:
    """What was sent where."""
    if str(request.content_type).startswith("multipart/"):
        request.data  # noqa: B018 - read here, a body that cannot be read is a problem like any other
        return digest_of_form(request._request)
    return digest_of(str(request.method).encode(), request.path.encode(), request._request.body)
