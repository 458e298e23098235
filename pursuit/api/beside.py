"""What stands beside an instance over HTTP: the internal narrative, its requests, and its publication by two people."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller, court_caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from common import clock
from common.api.bodies import read
from pursuit.api.cases import found, shown
from pursuit.serializers.case import (
    CaseFileOut,
    CaseNoteOut,
    CaseNotesOut,
    CaseRequestIn,
    TextIn,
)
from pursuit.services import cases, publication


@extend_schema(operation_id="instances_notes", methods=["GET"], responses=CaseNotesOut)
@extend_schema(
    operation_id="instances_add_note", methods=["POST"], request=TextIn, responses={201: CaseNoteOut}
)
@api_view(["GET", "POST"])
@once
def notes(request: Request, code: str) -> Response:
    """The internal narrative, the latest paragraph first; or one more. For the Court’s own people."""
    person, row = court_caller(request), found(code)
    record_read([row], by=person, path=request.get_full_path())
    if request.method == "POST":
        made = cases.add_note(row, **read(TextIn(data=request.data)), by=person)
        return Response(CaseNoteOut(made).data, status=201)
    rows = row.notes.filter(event=None).select_related("written_by").order_by("-id")
    return Response({"notes": CaseNoteOut(rows, many=True).data})


@extend_schema(operation_id="instances_link", request=CaseRequestIn, responses=CaseFileOut)
@api_view(["POST"])
@once
def requests(request: Request, code: str) -> Response:
    """One more request that the instance is about; linking it twice changes nothing."""
    person, row = caller(request), found(code)
    cases.link_request(row, read(CaseRequestIn(data=request.data))["request"], by=person)
    return shown(found(code), person, request)


@extend_schema(operation_id="instances_propose", request=TextIn, responses=CaseFileOut)
@api_view(["POST"])
@once
def propose(request: Request, code: str) -> Response:
    """The first of two people proposes the public narrative."""
    person, row = caller(request), found(code)
    given = read(TextIn(data=request.data))
    publication.propose_publication(row, **given, by=person, known_at=clock.now())
    return shown(found(code), person, request)


@extend_schema(operation_id="instances_publish", request=None, responses=CaseFileOut)
@api_view(["POST"])
@once
def confirm(request: Request, code: str) -> Response:
    """A second person agrees, and the instance is public."""
    person, row = caller(request), found(code)
    publication.confirm_publication(row, by=person, known_at=clock.now())
    return shown(found(code), person, request)


@extend_schema(operation_id="instances_withdraw", request=None, responses=CaseFileOut)
@api_view(["POST"])
@once
def withdraw(request: Request, code: str) -> Response:
    """The proposal is taken back; nothing becomes public."""
    person, row = caller(request), found(code)
    publication.withdraw_publication(row, by=person, known_at=clock.now())
    return shown(found(code), person, request)
