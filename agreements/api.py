"""Voluntary agreements and APIC on any day, read only."""

from __future__ import annotations

from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.audit import record_read
from agreements.forms import AsOfForm
from agreements.models import Agreement
from agreements.queries import apic as apic_queries
from agreements.queries.overview import overview
from agreements.serializers import AgreementsOut, ApicOut
from common import clock
from common.asof import AsOf
from partners.queries import groups_on

DAYS = [
    OpenApiParameter(
        "on", OpenApiTypes.DATE, description="The day the answer is true for; today if left out."
    ),
    OpenApiParameter(
        "known", OpenApiTypes.DATE, description="As known at the end of this day; now if left out."
    ),
]


@extend_schema(operation_id="apic", parameters=DAYS, responses=ApicOut)
@api_view(["GET"])
def apic(request: Request) -> Response:
    """The part of every State in the Agreement on the Privileges and Immunities of the Court on a day."""
    at = _as_of(request)
    standings = apic_queries.standings(at)
    body = {
        "on": at.on,
        "known_at": at.known_at,
        "figures": apic_queries.figures(standings),
        "states": standings,
    }
    return Response(ApicOut(body).data)


@extend_schema(operation_id="agreements", parameters=DAYS, responses=AgreementsOut)
@api_view(["GET"])
def agreements(request: Request) -> Response:
    """Voluntary agreements on a day, with totals by type; relocation agreements appear in the totals alone."""
    at = _as_of(request)
    rows = list(Agreement.objects.without_relocation().with_stages(at.on, at.known_at).in_order())
    record_read(rows, by=caller(request), path=request.get_full_path())
    body = {
        "on": at.on,
        "known_at": at.known_at,
        "totals": {line.kind: line for line in overview(at)},
        "agreements": rows,
    }
    return Response(AgreementsOut(body, context={"groups": groups_on(at.on)}).data)


def _as_of(request: Request) -> AsOf:
    form = AsOfForm(request.query_params)
    form.refuse_errors()
    return form.as_of(today=clock.today(), now=clock.now())
