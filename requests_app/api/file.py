"""One request over HTTP: read, changed while it is a draft, and every action of its life cycle."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiResponse, PolymorphicProxySerializer, extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.api import etags
from common.api.bodies import read
from common.api.etags import UNCHANGED, tagged
from partners.queries import residual_spans
from requests_app.models import CooperationRequest
from requests_app.serializers.action import INPUTS
from requests_app.serializers.event import numbered
from requests_app.serializers.request import DraftIn, FileOut
from requests_app.services import ACTIONS, edit_draft

INPUT = PolymorphicProxySerializer("ActionIn", [*INPUTS.values()], resource_type_field_name=None)
"""The inputs of all actions; `icc_coop.openapi` describes each at an address of its own."""


@extend_schema(
    operation_id="requests_read",
    methods=["GET"],
    responses={200: FileOut, 304: OpenApiResponse(description=UNCHANGED)},
)
@extend_schema(operation_id="requests_edit", methods=["PATCH"], request=DraftIn, responses=FileOut)
@api_view(["GET", "PATCH"])
@once
def request_detail(request: Request, code: str) -> Response:
    """One request; or a change of its draft, which names what it starts from: `version`, or its tag in If-Match."""
    person, row = caller(request), found(code)
    if request.method == "PATCH":
        changes = read(DraftIn(data=request.data, partial=True))
        version = version_of(row, request, changes.pop("version", None))
        row = edit_draft(row, changes, by=person, known_at=clock.now(), version=version)
    return shown(row, person, request)


@extend_schema(operation_id="requests_act", request=INPUT, responses=FileOut)
@api_view(["POST"])
@once
def request_action(request: Request, code: str, action: str) -> Response:
    """One action of the life cycle, by the name of its event."""
    if action not in ACTIONS:
        raise Http404
    person, row = caller(request), found(code)
    given = read(INPUTS[action](data=request.data))
    given["version"] = version_of(row, request, given.get("version"))
    if "extension" in given:
        given["extension"] = key_of(row, given["extension"], field="extension")
    return shown(ACTIONS[action](row, by=person, known_at=clock.now(), **given), person, request)


def found(code: str) -> CooperationRequest:
    """The request with the code, if it exists for the caller; 404 otherwise."""
    rows = CooperationRequest.objects.with_list_data().select_related("assigned_to", "superseded_by")
    return get_object_or_404(rows.defer(None).defer("search_vector", "document_names"), code=code)


def shown(row: CooperationRequest, person: Person, request: Request, status: int = 200) -> Response:
    """The request as it stands, with its tag; the trail notes that it was read."""
    record_read([row], by=person, path=request.get_full_path())
    return tagged(_body(row, request), request, status)


def of_today() -> dict[str, Any]:
    """What today says of requests to States that have left the Rome Statute, for their serializers."""
    return {"residual": residual_spans(clock.today(), clock.now())}


def version_of(row: CooperationRequest, request: Request, version: int | None) -> int:
    """The version that a write starts from: the one whose tag the caller named, or the one in the body."""
    return etags.version_of(row.version, version, lambda: _body(row, request), request)


def key_of(row: CooperationRequest, number: int, *, field: str) -> int:
    """The key of the event of the request that is called by its number (`requests_app.serializers.event`)."""
    keys = {number: key for key, number in numbered(keys_of(row)).items()}
    if number not in keys:
        raise ValidationError({field: [_("The request has no event with this number.")]})
    return keys[number]


def keys_of(row: CooperationRequest) -> list[int]:
    """The keys of the events of a request, in the order of recording."""
    return list(row.events.order_by("pk").values_list("pk", flat=True))


def _body(row: CooperationRequest, request: Request) -> dict[str, Any]:
    return FileOut(row, context={"person": caller(request), **of_today()}).data
