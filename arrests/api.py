"""The API on warrants: read only, and the same answer for every reader."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from arrests import queries
from arrests.forms import AsOfForm
from arrests.serializers import BoardSerializer
from common import clock

DAYS = [
    OpenApiParameter("on", OpenApiTypes.DATE, description="The day asked for; today if left out."),
    OpenApiParameter(
        "known", OpenApiTypes.DATE, description="As known at the end of this day; now if left out."
    ),
]


@extend_schema(operation_id="warrants", parameters=DAYS, responses=BoardSerializer)
@api_view(["GET"])
def warrants(request: Request) -> Response:
    """Individuals at large under a public warrant on a day, as known at a moment."""
    form = AsOfForm(request.query_params)
    form.refuse_errors()
    at = form.as_of(today=clock.today(), now=clock.now())
    rows = queries.board(at.on, at.known_at)
    answer = {
        "on": at.on,
        "known_at": at.known_at,
        "rule": queries.RULE,
        "individuals": len(rows),
        "results": rows,
    }
    return Response(BoardSerializer(answer).data)
