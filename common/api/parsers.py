"""What the API reads."""

from __future__ import annotations

import json
from typing import Any

from django.core.exceptions import SuspiciousOperation
from django.utils.translation import gettext as _
from rest_framework.exceptions import ParseError
from rest_framework.parsers import JSONParser, MultiPartParser


class Json(JSONParser):
    """JSON. One nested so deeply that Python gives up, or with half a character, is a bad body, not a failure."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """What the body says. Raises ParseError."""
        try:
            body = super().parse(stream, media_type, parser_context)
            json.dumps(body, ensure_ascii=False).encode()
        except RecursionError as error:
            raise ParseError(_("The body is nested too deeply; it is no request.")) from error
        except UnicodeEncodeError as error:
            raise ParseError(
                _("The body holds half a character (a lone surrogate); send whole ones.")
            ) from error
        return body


class Files(MultiPartParser):
    """Files with a few fields beside them. Too many parts are a bad body, like any other."""

    def parse(self, stream: Any, media_type: Any = None, parser_context: Any = None) -> Any:
        """The fields and files. Raises ParseError."""
        try:
            return super().parse(stream, media_type, parser_context)
        except SuspiciousOperation as error:
            raise ParseError(_("The body has too many parts; send fewer at once.")) from error
