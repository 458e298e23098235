"""How the file of a document leaves the register, for people and programs alike."""

from __future__ import annotations

from django.http import FileResponse

from requests_app.models import Document
from requests_app.services.documents import opened

SANDBOX = "default-src 'none'; sandbox"
"""Whatever a browser makes of a file, it may load and run nothing."""


def as_download(row: Document) -> FileResponse:
    """The file as it was filed. It is never shown in the page's own context. Raises Refusal where the store has lost it."""
    response = FileResponse(opened(row), as_attachment=True, filename=row.name, content_type=row.media_type)
    response["Content-Length"] = row.size
    response["Content-Security-Policy"] = SANDBOX
    response["X-Content-Type-Options"] = "nosniff"
    return response
