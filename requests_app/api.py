"""The API of the registers: the same services, the same sight and the same sentences as the pages."""

from __future__ import annotations

import inspect
from typing import Any

from django.shortcuts import get_object_or_404
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiParameter, extend_schema
from rest_framework import status
from rest_framework.decorators import api_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.keyset import Keyset
from requests_app import policies
from requests_app.filters import RequestFilter
from requests_app.models import CooperationRequest
from requests_app.serializers import ActionSerializer, DetailSerializer, LogSerializer, RequestSerializer
from requests_app.services import ACTIONS, authors_of, log_request
from requests_app.workflow import LIFE

PAGE = 50


@extend_schema(
    methods=["GET"],
    parameters=[
        *(OpenApiParameter(name, OpenApiTypes.STR) for name in ("show", *RequestFilter.base_filters)),
        OpenApiParameter("after", OpenApiTypes.STR, description="The `next` of the page before."),
    ],
    responses=RequestSerializer(many=True),
)
@extend_schema(methods=["POST"], request=LogSerializer, responses={201: DetailSerializer})
@api_view(["GET", "POST"])
def requests(request: Request) -> Response:
    """Lists requests with the filters of the register page, in the order of its view (`show`); or logs a draft."""
    person = _person(request)
    if request.method == "POST":
        form = LogSerializer(data=request.data)
        form.is_valid(raise_exception=True)
        logged = log_request(by=person, known_at=clock.now(), **form.validated_data)
        return Response(_detail(logged, person), status=status.HTTP_201_CREATED)
    chosen = RequestFilter({"show": "all", **request.query_params.dict()}, person=person, on=clock.today())
    if not chosen.is_valid():
        raise ValidationError(chosen.errors)
    order = Keyset(chosen.view.sort.removeprefix("-"), descending=chosen.view.sort.startswith("-"))
    page = order.page(chosen.qs.with_list_data(), size=PAGE, cursor=request.query_params.get("after", ""))
    record_read(page.rows, by=person, path=request.get_full_path())
    return Response({"next": page.next, "results": RequestSerializer(page.rows, many=True).data})


@extend_schema(responses=DetailSerializer)
@api_view(["GET"])
def one(request: Request, code: str) -> Response:
    """One request with its events and the actions that are possible now."""
    found = get_object_or_404(CooperationRequest.objects.with_list_data(), code=code)
    record_read([found], by=_person(request), path=request.get_full_path())
    return Response(_detail(found, _person(request)))


@extend_schema(request=ActionSerializer, responses=DetailSerializer)
@api_view(["POST"])
def act(request: Request, code: str, action: str) -> Response:
    """Does one action of the life cycle."""
    person = _person(request)
    found = get_object_or_404(CooperationRequest, code=code)
    if action not in ACTIONS:
        raise ValidationError({"action": [f"There is no such action; possible are {', '.join(ACTIONS)}."]})
    service = ACTIONS[action]  # type: ignore[index]
    form = ActionSerializer(data=request.data)
    form.is_valid(raise_exception=True)
    values: dict[str, Any] = {"on": clock.today(), **form.validated_data}
    taken = inspect.signature(service).parameters
    if stray := sorted(values.keys() - taken.keys()):
        raise ValidationError({name: [f"The action {action} takes no {name}."] for name in stray})
    wanted = [name for name, parameter in taken.items() if parameter.default is parameter.empty]
    if missing := sorted(set(wanted) - values.keys() - {"request", "by", "known_at"}):
        raise ValidationError({name: ["This field is required."] for name in missing})
    changed = service(found, by=person, known_at=clock.now(), **values)
    return Response(_detail(changed, person))


def _detail(found: CooperationRequest, person: Person) -> Any:
    authors = authors_of(found)
    actions = [action.name for action in LIFE.actions if policies.may_do(action.name, found, person, authors)]
    return DetailSerializer(found, context={"actions": actions}).data


def _person(request: Request) -> Person:
    assert isinstance(request.user, Person)
    return request.user
