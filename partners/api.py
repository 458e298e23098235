"""States and organizations over HTTP, read only."""

from __future__ import annotations

from django.db.models import Prefetch
from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from common import clock
from common.api.bodies import refuse_errors, refuse_unknown
from common.api.days import day_of
from partners.forms import PartnerFilter
from partners.models import Channel, FocalPoint, Partner
from partners.queries import groups_on, steps_of, with_standing
from partners.serializers import PartnerFileOut, PartnersOut
from partners.vocab import PartnerKind, RegionalGroup

ON = OpenApiParameter("on", OpenApiTypes.DATE, description="The day asked for; today if left out.")
FILTERS = [
    ON,
    OpenApiParameter("q", str, description="Name or code."),
    OpenApiParameter("kind", str, enum=PartnerKind.values),
    OpenApiParameter("group", str, enum=RegionalGroup.values),
]


@extend_schema(operation_id="partners_list", parameters=FILTERS, responses=PartnersOut)
@api_view(["GET"])
def partners(request: Request) -> Response:
    """States and organizations with their group and their treaties on a day."""
    refuse_unknown(request.query_params, {one.name for one in FILTERS})
    form = PartnerFilter(request.query_params)
    refuse_errors(form)
    on = form.day(today=clock.today())
    rows = with_standing(form.among(Partner.objects.all(), on), on, clock.now())
    context = {"groups": groups_on(on)}
    return Response(PartnersOut({"on": on, "partners": rows}, context=context).data)


@extend_schema(operation_id="partners_read", parameters=[ON], responses=PartnerFileOut)
@api_view(["GET"])
def partner(request: Request, code: str) -> Response:
    """One partner on a day, with its channels over time and the focal points that the caller's organ keeps."""
    on, now = day_of(request, "on", otherwise=clock.today()), clock.now()
    rows = with_standing(Partner.objects.all(), on, now).prefetch_related(
        Prefetch("channels", Channel.objects.order_by("-starts_on", "-id")),
        Prefetch("focal_points", FocalPoint.objects.order_by("ends_on", "-starts_on", "id")),
    )
    row = get_object_or_404(rows, code=code)
    context = {"groups": groups_on(on), "steps": steps_of(row, now)}
    return Response(PartnerFileOut(row, context=context).data)
