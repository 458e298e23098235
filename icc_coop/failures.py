"""What is answered when the request was right and the surroundings were not: a sentence, the status, and when to try again."""

from __future__ import annotations

import errno
import sys
from http import HTTPStatus
from typing import Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

NO_ROOM: Final = {errno.ENOSPC, errno.EDQUOT, errno.EROFS}
PATIENCE: Final = 30
"""Seconds after which it is worth trying again."""


def failed(request: HttpRequest) -> HttpResponse:
    """The page, or the problem body of the API, for an error that nobody caught (`handler500`). It asks the database nothing."""
    error = sys.exc_info()[1]
    status, sentence = HTTPStatus.INTERNAL_SERVER_ERROR, ""
    if isinstance(error, OperationalError | InterfaceError):
        status = HTTPStatus.SERVICE_UNAVAILABLE
        sentence = _("The database does not answer. Nothing was changed; try again in a minute.")
    elif isinstance(error, OSError) and error.errno in NO_ROOM:
        status = HTTPStatus.INSUFFICIENT_STORAGE
        sentence = _("The server has no room for the file. Nothing was changed; tell an administrator.")
    answer: HttpResponse
    if request.path.startswith("/api/"):
        body = {
            "status": status,
            "title": status.phrase,
            "detail": sentence or _("Something failed on our side."),
        }
        answer = JsonResponse(body, status=status, content_type="application/problem+json")
    else:
        # Without the request: its context processors would ask the database who this is.
        answer = render(None, "500.html", {"sentence": sentence}, status=status)
    if status == HTTPStatus.SERVICE_UNAVAILABLE:
        answer["Retry-After"] = str(PATIENCE)
    return answer
