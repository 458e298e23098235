"""Measures towards an arrest over HTTP: the catalogue, and what was taken. For the Court's own people."""

from __future__ import annotations

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
from pursuit.models import Taken
from pursuit.queries.measures import taken_in, tried
from pursuit.serializers.measure import (
    MeasureIn,
    MeasureOut,
    MeasuresIn,
    MeasuresOut,
    NewTakenIn,
    OutcomeIn,
    TakenCorrectionIn,
    TakenListIn,
    TakenListOut,
    TakenOut,
    TriedOut,
)
from pursuit.services import measures as services


@extend_schema(operation_id="measures_list", methods=["GET"], parameters=[MeasuresIn], responses=MeasuresOut)
@extend_schema(operation_id="measures_add", methods=["POST"], request=MeasureIn, responses={201: MeasureOut})
@api_view(["GET", "POST"])
@once
def measures(request: Request) -> Response:
    """The catalogue, with how often each measure was taken and with which effect; or one more entry."""
    person = court_caller(request)
    if request.method == "POST":
        made = services.add_measure(**read(MeasureIn(data=request.data)), by=person)
        return Response(MeasureOut(made).data, status=201)
    asked = read(MeasuresIn(data=request.query_params))
    return Response({"measures": TriedOut(tried(clock.now(), **asked), many=True).data})


@extend_schema(
    operation_id="measures_taken_list",
    methods=["GET"],
    parameters=[TakenListIn, *PAGED],
    responses=TakenListOut,
)
@extend_schema(
    operation_id="measures_taken_record", methods=["POST"], request=NewTakenIn, responses={201: TakenOut}
)
@api_view(["GET", "POST"])
@once
def taken_list(request: Request) -> Response:
    """The measures that were taken, the latest first; or one more."""
    person, now = court_caller(request), clock.now()
    if request.method == "POST":
        made = services.record_measure(**read(NewTakenIn(data=request.data)), by=person, known_at=now)
        return _made(made, person, request)
    asked = asked_of(request, TakenListIn)
    warrant = asked.pop("warrant", None)
    rows = taken_in(now, **asked).with_list_data().select_related("recorded_by", "corrects")
    if warrant is not None:
        rows = rows.filter(warrant=warrant)
    page = Keyset("effective_on", descending=True).page(
        rows, size=size_of(request), cursor=cursor_of(request)
    )
    record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path())
    return Response({"next": page.next, "measures": TakenOut(page.rows, many=True).data})


@extend_schema(
    operation_id="measures_taken_read",
    responses={200: TakenOut, 304: OpenApiResponse(description=UNCHANGED)},
)
@api_view(["GET"])
def taken(request: Request, taken: str) -> Response:
    """One measure that was taken."""
    return _shown(_found(taken), court_caller(request), request)


@extend_schema(operation_id="measures_taken_outcome", request=OutcomeIn, responses=TakenOut)
@api_view(["POST"])
@once
def outcomes(request: Request, taken: str) -> Response:
    """What came of the measure; earlier judgments stay."""
    person, row = court_caller(request), _found(taken)
    given = read(OutcomeIn(data=request.data))
    check_match(lambda: TakenOut(row).data, request)
    services.record_outcome(row, **given, by=person, known_at=clock.now())
    return _shown(_found(taken), person, request)


@extend_schema(
    operation_id="measures_taken_correct", request=TakenCorrectionIn, responses={201: TakenOut, 204: None}
)
@api_view(["POST"])
@once
def correction(request: Request, taken: str) -> Response:
    """The entry as it should have been, or that it never happened; the old one stays for earlier answers."""
    person, row = court_caller(request), _found(taken)
    given = read(TakenCorrectionIn(data=request.data))
    check_match(lambda: TakenOut(row).data, request)
    return _made(services.correct_measure(row, **given, by=person, known_at=clock.now()), person, request)


def _found(code: str) -> Taken:
    """The measure taken with the code, if it exists for the caller and stands; 404 otherwise."""
    now = clock.now()
    rows = Taken.objects.known(now).with_results(now).with_list_data()
    rows = rows.select_related("recorded_by", "corrects")
    return get_object_or_404(rows, code=code)


def _shown(row: Taken, person: Person, request: Request, status: int = 200) -> Response:
    record_read([row.warrant], by=person, path=request.get_full_path())
    return tagged(TakenOut(row).data, request, status)


def _made(row: Taken, person: Person, request: Request) -> Response:
    if row.struck_out:
        return Response(status=204)
    response = _shown(_found(row.code), person, request, status=201)
    response["Location"] = reverse("pursuit:api_taken", args=[row.code])
    return response
