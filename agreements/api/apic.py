"""APIC on any day, read only."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from agreements.api.days import DAYS, as_of
from agreements.queries import apic as apic_queries
from agreements.serializers import ApicOut


@extend_schema(operation_id="apic", parameters=DAYS, responses=ApicOut)
@api_view(["GET"])
def apic(request: Request) -> Response:
    """The part of every State in the Agreement on the Privileges and Immunities of the Court on a day."""
    at = as_of(request)
    standings = apic_queries.standings(at)
    body = {
        "on": at.on,
        "known_at": at.known_at,
        "figures": apic_queries.figures(standings),
        "states": standings,
    }
    return Response(ApicOut(body).data)
