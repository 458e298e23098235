"""The board of public warrants over HTTP: the same answer for every reader; and a new warrant, under seal."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.idempotency import once
from arrests import queries
from arrests.api.warrant import register
from arrests.forms import AsOfForm
from arrests.serializers.board import BoardSerializer
from arrests.serializers.warrant import SealedWarrantIn, WarrantOut
from common import clock

DAYS = [
    OpenApiParameter("on", OpenApiTypes.DATE, description="The day asked for; today if left out."),
    OpenApiParameter(
        "known", OpenApiTypes.DATE, description="As known at the end of this day; now if left out."
    ),
]


@extend_schema(operation_id="warrants", methods=["GET"], parameters=DAYS, responses=BoardSerializer)
@extend_schema(
    operation_id="warrants_register", methods=["POST"], request=SealedWarrantIn, responses={201: WarrantOut}
)
@api_view(["GET", "POST"])
@once
def warrants(request: Request) -> Response:
    """Individuals at large under a public warrant on a day, as known at a moment; or a new warrant, under seal."""
    if request.method == "POST":
        return register(request)
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
