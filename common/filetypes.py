"""Which kinds of files are taken, known by what is in them; the extension has to agree."""

from __future__ import annotations

import email
import email.policy
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass
from typing import IO, Final

import olefile
import puremagic
from django.utils.translation import gettext as _

from common.errors import Refusal

HEAD: Final = 8 * 1024
"""Bytes at the beginning in which a signature is looked for."""

LONGEST_HEADER: Final = 64 * 1024
"""Bytes in which the headers of an e-mail end."""

CONTENT_TYPES: Final = "[Content_Types].xml"
LARGEST_CONTENT_TYPES: Final = 2**20

File = IO[bytes]


@dataclass(frozen=True, slots=True)
class FileType:
    """A kind of file: its extensions, as what it is served, and how it is recognised from its content."""

    label: str
    extensions: tuple[str, ...]
    media_type: str
    recognised: Callable[[File], bool]


def _signature(*extensions: str) -> Callable[[File], bool]:
    """Recognises a file whose best match, by its first bytes, has one of the extensions."""

    def recognised(file: File) -> bool:
        head = file.read(HEAD)
        try:
            matches = puremagic.magic_string(head) if head else []
        except puremagic.PureError:
            return False
        best = max((match.confidence for match in matches), default=0)
        return any(match.confidence == best and match.extension in extensions for match in matches)

    return recognised


def _office(part: str) -> Callable[[File], bool]:
    """Recognises an Office Open XML file by the type of its main part; one with macros has another type."""
    main = re.compile(
        rb"application/vnd\.openxmlformats-officedocument\." + part.encode() + rb"\.main\+xml", re.ASCII
    )

    def recognised(file: File) -> bool:
        try:
            with zipfile.ZipFile(file) as archive, archive.open(CONTENT_TYPES) as types:
                return main.search(types.read(LARGEST_CONTENT_TYPES)) is not None
        except (
            zipfile.BadZipFile,
            KeyError,
            OSError,
            RuntimeError,
            NotImplementedError,
            ValueError,
            EOFError,
        ):
            return False

    return recognised


def _outlook(file: File) -> bool:
    """An Outlook message is an OLE file with the properties of a message."""
    try:
        with olefile.OleFileIO(file) as container:
            return bool(container.exists("__properties_version1.0"))
    except (OSError, ValueError, IndexError, TypeError, AttributeError, RecursionError):
        return False


def _message(file: File) -> bool:
    """An e-mail begins with headers, and says at least from whom it is and when it was sent."""
    head = file.read(LONGEST_HEADER)
    if b"\x00" in head or not re.match(rb"[!-9;-~]+:|From ", head):
        return False
    headers = email.message_from_bytes(
        re.split(rb"\r?\n\r?\n", head)[0] + b"\n\n", policy=email.policy.compat32
    )
    return not headers.defects and "From" in headers and "Date" in headers


TYPES: Final = (
    FileType("PDF", (".pdf",), "application/pdf", _signature(".pdf")),
    FileType(
        "Word (DOCX)",
        (".docx",),
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        _office("wordprocessingml.document"),
    ),
    FileType(
        "Excel (XLSX)",
        (".xlsx",),
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        _office("spreadsheetml.sheet"),
    ),
    FileType("PNG", (".png",), "image/png", _signature(".png")),
    FileType("JPEG", (".jpg", ".jpeg"), "image/jpeg", _signature(".jpg", ".jpeg")),
    FileType("TIFF", (".tif", ".tiff"), "image/tiff", _signature(".tif", ".tiff")),
    FileType("e-mail (EML)", (".eml",), "message/rfc822", _message),
    FileType("Outlook (MSG)", (".msg",), "application/vnd.ms-outlook", _outlook),
)
"""Kinds that documents come in. None of them runs by itself when it is opened; macros have other types."""

EXTENSIONS: Final = {extension: kind for kind in TYPES for extension in kind.extensions}


def recognise(name: str, file: File) -> FileType:
    """The kind of the file. Leaves it at its beginning.

    Raises Refusal for an extension that is not taken, and for a content that is not what the extension says.
    """
    extension = f".{name.rpartition('.')[2].lower()}" if "." in name else ""
    kind = EXTENSIONS.get(extension)
    if kind is None:
        raise Refusal(
            _("“%(name)s” is of a kind that is not taken; send %(kinds)s.")
            % {"name": name, "kinds": ", ".join(one.label for one in TYPES)}
        )
    file.seek(0)
    fits = kind.recognised(file)
    file.seek(0)
    if not fits:
        raise Refusal(
            _(
                "“%(name)s” is not what its extension says: its content is no %(kind)s file, or it is damaged or protected by a password."
            )
            % {"name": name, "kind": kind.label}
        )
    return kind
