"""Two versions of a text, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that both have, or only the one before, or only the one after."""

    kind: Literal["same", "gone", "new"]
    text: str


def differences(before: str, after: str) -> list[Piece]:
    """What to take out of `before` and to put in, in reading order, to come to `after`."""
    return list(_pieces(re.findall(r"\s+|\S+", before), re.findall(r"\s+|\S+", after)))


def _pieces(old: list[str], new: list[str]) -> Iterator[Piece]:
    for kind, old_start, old_end, new_start, new_end in SequenceMatcher(
        None, old, new, autojunk=False
    ).get_opcodes():
        if kind == "equal":
            yield Piece("same", "".join(old[old_start:old_end]))
            continue
        if old_start < old_end:
            yield Piece("gone", "".join(old[old_start:old_end]))
        if new_start < new_end:
            yield Piece("new", "".join(new[new_start:new_end]))
