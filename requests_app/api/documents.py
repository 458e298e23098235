"""Documents over HTTP: listed, filed, replaced, withdrawn, and taken away through sight alone."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import FileResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import extend_schema
from rest_framework.decorators import api_view, parser_classes, renderer_classes
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.api.caller import caller
from accounts.api.idempotency import once
from accounts.audit import record_read
from common import clock
from common.api.bodies import read
from common.api.parsers import Files
from common.api.problems import TooLarge
from common.api.renderers import File
from common.uploads import above_ceiling
from requests_app.api.file import found
from requests_app.download import as_download
from requests_app.models import CooperationRequest, Document
from requests_app.serializers.document import DocumentOut, DocumentsIn, DocumentsOut, VersionIn, WithdrawalIn
from requests_app.services.documents import add_documents, add_version, withdraw_document


@extend_schema(operation_id="documents_list", methods=["GET"], responses=DocumentsOut)
@extend_schema(
    operation_id="documents_file", methods=["POST"], request=DocumentsIn, responses={201: DocumentsOut}
)
@api_view(["GET", "POST"])
@parser_classes([Files])
@once
def documents(request: Request, code: str) -> Response:
    """The documents of a request with their versions, the latest filed first; or files that are added, all or none."""
    person, row = caller(request), found(code)
    if request.method == "POST":
        given = _upload(DocumentsIn, request, row)
        made = add_documents(row, given.pop("upload"), by=person, known_at=clock.now(), **given)
        return _listed(made, request, status=201)
    rows = row.documents.select_related("recorded_by", "previous", "withdrawal__recorded_by").order_by("-pk")
    return _listed([_beside(one, row) for one in rows], request)


@extend_schema(operation_id="documents_read", responses=DocumentOut)
@api_view(["GET"])
def document(request: Request, document: str) -> Response:
    """One version of a document, without its content."""
    return _shown(_found(document), request)


@extend_schema(operation_id="documents_download", responses={(200, "*/*"): OpenApiTypes.BINARY})
@api_view(["GET"])
@renderer_classes([File])
def file(request: Request, document: str) -> FileResponse:
    """The content as it was filed; the trail notes who took it."""
    row = _found(document)
    record_read([row], by=caller(request), path=request.get_full_path())
    return as_download(row)


@extend_schema(operation_id="documents_replace", request=VersionIn, responses={201: DocumentOut})
@api_view(["POST"])
@parser_classes([Files])
@once
def versions(request: Request, document: str) -> Response:
    """A new version of the document; the old one is kept."""
    row = _found(document)
    given = _upload(VersionIn, request, row.request)
    made = add_version(row, given.pop("upload"), by=caller(request), known_at=clock.now(), **given)
    return _shown(made, request, status=201)


@extend_schema(operation_id="documents_withdraw", request=WithdrawalIn, responses=DocumentOut)
@api_view(["POST"])
@once
def withdrawal(request: Request, document: str) -> Response:
    """Marks the document as filed by mistake; it is kept."""
    row = _found(document)
    withdraw_document(row, **read(WithdrawalIn(data=request.data)), by=caller(request))
    return _shown(_found(document), request)


def _found(code: str) -> Document:
    """The document with the code, if it exists for the caller; 404 otherwise."""
    rows = Document.objects.select_related(
        "request__partner", "recorded_by", "previous", "withdrawal__recorded_by"
    )
    return get_object_or_404(rows, code=code)


def _beside(document: Document, row: CooperationRequest) -> Document:
    document.request = row
    return document


def _upload(kind: type[VersionIn], request: Request, row: CooperationRequest) -> dict[str, Any]:
    """What was sent; marked like the request unless it says otherwise."""
    data = request.data
    if above_ceiling(request._request):
        raise TooLarge(
            _("Together the files are larger than %d MB; nothing was read. Send fewer at once.")
            % (settings.DOCUMENTS_LARGEST // 2**20)
        )
    return {"level": row.level, **read(kind(data=data))}


def _listed(rows: list[Document], request: Request, status: int = 200) -> Response:
    record_read(rows, by=caller(request), path=request.get_full_path())
    return Response({"documents": DocumentOut(rows, many=True).data}, status=status)


def _shown(row: Document, request: Request, status: int = 200) -> Response:
    record_read([row], by=caller(request), path=request.get_full_path())
    return Response(DocumentOut(row).data, status=status)
