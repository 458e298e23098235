"""Names of files as strangers give them, made harmless: to be shown, stored in a row and offered for download."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

LONGEST: Final = 150

_RESERVED: Final = re.compile(r'[<>:"|?*]')
"""What some file systems refuse in a name."""


def harmless(name: str) -> str:
    """The last part of the path, on one line, without characters that are no writing, and at most 150 of them.

    Control characters and marks that turn the direction of the text go: with them, `fdp.exe` can be made to read
    `exe.pdf`. The extension is kept, whatever is cut. An empty name becomes “document”.
    """
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    written = "".join(
        " " if unicodedata.category(char) in {"Zs", "Zl", "Zp", "Cc"} else char
        for char in last
        if char in "\t\n\r" or unicodedata.category(char) not in {"Cc", "Cf", "Cs", "Co", "Cn"}
    )
    plain = " ".join(_RESERVED.sub("_", written).split()).strip(". ")
    stem, dot, extension = plain.rpartition(".")
    if dot and len(extension) <= 10:
        return f"{stem.rstrip('. ')[: LONGEST - 1 - len(extension)] or 'document'}.{extension}"
    return plain[:LONGEST] or "document"


def words(name: str) -> str:
    """The words of a name, for a search: `Letter_of-2013.pdf` has Letter, of, 2013 and pdf."""
    return " ".join(re.split(r"[\W_]+", name)).strip()
