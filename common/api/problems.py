"""Every failure of the API in one shape: a problem body (RFC 9457) with the domain's own sentences."""

from __future__ import annotations

from typing import Any, Final

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.exceptions import APIException, ValidationError
from rest_framework.response import Response

from common.errors import Forbidden, Refusal, Rejected, Stale

CONTENT_TYPE: Final = "application/problem+json"


SCHEMA: Final[dict[str, Any]] = {
    "type": "object",
    "description": "Why nothing was done.",
    "required": ["status", "title"],
    "properties": {
        "status": {"type": "integer", "description": "The HTTP status."},
        "title": {"type": "string"},
        "detail": {"type": "string", "description": "A sentence for a person."},
        "errors": {
            "type": "object",
            "description": "Sentences by field, or by row and column of a file.",
            "additionalProperties": {},
        },
        "current": {
            "type": "object",
            "description": "What the thing is now, where the caller started from an older version.",
            "additionalProperties": {},
        },
    },
}
"""The body of a problem, for the description of the API."""


class TooLarge(APIException):
    """A body that is not read at all."""

    status_code = 413
    default_detail = _("The body is too large; send less at once.")


class PreconditionFailed(APIException):
    """The thing is not what the caller's If-Match says; `current` tells what it is."""

    status_code = 412
    default_detail = _("It was changed since you read it. Nothing was done; read it again.")

    def __init__(self, current: dict[str, Any]) -> None:
        super().__init__()
        self.current = current


class KeyReused(APIException):
    """An Idempotency-Key that stands for something else already."""

    status_code = 422


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turns any refusal into a problem body: status, title, detail, and errors by field where there are some."""
    # rest_framework.views imports this module for its default settings while it is itself being loaded.
    from rest_framework.views import exception_handler, set_rollback  # noqa: PLC0415

    if isinstance(error, Refusal):
        set_rollback()
        return refusal_body(error, conditional="If-Match" in context["request"].headers)
    if isinstance(error, RequestDataTooBig):
        error = TooLarge()
    response = exception_handler(error, context)
    if response is None:
        return None
    body: dict[str, Any] = {"status": response.status_code, "title": response.status_text}
    if isinstance(error, ValidationError):
        body |= {"detail": str(_("Some fields are not right.")), "errors": response.data}
    elif isinstance(error, APIException | Http404 | PermissionDenied):
        body["detail"] = str(response.data.get("detail", "")) if isinstance(response.data, dict) else ""
    if isinstance(error, PreconditionFailed):
        body["current"] = error.current
    response.data = body
    return as_problem(response)


def refusal_body(refusal: Refusal, *, conditional: bool) -> Response:
    """What the domain refused. `conditional` says that the caller named the version it starts from in If-Match."""
    stale = 412 if conditional else 409
    status = 403 if isinstance(refusal, Forbidden) else stale if isinstance(refusal, Stale) else 400
    body: dict[str, Any] = {"status": status, "title": "Refused", "detail": str(refusal)}
    if refusal.field:
        body["errors"] = {refusal.field: [str(refusal)]}
    if isinstance(refusal, Rejected):
        body["errors"] = {finding.where: [finding.sentence] for finding in refusal.findings}
    if isinstance(refusal, Stale) and hasattr(refusal.current, "version"):
        body["current"] = {"version": refusal.current.version}
    return as_problem(Response(body, status=status))


def as_problem(response: Response) -> Response:
    """The response with the media type of problems."""
    response.content_type = CONTENT_TYPE
    return response
