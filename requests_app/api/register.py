"""The registers over HTTP: the same lists and the same services as the pages."""

from __future__ import annotations

from django.urls import reverse
from django_filters import DateFilter
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from common import clock
from common.api.bodies import read, refuse_errors, refuse_unknown
from common.api.pages import PAGED, size_of
from common.keyset import Keyset
from requests_app.api.file import of_today, shown
from requests_app.filters import RequestFilter
from requests_app.queries import VIEWS
from requests_app.serializers.request import FileOut, RequestIn, RequestOut, RequestsOut
from requests_app.services import log_request

DAY = OpenApiTypes.DATE
PARAMETERS = [
    *PAGED,
    OpenApiParameter(
        "show", OpenApiTypes.STR, enum=[*VIEWS], default="all", description="A view of the list."
    ),
    *(
        OpenApiParameter(name, DAY if isinstance(field, DateFilter) else str, description=str(field.label))
        for name, field in RequestFilter.base_filters.items()
        if name != "show"
    ),
]


@extend_schema(operation_id="requests_list", methods=["GET"], parameters=PARAMETERS, responses=RequestsOut)
@extend_schema(operation_id="requests_log", methods=["POST"], request=RequestIn, responses={201: FileOut})
@api_view(["GET", "POST"])
@once
def requests(request: Request) -> Response:
    """The requests that the caller sees, in the order of their logging; or a new draft."""
    person = caller(request)
    if request.method == "POST":
        made = log_request(**read(RequestIn(data=request.data)), by=person, known_at=clock.now())
        response = shown(made, person, request, status=201)
        response["Location"] = reverse("requests:api_detail", args=[made.code])
        return response
    query = request.query_params.copy()
    query.setdefault("show", "all")
    refuse_unknown(query, {one.name for one in PARAMETERS})
    filters = RequestFilter(query, person=person, on=clock.today())
    refuse_errors(filters.form)
    rows = filters.qs.with_list_data()
    page = Keyset("id").page(rows, size=size_of(request), cursor=query.get("after", ""))
    record_read(page.rows, by=person, path=request.get_full_path())
    told = RequestOut(page.rows, many=True, context=of_today()).data
    return Response({"next": page.next, "requests": told})
