"""The API's frame: who is signed in, what is read, and one shape for every problem (RFC 9457)."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import PermissionDenied, RequestDataTooBig
from django.http import Http404
from django.utils.translation import gettext_lazy as _
from rest_framework.authentication import SessionAuthentication
from rest_framework.exceptions import APIException, ParseError, ValidationError
from rest_framework.parsers import JSONParser
from rest_framework.response import Response

from common.errors import Forbidden, Refusal, Rejected, Stale


class SignedIn(SessionAuthentication):
    """The session of the pages; a stranger is told to sign in (401)."""

    def authenticate_header(self, request: Any) -> str:
        """The scheme named in a 401."""
        return "Session"


class TooLarge(APIException):
    """A body that is not read at all."""

    status_code = 413
    default_detail = _("The body is too large; send less at once.")


class Json(JSONParser):
    """JSON. One nested so deeply that Python gives up, or with half a character, is a bad body, not a failure."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """What the body says. Raises ParseError."""
        try:
            body = super().parse(stream, media_type, parser_context)
            json.dumps(body, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("The body is nested too deeply; it is no request.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(
                _("The body holds half a character (a lone surrogate); send whole ones.")
            ) from error
        return body


def problem(error: Exception, context: dict[str, Any]) -> Response | None:
    """Turns any refusal into a problem body: status, title, detail, and errors by field where there are some."""
    # rest_framework.views imports this module for its default authentication while it is itself being loaded.
    from rest_framework.views import exception_handler, set_rollback  # noqa: PLC0415

    if isinstance(error, Refusal):
        set_rollback()
        status = 403 if isinstance(error, Forbidden) else 409 if isinstance(error, Stale) else 400
        body: dict[str, Any] = {"status": status, "title": "Refused", "detail": str(error)}
        if error.field:
            body["errors"] = {error.field: [str(error)]}
        if isinstance(error, Rejected):
            body["errors"] = {finding.where: [finding.sentence] for finding in error.findings}
        return _as_problem(Response(body, status=status))
    if isinstance(error, RequestDataTooBig):
        error = TooLarge()
    response = exception_handler(error, context)
    if response is None:
        return None
    body = {"status": response.status_code, "title": response.status_text}
    if isinstance(error, ValidationError):
        body |= {"detail": "Some fields are not right.", "errors": response.data}
    elif isinstance(error, APIException | Http404 | PermissionDenied):
        body["detail"] = str(response.data.get("detail", "")) if isinstance(response.data, dict) else ""
    response.data = body
    return _as_problem(response)


def _as_problem(response: Response) -> Response:
    response.content_type = "application/problem+json"
    return response
