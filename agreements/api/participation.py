"""Treaties on any day, read only."""

from __future__ import annotations

from typing import Any

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.api.days import DAYS, as_of
from agreements.forms import BetweenForm
from agreements.queries.changes import steps_between
from agreements.queries.participation import figures, participation
from agreements.queries.treaty import declared, extents, national
from agreements.serializers import ApicOut, TreatyOut
from common import clock
from partners.vocab import Treaty

SINCE = OpenApiParameter(
    "since", OpenApiTypes.DATE, description="Also the steps after this day, up to `on`; none if left out."
)


@extend_schema(operation_id="apic", parameters=[*DAYS, SINCE], responses=ApicOut)
@api_view(["GET"])
def apic(request: Request) -> Response:
    """The part of every State in the Agreement on the Privileges and Immunities of the Court on a day."""
    return _answer(request, Treaty.APIC, ApicOut)


@extend_schema(operation_id="rome_statute", parameters=[*DAYS, SINCE], responses=TreatyOut)
@api_view(["GET"])
def rome_statute(request: Request) -> Response:
    """The part of every State in the Rome Statute on a day."""
    return _answer(request, Treaty.ROME_STATUTE, TreatyOut)


def _answer(request: Request, treaty: Treaty, shape: type[TreatyOut]) -> Response:
    at = as_of(request)
    rows = participation(treaty, at)
    body: dict[str, Any] = {
        "on": at.on,
        "known_at": at.known_at,
        "figures": figures(rows),
        "states": rows,
        "declarations": declared(treaty, at),
    }
    if request.query_params.get("since"):
        days = BetweenForm(request.query_params)
        period, known_at = days.between(today=clock.today(), now=clock.now())
        days.refuse_errors()
        body["steps"] = steps_between(treaty, period, known_at)
    return Response(shape(body, context={"latest": extents(national(treaty, at))}).data)
