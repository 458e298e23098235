"""How the API describes itself (OpenAPI): ways to sign in, and the problem that every operation may answer with."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from common.api.problems import CONTENT_TYPE, SCHEMA

READS: Final = ("get", "head", "options")
FAILURES: Final = {
    "400": "Something that was sent is not right; the sentences say what.",
    "401": "Nobody is signed in, or the token opens nothing.",
    "403": "It may be read and not be changed by the caller.",
    "404": "It does not exist for the caller.",
    "405": "The address does not know this method.",
    "406": "The answer is JSON, whatever else was asked for.",
    "429": "Asked too often; Retry-After says when to come back.",
    "503": "A part that the answer needs is not there at the moment.",
}
FAILURES_OF_WRITES: Final = {
    "409": "It was changed meanwhile, or its state does not allow the action.",
    "412": "It is not what If-Match says.",
    "413": "The body is too large.",
    "415": "The body is of a kind that is not read.",
    "422": "The Idempotency-Key stands for something else.",
}
HEADERS_OF_WRITES: Final = (
    (
        "Idempotency-Key",
        "At most 80 characters of ASCII; sent again with the same body, the act is not repeated.",
    ),
    ("If-Match", "The tag of what the change starts from."),
)


class SignedInScheme(SessionScheme):  # type: ignore[no-untyped-call]
    """The session cookie of the pages."""

    target_class = "accounts.api.authentication.SignedIn"


class ByTokenScheme(OpenApiAuthenticationExtension):  # type: ignore[no-untyped-call]
    """An access token in the header."""

    target_class = "accounts.api.authentication.ByToken"
    name = "accessToken"

    def get_security_definition(self, auto_schema: AutoSchema) -> dict[str, str]:
        """The scheme of RFC 6750."""
        return {"type": "http", "scheme": "bearer"}


def with_problems(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """The description with what every operation has: problems, and the headers of writes."""
    schemas = result.setdefault("components", {}).setdefault("schemas", {})
    schemas["Problem"] = SCHEMA
    body = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    for operations in result["paths"].values():
        for method, operation in operations.items():
            failures = FAILURES if method in READS else FAILURES | FAILURES_OF_WRITES
            for status, sentence in failures.items():
                operation["responses"].setdefault(status, {"description": sentence, "content": body})
            if method not in READS:
                operation.setdefault("parameters", []).extend(
                    {"in": "header", "name": name, "description": sentence, "schema": {"type": "string"}}
                    for name, sentence in HEADERS_OF_WRITES
                )
    return result
