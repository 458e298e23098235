"""Files that commands write: whole, or not touched."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from django.utils.translation import gettext as _

from common.errors import Refusal


def check_place(output: Path) -> None:
    """Raises Refusal where no file can be put: before the work, not after it."""
    with _reasons(output):
        if not output.parent.is_dir():
            raise Refusal(
                _("There is no folder %(folder)s; make it or choose another.") % {"folder": output.parent}
            )
        if output.exists() and not output.is_file():
            # A device would be replaced by the file, not written to.
            raise Refusal(
                _("The file %(file)s cannot be written: it is a folder or a device. Name a file.")
                % {"file": output}
            )


@contextmanager
def whole(output: Path) -> Iterator[IO[bytes]]:
    """A file to write to, which takes the place of `output` at the end: nobody ever finds a part of it.

    Raises Refusal where it cannot be written; an older file is left as it was then.
    """
    check_place(output)
    place = output.resolve()  # a link goes on pointing to the file
    with (
        _reasons(output),
        tempfile.NamedTemporaryFile(dir=place.parent, prefix=".part-", delete=False) as file,
    ):
        new = Path(file.name)
        try:
            yield file
            file.flush()
            umask = os.umask(0)
            os.umask(umask)
            new.chmod(0o666 & ~umask)
            new.replace(place)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


@contextmanager
def _reasons(output: Path) -> Iterator[None]:
    """Tells what the system says about the file."""
    try:
        yield
    except OSError as error:
        raise Refusal(
            _("The file %(file)s cannot be written: %(reason)s.")
            % {"file": output, "reason": error.strerror or error}
        ) from error
