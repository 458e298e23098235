"""Notes to oneself over HTTP: the caller's own, about requests that the caller sees."""

from __future__ import annotations

from collections.abc import Sequence

from django.shortcuts import get_object_or_404
from django.urls import reverse
from drf_spectacular.utils import OpenApiResponse, extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from accounts.models import Person
from common import clock
from common.api.bodies import read, refuse_unknown
from common.api.pages import PAGED, size_of
from common.keyset import Keyset
from requests_app.api.file import found
from requests_app.models import Memo
from requests_app.serializers.memo import AllMemosOut, MemoIn, MemoOut, MemosOut
from requests_app.services.memos import add_memo, finish_memo, move_memo, remove_memo


@extend_schema(operation_id="memos_list", parameters=PAGED, responses=AllMemosOut)
@api_view(["GET"])
def memos(request: Request) -> Response:
    """The caller's notes that are not done, in the order of their days."""
    refuse_unknown(request.query_params, {one.name for one in PAGED})
    rows = Memo.objects.of(caller(request)).select_related("request")
    page = Keyset("day").page(rows, size=size_of(request), cursor=request.query_params.get("after", ""))
    return Response({"next": page.next, "memos": _read_by(page.rows, request)})


@extend_schema(operation_id="requests_memos", methods=["GET"], responses=MemosOut)
@extend_schema(operation_id="requests_add_memo", methods=["POST"], request=MemoIn, responses={201: MemoOut})
@api_view(["GET", "POST"])
@once
def beside_request(request: Request, code: str) -> Response:
    """The caller's notes about the request that are not done; or one more."""
    person, row = caller(request), found(code)
    if request.method == "POST":
        made = add_memo(row, **read(MemoIn(data=request.data)), by=person, on=clock.today())
        response = _shown(made, request, status=201)
        response["Location"] = reverse("requests:api_memo", args=[made.code])
        return response
    record_read([row], by=person, path=request.get_full_path())
    return Response({"memos": MemoOut(row.memos.of(person).select_related("request"), many=True).data})


@extend_schema(operation_id="memos_read", methods=["GET"], responses=MemoOut)
@extend_schema(operation_id="memos_move", methods=["PATCH"], request=MemoIn, responses=MemoOut)
@extend_schema(
    operation_id="memos_remove",
    methods=["DELETE"],
    responses={204: OpenApiResponse(description="The note is gone.")},
)
@api_view(["GET", "PATCH", "DELETE"])
@once
def memo(request: Request, memo: str) -> Response:
    """One note; moved to another day or put in other words, by which it is to be done again; or removed."""
    note = _mine(memo, caller(request))
    if request.method == "DELETE":
        remove_memo(note)
        return Response(status=204)
    if request.method == "PATCH":
        changes = read(MemoIn(data=request.data, partial=True))
        move_memo(note, **{"day": note.day, "text": note.text, **changes}, on=clock.today())
        note = _mine(memo, caller(request))
    return _shown(note, request)


@extend_schema(operation_id="memos_finish", request=None, responses=MemoOut)
@api_view(["POST"])
@once
def done(request: Request, memo: str) -> Response:
    """The note is done and comes back no more."""
    person = caller(request)
    finish_memo(_mine(memo, person), at=clock.now())
    return _shown(_mine(memo, person), request)


def _mine(code: str, person: Person) -> Memo:
    return get_object_or_404(Memo.objects.select_related("request"), code=code, person=person)


def _read_by(notes: Sequence[Memo], request: Request) -> list[dict[str, object]]:
    """The notes as they are told; their requests are read with them."""
    read_with = {note.request_id: note.request for note in notes}
    record_read(read_with.values(), by=caller(request), path=request.get_full_path())
    return list(MemoOut(notes, many=True).data)


def _shown(note: Memo, request: Request, status: int = 200) -> Response:
    (told,) = _read_by([note], request)
    return Response(told, status=status)
