"""What the API answers with."""

from __future__ import annotations

from rest_framework.renderers import JSONRenderer


class File(JSONRenderer):
    """Whatever kind of file the caller accepts; the file comes as it is, and a problem as JSON."""

    media_type = "*/*"
    format = "file"
