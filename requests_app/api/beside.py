"""What stands beside a request over HTTP: what happened to it, corrections of that, and internal notes."""

from __future__ import annotations

from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from common import clock
from common.api.bodies import read
from requests_app.api.file import found, key_of, shown, version_of
from requests_app.models import RequestEvent
from requests_app.serializers.event import CorrectionIn, EventOut, EventsOut, numbered
from requests_app.serializers.note import NoteIn, NoteOut, NotesOut
from requests_app.serializers.request import FileOut
from requests_app.services.corrections import correct
from requests_app.services.notes import add_note


@extend_schema(operation_id="requests_events", responses=EventsOut)
@api_view(["GET"])
def events(request: Request, code: str) -> Response:
    """Everything that happened to the request, in the order of recording; what was corrected stays visible."""
    row = found(code)
    rows = list(row.events.select_related("recorded_by", "corrected_by").order_by("pk"))
    record_read([row], by=caller(request), path=request.get_full_path())
    context = {"numbers": numbered(one.pk for one in rows)}
    return Response({"events": EventOut(rows, many=True, context=context).data})


@extend_schema(operation_id="requests_correct", request=CorrectionIn, responses=FileOut)
@api_view(["POST"])
@once
def corrections(request: Request, code: str) -> Response:
    """A wrong event is corrected by a new one: it happened on another day, or never."""
    person, row = caller(request), found(code)
    given = read(CorrectionIn(data=request.data))
    given["version"] = version_of(row, request, given.get("version"))
    event = RequestEvent.objects.get(pk=key_of(row, given.pop("event"), field="event"))
    return shown(correct(row, event, by=person, known_at=clock.now(), **given), person, request)


@extend_schema(operation_id="requests_notes", methods=["GET"], responses=NotesOut)
@extend_schema(operation_id="requests_add_note", methods=["POST"], request=NoteIn, responses={201: NoteOut})
@api_view(["GET", "POST"])
@once
def notes(request: Request, code: str) -> Response:
    """The internal notes of the request, the latest first; or one more."""
    person, row = caller(request), found(code)
    record_read([row], by=person, path=request.get_full_path())
    if request.method == "POST":
        return Response(NoteOut(add_note(row, **read(NoteIn(data=request.data)), by=person)).data, status=201)
    rows = row.internal_notes.select_related("written_by").order_by("-pk")
    return Response({"notes": NoteOut(rows, many=True).data})
