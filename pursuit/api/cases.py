"""Instances of non-cooperation over HTTP: listed, opened, read, and every action of their life cycle."""

from __future__ import annotations

from typing import Any

from django.http import Http404
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext as _
from drf_spectacular.utils import OpenApiParameter, OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.api.bodies import read, refuse_unknown
from common.api.etags import UNCHANGED, started_from, tagged
from common.api.pages import PAGED, asked_of, cursor_of, size_of
from common.keyset import Keyset
from pursuit.models import Case, CaseEvent
from pursuit.queries.cases import Shown
from pursuit.queries.cases import shown as shown_of
from pursuit.serializers.case import (
    CaseActionIn,
    CaseCorrectionIn,
    CaseEventOut,
    CaseEventsOut,
    CaseFileOut,
    CaseIn,
    CaseOut,
    CasesIn,
    CasesOut,
)
from pursuit.services import cases as services
from pursuit.vocab import NEW
from pursuit.workflow import LIFE

DONE = [step.name for step in LIFE.actions if step.sources != {NEW}]
ACTION = OpenApiParameter(
    "action",
    str,
    OpenApiParameter.PATH,
    enum=DONE,
    description="The name of the entry that it writes. It takes what the table of the life cycle asks for, and no more.",
)
ALWAYS = ("on", "precision", "seen", "is_public", "note")
"""What every action takes."""


@extend_schema(
    operation_id="instances_list", methods=["GET"], parameters=[CasesIn, *PAGED], responses=CasesOut
)
@extend_schema(operation_id="instances_open", methods=["POST"], request=CaseIn, responses={201: CaseFileOut})
@api_view(["GET", "POST"])
@once
def cases(request: Request) -> Response:
    """The instances that the caller sees, the latest first; or a new one, internal until two people publish it."""
    person = caller(request)
    if request.method == "POST":
        made = services.open_case(**read(CaseIn(data=request.data)), by=person, known_at=clock.now())
        response = shown(found(made.code), person, request, status=201)
        response["Location"] = reverse("pursuit:api_case", args=[made.code])
        return response
    asked = asked_of(request, CasesIn)
    inside = person.works_for_the_court
    rows = shown_of(Case.objects.with_list_data(), Shown(asked["show"]), clock.today(), inside=inside)
    if "state" in asked:
        rows = rows.filter(partner=asked["state"])
    page = Keyset("began_on", descending=True).page(rows, size=size_of(request), cursor=cursor_of(request))
    record_read(page.rows, by=person, path=request.get_full_path())
    context = {"inside": inside}
    return Response({"next": page.next, "instances": CaseOut(page.rows, many=True, context=context).data})


@extend_schema(
    operation_id="instances_read", responses={200: CaseFileOut, 304: OpenApiResponse(description=UNCHANGED)}
)
@api_view(["GET"])
def case(request: Request, code: str) -> Response:
    """One instance as it stands, as far as the caller may know."""
    return shown(found(code), caller(request), request)


@extend_schema(operation_id="instances_events", responses=CaseEventsOut)
@api_view(["GET"])
def events(request: Request, code: str) -> Response:
    """Everything that happened in the instance, in its order; what was corrected is for the Court’s own people."""
    person, row = caller(request), found(code)
    rows = row.events.select_related("recorded_by", "corrects", "corrected_by", "note")
    if not person.works_for_the_court:
        rows = rows.known(clock.now())
    record_read([row], by=person, path=request.get_full_path())
    context = {"inside": person.works_for_the_court}
    entries = CaseEventOut(rows.order_by("effective_on", "id"), many=True, context=context)
    return Response({"events": entries.data})


@extend_schema(operation_id="instances_act", parameters=[ACTION], request=CaseActionIn, responses=CaseFileOut)
@api_view(["POST"])
@once
def act(request: Request, code: str, action: str) -> Response:
    """One action of the life cycle, by the name of its entry."""
    if action not in DONE:
        raise Http404
    person, row = caller(request), found(code)
    given = read(CaseActionIn(data=request.data))
    refuse_unknown(given, {*ALWAYS, *(datum.name for datum in LIFE.by_name[action].asks)})
    given["seen"] = started_from(
        row.status,
        given.get("seen"),
        field="seen",
        missing=_("Name the status that the change starts from, or send If-Match."),
        body=lambda: _body(row, person),
        request=request,
    )
    services.act(row, action=action, by=person, known_at=clock.now(), **given)
    return shown(found(code), person, request)


@extend_schema(operation_id="instances_correct", request=CaseCorrectionIn, responses=CaseFileOut)
@api_view(["POST"])
@once
def corrections(request: Request, code: str) -> Response:
    """A wrong entry is corrected by a new one: it happened on another day, or never."""
    person, row = caller(request), found(code)
    given = read(CaseCorrectionIn(data=request.data))
    event = CaseEvent.objects.filter(case=row, code=given.pop("event")).select_related("case").first()
    if event is None:
        raise ValidationError({"event": [_("The instance has no entry with this code.")]})
    services.correct_entry(event, **given, by=person, known_at=clock.now())
    return shown(found(code), person, request)


def found(code: str) -> Case:
    """The instance with the code, if it exists for the caller; 404 otherwise."""
    return get_object_or_404(Case.objects.with_list_data(), code=code)


def shown(row: Case, person: Person, request: Request, status: int = 200) -> Response:
    """The instance as it stands, with its tag; the trail notes that it was read."""
    record_read([row], by=person, path=request.get_full_path())
    return tagged(_body(row, person), request, status)


def _body(row: Case, person: Person) -> dict[str, Any]:
    inside = person.works_for_the_court
    entries = services.standing_entries(row, clock.now()) if inside else []
    return CaseFileOut(row, context={"inside": inside, "person": person, "entries": entries}).data
