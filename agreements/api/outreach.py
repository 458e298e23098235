"""Outreach events over HTTP: the same list and the same services as the pages."""

from __future__ import annotations

from django.urls import reverse
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller, court_caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from agreements.filters import EventFilter
from agreements.models import Agreement
from agreements.serializers.outreach import (
    OutreachCancelledIn,
    OutreachEventEditIn,
    OutreachEventIn,
    OutreachEventOut,
    OutreachEventsOut,
    OutreachFileOut,
    OutreachHeldIn,
    OutreachSignedIn,
)
from agreements.services.outreach import edit_event, end_event, link_agreement, plan_event
from agreements.views.outreach import LATEST_FIRST, found
from agreements.vocab.outreach import EventKind, EventStatus
from common import clock
from common.api.bodies import read, refuse_errors, refuse_unknown
from common.api.etags import UNCHANGED, tagged, version_of
from common.api.pages import PAGED, size_of

PARAMETERS = [
    *PAGED,
    OpenApiParameter("kind", str, enum=EventKind.values, description="Kind."),
    OpenApiParameter("status", str, enum=EventStatus.values, description="Whether it took place."),
]


@extend_schema(
    operation_id="outreach_list", methods=["GET"], parameters=PARAMETERS, responses=OutreachEventsOut
)
@extend_schema(
    operation_id="outreach_plan", methods=["POST"], request=OutreachEventIn, responses={201: OutreachFileOut}
)
@api_view(["GET", "POST"])
@once
def events(request: Request) -> Response:
    """The events, the latest first; or a new one."""
    if request.method == "POST":
        made = plan_event(by=court_caller(request), **read(OutreachEventIn(data=request.data)))
        response = _shown(made.code, request, status=201)
        response["Location"] = reverse("agreements:api_outreach_event", args=[made.code])
        return response
    refuse_unknown(request.query_params, {one.name for one in PARAMETERS})
    filters = EventFilter(request.query_params)
    refuse_errors(filters)
    cursor = request.query_params.get("after", "")
    page = LATEST_FIRST.page(filters.rows(), size=size_of(request), cursor=cursor)
    return Response({"next": page.next, "events": OutreachEventOut(page.rows, many=True).data})


@extend_schema(
    operation_id="outreach_read",
    methods=["GET"],
    responses={200: OutreachFileOut, 304: OpenApiResponse(description=UNCHANGED)},
)
@extend_schema(
    operation_id="outreach_edit", methods=["PATCH"], request=OutreachEventEditIn, responses=OutreachFileOut
)
@api_view(["GET", "PATCH"])
@once
def event(request: Request, event: str) -> Response:
    """One event; or a change, which names what it starts from: `version`, or its tag in If-Match."""
    if request.method == "PATCH":
        person, row = court_caller(request), found(event)
        changes = read(OutreachEventEditIn(data=request.data, partial=True))
        given = changes.pop("version", None)
        version = version_of(row.version, given, lambda: OutreachFileOut(row).data, request)
        edit_event(row, changes, version=version, today=clock.today(), by=person)
    return _shown(event, request)


@extend_schema(operation_id="outreach_held", request=OutreachHeldIn, responses=OutreachFileOut)
@api_view(["POST"])
@once
def held(request: Request, event: str) -> Response:
    """The event was held."""
    return _ended(request, event, EventStatus.HELD, OutreachHeldIn)


@extend_schema(operation_id="outreach_cancelled", request=OutreachCancelledIn, responses=OutreachFileOut)
@api_view(["POST"])
@once
def cancelled(request: Request, event: str) -> Response:
    """The event was cancelled."""
    return _ended(request, event, EventStatus.CANCELLED, OutreachCancelledIn)


@extend_schema(operation_id="outreach_signed", request=OutreachSignedIn, responses=OutreachFileOut)
@api_view(["POST"])
@once
def signed(request: Request, event: str) -> Response:
    """An agreement was signed at the event, or came of it."""
    person, row = court_caller(request), found(event)
    link_agreement(row, **read(OutreachSignedIn(data=request.data)), by=person)
    return _shown(event, request)


def _ended(
    request: Request, event: str, status: EventStatus, shape: type[OutreachHeldIn | OutreachCancelledIn]
) -> Response:
    person, row = court_caller(request), found(event)
    end_event(row, status=status, today=clock.today(), by=person, **read(shape(data=request.data)))
    return _shown(event, request)


def _shown(code: str, request: Request, status: int = 200) -> Response:
    row = found(code)
    signed = Agreement.objects.without_relocation().filter(outreach__event=row)
    record_read(signed, by=caller(request), path=request.get_full_path())
    return tagged(OutreachFileOut(row).data, request, status)
