"""The API on warrants: read only, and the same answer for every reader."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from arrests import queries
from arrests.serializers import AskedSerializer, BoardSerializer
from common import clock


@extend_schema(parameters=[AskedSerializer], responses=BoardSerializer)
@api_view(["GET"])
def warrants(request: Request) -> Response:
    """Individuals at large under a public warrant on a day, as known at a moment."""
    asked = AskedSerializer(data=request.query_params)
    asked.is_valid(raise_exception=True)
    on = asked.validated_data.get("on") or clock.today()
    known_at = min(asked.validated_data.get("known_at") or clock.now(), clock.now())
    rows = queries.board(on, known_at)
    answer = {"on": on, "known_at": known_at, "rule": queries.RULE, "individuals": len(rows), "results": rows}
    return Response(BoardSerializer(answer).data)
