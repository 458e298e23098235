"""How the API describes itself (OpenAPI): ways to sign in, and the problem that every operation may answer with."""

from __future__ import annotations

from copy import deepcopy
from typing import Any, Final

from drf_spectacular.authentication import SessionScheme
from drf_spectacular.extensions import OpenApiAuthenticationExtension
from drf_spectacular.openapi import AutoSchema

from common.api.problems import CONTENT_TYPE, SCHEMA
from requests_app.serializers.action import INPUTS
from requests_app.services import ACTIONS
from requests_app.workflow import LIFE, Step

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


ACTION: Final = "/requests/{code}/{action}/"


def with_actions(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """The description with every action of a request at its own address, and what it takes there."""
    found = [path for path in result["paths"] if path.endswith(ACTION)]
    for path in found:
        operation = result["paths"].pop(path)["post"]
        del result["components"]["schemas"]["ActionIn"]
        for step in LIFE.actions:
            if step.name in INPUTS and step.name in ACTIONS:
                result["paths"][path.replace("{action}", step.name)] = {"post": _of_action(operation, step)}
    return result


def _of_action(operation: dict[str, Any], step: Step) -> dict[str, Any]:
    mine = deepcopy(operation)
    basis = f" ({step.source})" if step.source else ""
    guard = f" Condition: {step.guard}." if step.guard else ""
    mine |= {
        "operationId": f"requests_{step.name}",
        "description": f"{step.label}{basis}.{guard}",
        "parameters": [one for one in mine["parameters"] if one["name"] != "action"],
    }
    schema = {"$ref": f"#/components/schemas/{INPUTS[step.name].__name__}"}
    mine["requestBody"]["content"] = {"application/json": {"schema": schema}}
    return mine


def with_problems(result: dict[str, Any], **_more: Any) -> dict[str, Any]:
    """The description with what every operation has: problems, and the headers of writes."""
    components = result.setdefault("components", {})
    components.setdefault("schemas", {})["Problem"] = SCHEMA
    body = {CONTENT_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}}
    components["responses"] = {
        status: {"description": sentence, "content": body}
        for status, sentence in (FAILURES | FAILURES_OF_WRITES).items()
    }
    components["parameters"] = {
        name: {"in": "header", "name": name, "description": sentence, "schema": {"type": "string"}}
        for name, sentence in HEADERS_OF_WRITES
    }
    for operations in result["paths"].values():
        for method, operation in operations.items():
            for status in FAILURES if method in READS else components["responses"]:
                operation["responses"].setdefault(status, {"$ref": f"#/components/responses/{status}"})
            if method not in READS:
                operation.setdefault("parameters", []).extend(
                    {"$ref": f"#/components/parameters/{name}"} for name in components["parameters"]
                )
    return result
