"""The cost of delay over HTTP: entries, totals over a period, recorded and struck out. For the Court's own people."""

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
from common.api.bodies import read, refuse_errors, refuse_unknown
from common.api.etags import UNCHANGED, check_match, tagged
from common.api.pages import PAGED, cursor_of, size_of
from common.asof import Period
from common.keyset import Keyset
from pursuit.forms.cost import PeriodForm
from pursuit.models import DelayCost
from pursuit.queries.costs import in_period, totals
from pursuit.serializers.cost import CostIn, CostOut, CostsIn, CostsOut, CostTotalsOut
from pursuit.services import costs as services


@extend_schema(operation_id="costs_list", methods=["GET"], parameters=[CostsIn, *PAGED], responses=CostsOut)
@extend_schema(operation_id="costs_record", methods=["POST"], request=CostIn, responses={201: CostOut})
@api_view(["GET", "POST"])
@once
def costs(request: Request) -> Response:
    """The entries of which at least one day lies in the period, the latest first; or one more."""
    person, now = court_caller(request), clock.now()
    if request.method == "POST":
        made = services.record_cost(**read(CostIn(data=request.data)), by=person, known_at=now)
        response = _shown(made, person, request, status=201)
        response["Location"] = reverse("pursuit:api_cost", args=[made.code])
        return response
    period = _period(request, also={one.name for one in PAGED})
    rows = in_period(period, now).select_related("warrant", "recorded_by")
    page = Keyset("last", descending=True).page(rows, size=size_of(request), cursor=cursor_of(request))
    record_read([row.warrant for row in page.rows], by=person, path=request.get_full_path())
    answer = {"start": period.start, "end": period.end, "next": page.next, "costs": page.rows}
    return Response(CostsOut(answer).data)


@extend_schema(operation_id="costs_totals", parameters=[CostsIn], responses=CostTotalsOut)
@api_view(["GET"])
def total(request: Request) -> Response:
    """The total of each of the four tasks over the period, as far as the caller knows of the warrants."""
    court_caller(request)
    period = _period(request)
    answer = {"start": period.start, "end": period.end, "totals": totals(period, clock.now())}
    return Response(CostTotalsOut(answer).data)


@extend_schema(
    operation_id="costs_read", responses={200: CostOut, 304: OpenApiResponse(description=UNCHANGED)}
)
@api_view(["GET"])
def cost(request: Request, cost: str) -> Response:
    """One entry."""
    return _shown(_found(cost), court_caller(request), request)


@extend_schema(operation_id="costs_strike", request=None, responses={204: None})
@api_view(["POST"])
@once
def strike(request: Request, cost: str) -> Response:
    """The entry was wrong; answers as known before keep it."""
    person, row = court_caller(request), _found(cost)
    check_match(lambda: CostOut(row).data, request)
    services.strike_cost(row, by=person, known_at=clock.now())
    return Response(status=204)


def _period(request: Request, also: frozenset[str] | set[str] = frozenset()) -> Period:
    """What the address asks for. Raises ValidationError for what is no period."""
    refuse_unknown(request.query_params, {*CostsIn().get_fields(), *also})
    form = PeriodForm(request.query_params)
    refuse_errors(form)
    return form.period(clock.today())


def _found(code: str) -> DelayCost:
    """The entry with the code that stands, if it exists for the caller; 404 otherwise."""
    rows = DelayCost.objects.known(clock.now()).select_related("warrant", "recorded_by")
    return get_object_or_404(rows, code=code)


def _shown(row: DelayCost, person: Person, request: Request, status: int = 200) -> Response:
    record_read([row.warrant], by=person, path=request.get_full_path())
    return tagged(CostOut(row).data, request, status)
