"""Placements and their rates on any day, read only."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from accounts.audit import record_read
from agreements.api.days import DAYS, as_of
from agreements.filters import PlacementFilter
from agreements.models import Placement
from agreements.queries import comparison as rates
from agreements.queries.placements import cases
from agreements.serializers import ComparisonOut, PlacementsOut


@extend_schema(operation_id="placements", parameters=DAYS, responses=PlacementsOut)
@api_view(["GET"])
def placements(request: Request) -> Response:
    """Each State that was asked to take one person, as it stood on a day; what lies in a compartment is not here."""
    person, at = court_caller(request), as_of(request)
    filters = PlacementFilter(request.query_params)
    rows = filters.among(cases(filters.rows(at).outside_compartments().order_by("-id"), at))
    record_read([row.placement for row in rows], by=person, path=request.get_full_path())
    return Response(PlacementsOut({"on": at.on, "known_at": at.known_at, "placements": rows}).data)


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
