"""The registers over HTTP: the same lists, services and refusals as the pages."""

from __future__ import annotations

from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.api.etags import check_match, tagged
from common.keyset import Keyset
from requests_app.filters import RequestFilter
from requests_app.models import CooperationRequest
from requests_app.queries import VIEWS
from requests_app.serializers import INPUTS, ActionIn, DraftIn, RequestIn, RequestOut
from requests_app.services import ACTIONS, edit_draft, log_request

PAGE: Final = 100

LISTED = [
    OpenApiParameter(
        "show", OpenApiTypes.STR, description=f"A saved view: {', '.join(VIEWS)}.", default="all"
    ),
    OpenApiParameter("after", OpenApiTypes.STR, description="The cursor `next` of the page before."),
    *(OpenApiParameter(name, OpenApiTypes.STR) for name in RequestFilter.base_filters),
]


@extend_schema(
    operation_id="requests_list", methods=["GET"], parameters=LISTED, responses=OpenApiTypes.OBJECT
)
@extend_schema(operation_id="requests_log", methods=["POST"], request=RequestIn, responses={201: RequestOut})
@api_view(["GET", "POST"])
@once
def requests(request: Request) -> Response:
    """The requests that the caller sees, in the order of their logging; or a new draft."""
    person = _person(request)
    if request.method == "POST":
        made = log_request(**_read(RequestIn(data=request.data)), by=person, known_at=clock.now())
        return _answer(made, person, request, status=201)
    query = request.query_params.copy()
    query.setdefault("show", "all")
    filters = RequestFilter(query, person=person, on=clock.today())
    if not filters.is_valid():
        raise ValidationError(filters.errors)
    page = Keyset("id").page(filters.qs.with_list_data(), size=PAGE, cursor=query.get("after", ""))
    record_read(page.rows, by=person, path=request.get_full_path())
    return Response({"next": page.next, "requests": RequestOut(page.rows, many=True).data})


@extend_schema(operation_id="requests_read", methods=["GET"], responses=RequestOut)
@extend_schema(methods=["PATCH"], request=DraftIn(partial=True), responses=RequestOut)
@api_view(["GET", "PATCH"])
@once
def request_detail(request: Request, code: str) -> Response:
    """One request; or a change of its draft, which names what it starts from: `version`, or its tag in If-Match."""
    person, row = _person(request), _found(code)
    if request.method == "PATCH":
        changes = _read(DraftIn(data=request.data, partial=True))
        version = _version(row, request, changes.pop("version", None))
        row = edit_draft(row, changes, by=person, known_at=clock.now(), version=version)
    return _answer(row, person, request)


@extend_schema(operation_id="requests_act", methods=["POST"], request=ActionIn, responses=RequestOut)
@api_view(["POST"])
@once
def request_action(request: Request, code: str, action: str) -> Response:
    """One action of the life cycle, by the name of its event."""
    if action not in ACTIONS:
        raise Http404
    person, row = _person(request), _found(code)
    given = _read(INPUTS[action](data=request.data))
    given["version"] = _version(row, request, given.get("version"))
    done = ACTIONS[action](row, by=person, known_at=clock.now(), **given)
    return _answer(done, person, request)


def _person(request: Request) -> Person:
    assert isinstance(request.user, Person)
    return request.user


def _found(code: str) -> CooperationRequest:
    return get_object_or_404(CooperationRequest.objects.with_list_data(), code=code)


def _read(serializer: RequestIn | ActionIn) -> dict[str, Any]:
    serializer.is_valid(raise_exception=True)
    data: dict[str, Any] = serializer.validated_data
    unknown = set(serializer.initial_data) - set(serializer.fields)
    if unknown:
        raise ValidationError({name: ["This field is not known here."] for name in sorted(unknown)})
    return data


def _version(row: CooperationRequest, request: Request, version: int | None) -> int:
    """The version that a write starts from: the one whose tag the caller named, or the one in the body."""
    if check_match(RequestOut(row).data, request):
        return row.version
    if version is None:
        raise ValidationError(
            {"version": ["Name the version that the change starts from, or send If-Match."]}
        )
    return version


def _answer(row: CooperationRequest, person: Person, request: Request, status: int = 200) -> Response:
    record_read([row], by=person, path=request.get_full_path())
    response = tagged(RequestOut(row).data, request, status)
    if status == 201:
        response["Location"] = reverse("requests:api_detail", args=[row.code])
    return response
