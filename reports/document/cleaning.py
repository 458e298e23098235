"""Text from people, made safe to print. Markup is harmless already (templates escape); these are the other tricks."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

T = TypeVar("T")

_BLANKS = re.compile(r"[\t\n\v\f\r\x1c-\x1f\x85\u2028\u2029]+")
_STACKED_MARKS = re.compile(
    r"([\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]{3})"
    r"[\u0300-\u036f\u0483-\u0489\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]+"
)
_LETTER_JOINERS = "\u200c\u200d"
"""Format characters that spelling needs (Persian, Indic scripts) and that move no text."""


def clean(text: str) -> str:
    """`text` on one line, composed (NFC), without control and format characters.

    Bidirectional embeddings, overrides and isolates (which make text read in another order than it is stored),
    invisible characters, lone surrogates and unassigned or private code points are dropped; line breaks become
    blanks; of marks stacked on one letter the first three stay.
    """
    text = _BLANKS.sub(" ", text)
    text = "".join(c for c in text if unicodedata.category(c)[0] != "C" or c in _LETTER_JOINERS)
    return _STACKED_MARKS.sub(r"\1", unicodedata.normalize("NFC", text))


def cleaned(value: T) -> T:
    """A copy of a dataclass with every text in it, however deep, made safe."""
    return _cleaned(value)  # type: ignore[no-any-return]


def _cleaned(value: Any) -> Any:
    if isinstance(value, str):
        return clean(value)
    if isinstance(value, tuple):
        return tuple(_cleaned(item) for item in value)
    if isinstance(value, Mapping):
        return {clean(key): _cleaned(item) for key, item in value.items()}
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{field.name: _cleaned(getattr(value, field.name)) for field in fields(value)})
    return value
