"""How long the pages of the API's lists are."""

from __future__ import annotations

from typing import Any, Final

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

from common.api.bodies import refuse_unknown

USUAL: Final = 50
MOST: Final = 200

PAGED: Final = [
    OpenApiParameter(
        "limit",
        {"type": "integer", "minimum": 1, "maximum": MOST, "default": USUAL},
        description="So many at once.",
    ),
    OpenApiParameter("after", str, description="The cursor `next` of the page before."),
]


class _Limit(serializers.Serializer[dict[str, int]]):
    limit = serializers.IntegerField(min_value=1, max_value=MOST, default=USUAL)


def size_of(request: Request) -> int:
    """How many rows are wanted at once. Raises ValidationError for a number that is none, or too high."""
    given = {name: value for name, value in request.query_params.items() if name == "limit"}
    asked = _Limit(data=given)
    asked.is_valid(raise_exception=True)
    size: int = asked.validated_data["limit"]
    return size


def cursor_of(request: Request) -> str:
    """Where the page begins; empty on the first one."""
    return request.query_params.get("after", "")


def asked_of(request: Request, kind: type[serializers.Serializer[Any]]) -> dict[str, Any]:
    """What a paged list is asked for, by the serializer that describes its filters.

    Raises ValidationError for a wrong value, and for a filter that is not known.
    """
    given, names = request.query_params, kind().get_fields().keys()
    refuse_unknown(given, {*names, *(one.name for one in PAGED)})
    filters = kind(data={name: given[name] for name in names if name in given})
    filters.is_valid(raise_exception=True)
    asked: dict[str, Any] = filters.validated_data
    return asked
