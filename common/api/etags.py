"""Tags of single objects: whoever reads again is told that nothing changed, whoever writes that something did.

Only single objects have one. The tag of a list would change with rows that the caller may not know of.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final, TypeVar

from django.utils.crypto import salted_hmac
from django.utils.http import parse_etags, quote_etag
from django.utils.translation import gettext as _
from rest_framework.exceptions import ValidationError
from rest_framework.renderers import JSONRenderer
from rest_framework.request import Request
from rest_framework.response import Response

from common.api.problems import PreconditionFailed

Start = TypeVar("Start", int, str)

UNCHANGED: Final = "It is what If-None-Match says; no body."


def tag_of(body: Any, request: Request) -> str:
    """The tag of `body` as this caller reads it; two people's tags tell nothing of each other."""
    # Keyed, so that nobody who guesses a content can confirm it from a tag in a log.
    content = b"%d:%b" % (request.user.pk or 0, JSONRenderer().render(body))
    return quote_etag(salted_hmac("common.api.etags", content, algorithm="sha256").hexdigest()[:32])


def tagged(body: Any, request: Request, status: int = 200) -> Response:
    """`body` with its tag; for whoever holds it already, 304 without a body."""
    tag = tag_of(body, request)
    held = parse_etags(request.headers.get("If-None-Match", ""))
    unchanged = request.method in {"GET", "HEAD"} and (tag in held or held == ["*"])
    response = Response(status=304) if unchanged else Response(body, status=status)
    response["ETag"] = tag
    return response


def check_match(body: Callable[[], Any], request: Request) -> bool:
    """Whether the caller named in If-Match what it starts from, the body as it stands now.

    Raises PreconditionFailed where it stands otherwise.
    """
    wanted = parse_etags(request.headers.get("If-Match", ""))
    if not wanted:
        return False
    now = body()
    tag = tag_of(now, request)
    if tag not in wanted and wanted != ["*"]:
        current = {"etag": tag} | ({"version": now["version"]} if "version" in now else {})
        raise PreconditionFailed(current)
    return True


def started_from(
    now: Start, given: Start | None, *, field: str, missing: str, body: Callable[[], Any], request: Request
) -> Start:
    """What a write starts from: `now`, where the caller named the tag of the body as it stands, or what they gave in `field`.

    Raises ValidationError with the sentence `missing` where they named neither.
    """
    if check_match(body, request):
        return now
    if given is None:
        raise ValidationError({field: [missing]})
    return given


def version_of(now: int, given: int | None, body: Callable[[], Any], request: Request) -> int:
    """The version that a write starts from: the one of the tag that the caller named, or `given`; see `started_from`."""
    missing = _("Name the version that the change starts from, or send If-Match.")
    return started_from(now, given, field="version", missing=missing, body=body, request=request)
