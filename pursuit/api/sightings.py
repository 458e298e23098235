"""Sightings and planned travel over HTTP. For the Court's own people."""

from __future__ import annotations

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import court_caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.api.bodies import read
from common.api.etags import UNCHANGED, check_match, tagged
from common.api.pages import PAGED, asked_of, cursor_of, size_of
from common.keyset import Keyset
from pursuit.models import Sighting
from pursuit.queries.sightings import route_of
from pursuit.serializers.sighting import (
    NewSightingIn,
    SightingCorrectionIn,
    SightingFileOut,
    SightingOut,
    SightingsIn,
    SightingsOut,
)
from pursuit.services.sightings import correct_sighting, record_sighting


@extend_schema(
    operation_id="sightings_list", methods=["GET"], parameters=[SightingsIn, *PAGED], responses=SightingsOut
)
@extend_schema(
    operation_id="sightings_record", methods=["POST"], request=NewSightingIn, responses={201: SightingFileOut}
)
@api_view(["GET", "POST"])
@once
def sightings(request: Request) -> Response:
    """The sightings that stand, the latest first; or one more. Planned travel of a person publicly sought alerts whoever is on duty."""
    person, now = court_caller(request), clock.now()
    if request.method == "POST":
        made = record_sighting(**read(NewSightingIn(data=request.data)), by=person, known_at=now)
        return _made(made, person, request)
    asked = asked_of(request, SightingsIn)
    rows = Sighting.objects.known(now).select_related("warrant", "recorded_by", "corrects")
    page = Keyset("begins_on", descending=True).page(
        rows.prefetch_related("legs__partner").filter(**asked),
        size=size_of(request),
        cursor=cursor_of(request),
    )
    record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path())
    return Response({"next": page.next, "sightings": SightingOut(page.rows, many=True).data})


@extend_schema(
    operation_id="sightings_read",
    responses={200: SightingFileOut, 304: OpenApiResponse(description=UNCHANGED)},
)
@api_view(["GET"])
def sighting(request: Request, sighting: str) -> Response:
    """One sighting that stands, with the duty of each State on its first day."""
    return _shown(_found(sighting), court_caller(request), request)


@extend_schema(
    operation_id="sightings_correct",
    request=SightingCorrectionIn,
    responses={201: SightingFileOut, 204: None},
)
@api_view(["POST"])
@once
def correction(request: Request, sighting: str) -> Response:
    """The entry as it should have been, or that it never was so; the old one stays for earlier answers."""
    person, row = court_caller(request), _found(sighting)
    given = read(SightingCorrectionIn(data=request.data))
    check_match(lambda: _body(row), request)
    return _made(correct_sighting(row, **given, by=person, known_at=clock.now()), person, request)


def _found(code: str) -> Sighting:
    """The sighting with the code that stands, if it exists for the caller; 404 otherwise."""
    rows = Sighting.objects.known(clock.now()).select_related(
        "warrant__suspect__situation", "recorded_by", "corrects"
    )
    return get_object_or_404(rows, code=code)


def _body(row: Sighting) -> dict[str, Any]:
    return SightingFileOut(row, context={"route": route_of(row, clock.now())}).data


def _shown(row: Sighting, person: Person, request: Request, status: int = 200) -> Response:
    record_read([row.warrant], by=person, path=request.get_full_path())
    return tagged(_body(row), request, status)


def _made(row: Sighting, person: Person, request: Request) -> Response:
    if row.struck_out:
        return Response(status=204)
    response = _shown(row, person, request, status=201)
    response["Location"] = reverse("pursuit:api_sighting", args=[row.code])
    return response
