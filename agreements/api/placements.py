"""Placements and their rates on any day, read only."""

from __future__ import annotations

from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from accounts.audit import record_read
from agreements.api.days import DAYS, as_of
from agreements.filters import PlacementFilter
from agreements.models import Placement
from agreements.queries import comparison as rates
from agreements.queries.placements import case_page, cases
from agreements.serializers import ComparisonOut, PlacementsOut
from agreements.vocab import PLACED, Basis, Outcome
from common.api.bodies import refuse_errors, refuse_unknown
from common.api.pages import PAGED, size_of
from common.keyset import Keyset

PARAMETERS = [
    *DAYS,
    *PAGED,
    OpenApiParameter("family", str, enum=[*PLACED], description="What is asked."),
    OpenApiParameter("partner", str, description="The code of a State."),
    OpenApiParameter("outcome", str, enum=Outcome.values, description="Where it stood on the day."),
    OpenApiParameter("basis", str, enum=Basis.values, description="What it rested on."),
]


@extend_schema(operation_id="placements", parameters=PARAMETERS, responses=PlacementsOut)
@api_view(["GET"])
def placements(request: Request) -> Response:
    """Each State that was asked to take one person, as it stood on a day, the latest first.

    What lies in a compartment is not here.
    """
    person, at = court_caller(request), as_of(request)
    refuse_unknown(request.query_params, {one.name for one in PARAMETERS})
    filters = PlacementFilter(request.query_params)
    refuse_errors(filters)
    page = case_page(
        filters.rows(at).outside_compartments(),
        at,
        order=Keyset("id", descending=True),
        size=size_of(request),
        cursor=request.query_params.get("after", ""),
        fits=filters.fits,
    )
    record_read([row.placement for row in page.rows], by=person, path=request.get_full_path())
    body = {"on": at.on, "known_at": at.known_at, "next": page.next, "placements": page.rows}
    return Response(PlacementsOut(body).data)


@extend_schema(operation_id="comparison", parameters=DAYS, responses=ComparisonOut)
@api_view(["GET"])
def comparison(request: Request) -> Response:
    """Framework against ad hoc: executed of those asked, and median days. What is withheld is null."""
    person, at = court_caller(request), as_of(request)
    found = cases(Placement.objects.outside_compartments(), at)
    record_read([case.placement for case in found], by=person, path=request.get_full_path())
    rows = [
        {"family": family, "basis": basis, **rates.told(rate)}
        for family, of_basis in rates.comparison(found).items()
        for basis, rate in of_basis.items()
    ]
    return Response(ComparisonOut({"on": at.on, "known_at": at.known_at, "rows": rows}).data)
