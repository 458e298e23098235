"""Incidents on privileges and immunities over HTTP: the same list and the same services as the pages."""

from __future__ import annotations

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from agreements.filters import IncidentFilter
from agreements.models import Incident
from agreements.serializers.incident import (
    IncidentEditIn,
    IncidentIn,
    IncidentOut,
    IncidentsOut,
    ResolutionIn,
)
from agreements.services.incident import edit_incident, log_incident, resolve_incident
from agreements.views.incidents import LATEST_FIRST, found
from agreements.vocab.outreach import Progress, Protection
from common import clock
from common.api.bodies import read, refuse_errors, refuse_unknown
from common.api.etags import UNCHANGED, tagged, version_of
from common.api.pages import PAGED, size_of

PARAMETERS = [
    *PAGED,
    OpenApiParameter("partner", str, description="The code of a State."),
    OpenApiParameter("protection", str, enum=Protection.values, description="What was at issue."),
    OpenApiParameter("progress", str, enum=Progress.values, description="Whether it is resolved."),
]


@extend_schema(operation_id="incidents_list", methods=["GET"], parameters=PARAMETERS, responses=IncidentsOut)
@extend_schema(
    operation_id="incidents_log", methods=["POST"], request=IncidentIn, responses={201: IncidentOut}
)
@api_view(["GET", "POST"])
@once
def incidents(request: Request) -> Response:
    """The incidents that the caller sees, the latest first; or a new one."""
    person = court_caller(request)
    if request.method == "POST":
        made = log_incident(**read(IncidentIn(data=request.data)), today=clock.today(), by=person)
        response = _shown(found(made.code), request, status=201)
        response["Location"] = reverse("agreements:api_incident", args=[made.code])
        return response
    refuse_unknown(request.query_params, {one.name for one in PARAMETERS})
    filters = IncidentFilter(request.query_params)
    refuse_errors(filters)
    cursor = request.query_params.get("after", "")
    page = LATEST_FIRST.page(filters.rows(), size=size_of(request), cursor=cursor)
    record_read(page.rows, by=person, path=request.get_full_path())
    return Response({"next": page.next, "incidents": IncidentOut(page.rows, many=True).data})


@extend_schema(
    operation_id="incidents_read",
    methods=["GET"],
    responses={200: IncidentOut, 304: OpenApiResponse(description=UNCHANGED)},
)
@extend_schema(
    operation_id="incidents_edit", methods=["PATCH"], request=IncidentEditIn, responses=IncidentOut
)
@api_view(["GET", "PATCH"])
@once
def incident(request: Request, incident: str) -> Response:
    """One incident; or a change, which names what it starts from: `version`, or its tag in If-Match."""
    person, row = court_caller(request), found(incident)
    if request.method == "PATCH":
        changes = read(IncidentEditIn(data=request.data, partial=True))
        given = changes.pop("version", None)
        version = version_of(row.version, given, lambda: IncidentOut(row).data, request)
        edit_incident(row, changes, version=version, today=clock.today(), by=person)
        row = found(incident)
    return _shown(row, request)


@extend_schema(operation_id="incidents_resolve", request=ResolutionIn, responses=IncidentOut)
@api_view(["POST"])
@once
def resolution(request: Request, incident: str) -> Response:
    """How the incident ended."""
    person, row = court_caller(request), found(incident)
    resolve_incident(row, **read(ResolutionIn(data=request.data)), today=clock.today(), by=person)
    return _shown(found(incident), request)


def _shown(row: Incident, request: Request, status: int = 200) -> Response:
    record_read([row], by=court_caller(request), path=request.get_full_path())
    return tagged(IncidentOut(row).data, request, status)
