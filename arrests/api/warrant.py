"""One warrant over HTTP: registered under seal, read, and every action of its two life cycles."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import (
    OpenApiParameter,
    OpenApiResponse,
    PolymorphicProxySerializer,
    extend_schema,
)
from rest_framework import serializers
from rest_framework.decorators import api_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from arrests import policies, services
from arrests.models import Warrant, WarrantEvent
from arrests.serializers.warrant import (
    DecisionIn,
    HappeningIn,
    ProposalIn,
    SealedWarrantIn,
    WarrantCorrectionIn,
    WarrantEventOut,
    WarrantEventsOut,
    WarrantOut,
)
from arrests.workflow import LIFE
from common import clock
from common.api.bodies import read
from common.api.etags import UNCHANGED, check_match, started_from, tagged

UNSEALING: Final[dict[str, tuple[Callable[..., Any], type[serializers.Serializer[Any]]]]] = {
    "propose_unsealing": (services.propose_unsealing, ProposalIn),
    "withdraw_unsealing": (services.withdraw_unsealing, DecisionIn),
    "confirm_unsealing": (services.confirm_unsealing, DecisionIn),
}
"""The service of each action on the seal, and what it takes."""

ACTION = OpenApiParameter(
    "action",
    str,
    OpenApiParameter.PATH,
    enum=[*LIFE.by_name, *UNSEALING],
    description="The name of the entry that it writes, or what is done about the seal.",
)
INPUT = PolymorphicProxySerializer(
    "WarrantActionIn", [HappeningIn, ProposalIn, DecisionIn], resource_type_field_name=None
)


def register(request: Request) -> Response:
    """A warrant under seal, from the body of the call."""
    person, given = caller(request), read(SealedWarrantIn(data=request.data))
    row = services.register_sealed_warrant(**given, by=person, known_at=clock.now())
    response = shown(found(row.code), person, request, status=201)
    response["Location"] = reverse("arrests:api_warrant", args=[row.code])
    return response


@extend_schema(
    operation_id="warrants_read", responses={200: WarrantOut, 304: OpenApiResponse(description=UNCHANGED)}
)
@api_view(["GET"])
def warrant(request: Request, code: str) -> Response:
    """One warrant as it stands, as far as the caller may know."""
    return shown(found(code), caller(request), request)


@extend_schema(operation_id="warrants_events", responses=WarrantEventsOut)
@api_view(["GET"])
def events(request: Request, code: str) -> Response:
    """Everything that happened to the warrant, in its order; what was corrected is for the Court’s own people."""
    person, row = caller(request), found(code)
    rows = row.events.select_related("recorded_by", "corrects", "corrected_by").in_order()
    if not person.works_for_the_court:
        rows = rows.known(clock.now())
    record_read([row], by=person, path=request.get_full_path())
    context = {"inside": person.works_for_the_court}
    return Response({"events": WarrantEventOut(rows, many=True, context=context).data})


@extend_schema(operation_id="warrants_act", parameters=[ACTION], request=INPUT, responses=WarrantOut)
@api_view(["POST"])
@once
def act(request: Request, code: str, action: str) -> Response:
    """One action: something happened to the warrant, or its unsealing is proposed, withdrawn or confirmed by a second person."""
    if action not in LIFE.by_name and action not in UNSEALING:
        raise Http404
    person, row, now = caller(request), found(code), clock.now()
    if action in UNSEALING:
        service, shape = UNSEALING[action]
        given = read(shape(data=request.data))
        check_match(lambda: _body(row, person), request)
        service(row, **given, known_at=now, by=person)
    else:
        given = read(HappeningIn(data=request.data))
        status = policies.status_of(_standing(row))
        given["seen"] = started_from(
            status.value,
            given.get("seen"),
            field="seen",
            missing=_("Name the status that the change starts from, or send If-Match."),
            body=lambda: _body(row, person),
            request=request,
        )
        services.record_event(row, action=action, known_at=now, by=person, **given)
    return shown(found(code), person, request)


@extend_schema(operation_id="warrants_correct", request=WarrantCorrectionIn, responses=WarrantOut)
@api_view(["POST"])
@once
def corrections(request: Request, code: str) -> Response:
    """A wrong entry is corrected by a new one: it happened on another day, or never."""
    person, row = caller(request), found(code)
    given = read(WarrantCorrectionIn(data=request.data))
    event = (
        WarrantEvent.objects.filter(warrant=row, code=given.pop("event")).select_related("warrant").first()
    )
    if event is None:
        raise ValidationError({"event": [_("The warrant has no entry with this code.")]})
    services.correct_event(event, **given, known_at=clock.now(), by=person)
    return shown(found(code), person, request)


def found(code: str) -> Warrant:
    """The warrant with the code, if it exists for the caller; 404 otherwise."""
    return get_object_or_404(Warrant.objects.select_related("suspect__situation"), code=code)


def shown(row: Warrant, person: Person, request: Request, status: int = 200) -> Response:
    """The warrant as it stands, with its tag; the trail notes that it was read."""
    record_read([row.suspect, row], by=person, path=request.get_full_path())
    return tagged(_body(row, person), request, status)


def _body(row: Warrant, person: Person) -> dict[str, Any]:
    charges = row.charges.known(clock.now()).order_by("count", "id")
    context = {"person": person, "events": _standing(row), "charges": charges}
    return WarrantOut(row, context=context).data


def _standing(row: Warrant) -> list[WarrantEvent]:
    return list(row.events.known(clock.now()).in_order())
