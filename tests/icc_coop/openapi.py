"""What the description of the API says that an endpoint takes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from contextlib import redirect_stderr
from functools import cache
from io import StringIO
from typing import Any

from drf_spectacular.generators import SchemaGenerator

SAMPLES: Mapping[str, Any] = {
    "partner": "KEN",
    "version": 1,
    "subject": "Records",
    "compartment": None,
    "situation": None,
    "assigned_to": None,
}
"""Values for what the description only calls a text or a number."""


@cache
def _description() -> Mapping[str, Any]:
    with redirect_stderr(StringIO()):  # its remarks about names are no affair of the tests
        described: Mapping[str, Any] = SchemaGenerator().get_schema(request=None, public=True)
    return described


def inputs(url: str, method: str) -> dict[str, Any]:
    """The fields of the body that the endpoint takes, each with a value that it can take; nothing where it takes none."""
    operation = _described(url).get(method, {})
    content = (
        operation.get("requestBody", {}).get("content", {}).get("application/json", {}).get("schema", {})
    )
    return {
        name: SAMPLES.get(name, _sample(kind))
        for name, kind in _resolved(content).get("properties", {}).items()
    }


def _described(url: str) -> Mapping[str, Any]:
    """What the address takes by each method; an action of its own goes before a parameter."""
    fitting = [
        path
        for path in _description()["paths"]
        if re.fullmatch(re.sub(r"\\{\w+\\}", "[^/]+", re.escape(path)), url)
    ]
    return _description()["paths"][min(fitting, key=lambda path: path.count("{"))] if fitting else {}


def _resolved(kind: Mapping[str, Any]) -> Mapping[str, Any]:
    for name in ("allOf", "oneOf"):
        if name in kind:
            return _resolved(kind[name][0])
    if "$ref" in kind:
        return _resolved(_description()["components"]["schemas"][kind["$ref"].rsplit("/", 1)[1]])
    return kind


def _sample(kind: Mapping[str, Any]) -> Any:
    found = _resolved(kind)
    if "enum" in found:
        return found["enum"][0]
    by_format = {"date": "2013-09-10", "date-time": "2013-09-10T12:00:00Z"}
    by_type = {"integer": 1, "number": 1, "boolean": False, "array": [], "object": {}}
    return by_format.get(found.get("format", "")) or by_type.get(found.get("type", ""), "Words")
