"""Voluntary agreements on any day, read only."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.audit import record_read
from agreements.api.days import DAYS, as_of
from agreements.models import Agreement
from agreements.queries.overview import overview
from agreements.serializers import AgreementsOut
from partners.queries import groups_on


@extend_schema(operation_id="agreements", parameters=DAYS, responses=AgreementsOut)
@api_view(["GET"])
def agreements(request: Request) -> Response:
    """Voluntary agreements on a day, with totals by type; relocation agreements appear in the totals alone."""
    at = as_of(request)
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at).in_order())
    record_read(rows, by=caller(request), path=request.get_full_path())
    body = {
        "on": at.on,
        "known_at": at.known_at,
        "totals": {line.kind: line for line in overview(at)},
        "agreements": rows,
    }
    return Response(AgreementsOut(body, context={"groups": groups_on(at.on)}).data)
