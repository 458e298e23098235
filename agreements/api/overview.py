"""The conversion of willingness and the regional distribution on any day, read only."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller, court_caller
from accounts.audit import record_read
from agreements.api.days import DAYS, as_of
from agreements.models import Agreement
from agreements.queries import pipeline
from agreements.queries import regions as by_region
from agreements.serializers import ConversionsOut, RegionsOut
from agreements.vocab import AgreementKind


@extend_schema(operation_id="conversion", parameters=DAYS, responses=ConversionsOut)
@api_view(["GET"])
def conversion(request: Request) -> Response:
    """Of those that were willing by the day, how many concluded, and after how many days; relocation is not here."""
    court_caller(request)
    at = as_of(request)
    rows = [row for row in pipeline.conversions(at) if row.kind != AgreementKind.RELOCATION]
    return Response(ConversionsOut({"on": at.on, "known_at": at.known_at, "conversions": rows}).data)


@extend_schema(operation_id="regions", parameters=DAYS, responses=RegionsOut)
@api_view(["GET"])
def regions(request: Request) -> Response:
    """States with a concluded agreement that has not ended, by group and type; relocation is not here."""
    at = as_of(request)
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at))
    record_read(rows, by=caller(request), path=request.get_full_path())
    body = {"on": at.on, "known_at": at.known_at, "regions": by_region.regions(at, rows)}
    return Response(RegionsOut(body).data)
