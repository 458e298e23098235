"""How long the pages of the API's lists are."""

from __future__ import annotations

from typing import Final

from drf_spectacular.utils import OpenApiParameter
from rest_framework import serializers
from rest_framework.request import Request

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
