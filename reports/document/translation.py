"""A snapshot in another language: its texts are exchanged for those that are frozen beside them.

The numbers, days and symbols are the same objects: a language changes words alone.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, Final, TypeVar

from django.utils.translation import gettext as _

from reports.document.snapshot import (
    ORIGINAL,
    Citation,
    CountRow,
    CountTable,
    Edition,
    EnforcementAgreement,
    Figure,
    Meeting,
    PersonSought,
    Replaced,
    Snapshot,
    SnapshotError,
)

T = TypeVar("T")

TRANSLATED: Final[dict[type, tuple[str, ...]]] = {
    Edition: ("title", "session", "place_and_dates", "facilitator", "marking"),
    Figure: ("rule",),
    PersonSought: ("situation",),
    CountTable: ("rule",),
    CountRow: ("label",),
    EnforcementAgreement: ("state",),
    Meeting: ("title", "place", "when"),
    Citation: ("title", "pinpoint"),
    Replaced: ("reason",),
    Snapshot: ("interim_release_negotiating", "apic_non_states_parties", "apic_outside"),
}
"""Which texts have a wording in each language; everything else reads alike in all of them."""


def texts(snapshot: Snapshot) -> tuple[str, ...]:
    """The different texts to be translated, in the order of the snapshot."""
    return tuple(dict.fromkeys(text for text in _texts(snapshot) if text))


def in_language(snapshot: Snapshot, language: str) -> Snapshot:
    """`snapshot` with its texts in `language`. Raises SnapshotError with every text that has no wording in it."""
    if language == ORIGINAL:
        return snapshot
    wordings = {one.text: one.wording for one in snapshot.wordings if one.language == language}
    if missing := [text for text in texts(snapshot) if text not in wordings]:
        sentence = _("“%(text)s”: give its wording in “%(language)s”.")
        raise SnapshotError(*(sentence % {"text": text, "language": language} for text in missing))
    translated = _exchanged(snapshot, lambda text: wordings.get(text, text))
    return replace(translated, edition=replace(translated.edition, language=language))


def _texts(value: Any) -> Iterator[str]:
    translated = TRANSLATED.get(type(value), ())
    for field in fields(value):
        held = getattr(value, field.name)
        for one in held if isinstance(held, tuple) else (held,):
            if field.name in translated:
                yield one
            elif is_dataclass(one):
                yield from _texts(one)


def _exchanged(value: T, exchange: Callable[[str], str]) -> T:
    translated = TRANSLATED.get(type(value), ())

    def one(name: str, held: Any) -> Any:
        if isinstance(held, tuple):
            return tuple(one(name, item) for item in held)
        if name in translated:
            return exchange(held)
        return _exchanged(held, exchange) if is_dataclass(held) else held

    changed = {field.name: one(field.name, getattr(value, field.name)) for field in fields(value)}  # type: ignore[arg-type]
    return replace(value, **changed)  # type: ignore[type-var]
