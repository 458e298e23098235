"""A ceiling for uploads: what is larger is read past and not stored, so that the page can say so."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.files.uploadhandler import FileUploadHandler, SkipFile, StopUpload
from django.http import HttpRequest


class Ceiling(FileUploadHandler):
    """First of the upload handlers: nothing is written to the disk once an upload is above the ceiling."""

    received = 0
    reached = False

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, str],  # noqa: N803 - the framework's name
        content_length: Any,
        *more: Any,
    ) -> None:
        """Looks at the announced length before anything is read."""
        self.reached = int(content_length) > settings.UPLOAD_CEILING

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """Leaves out the files of an upload that is too large."""
        super().new_file(*args, **kwargs)
        if self.reached:
            raise SkipFile

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes:
        """Hands the piece on; stops where more comes than was announced."""
        self.received += len(raw_data)
        if self.received > settings.UPLOAD_CEILING:
            self.reached = True
            raise StopUpload(connection_reset=False)
        return raw_data

    def file_complete(self, file_size: int) -> None:
        """The file is made by the handlers that follow."""


def above_ceiling(request: HttpRequest) -> bool:
    """Whether the files of the upload were left out because it was too large."""
    request.POST  # noqa: B018 - reads the upload
    return any(isinstance(handler, Ceiling) and handler.reached for handler in request.upload_handlers)
