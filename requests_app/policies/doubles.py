"""Whether two requests ask for the same."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Final

from common.sorting import sort_key

DOUBLE_WITHIN: Final = timedelta(days=30)
"""Requests to one addressee that are further apart are no doubles."""

ALIKE: Final = 0.6
"""Subjects that share at least this part of their groups of three letters are alike."""

TELLING: Final = re.compile(r"\b[A-Z](?=\.|\b)|\d+")
"""Initials and numbers: they tell people and papers apart, however alike the rest is."""


def alike(one: str, other: str) -> bool:
    """Whether two subjects say the same in nearly the same words; order, case and accents do not matter.

    Two subjects that name initials or numbers, and not the same ones, are about different people or papers.
    """
    marks = [set(TELLING.findall(subject)) for subject in (one, other)]
    if all(marks) and marks[0] != marks[1]:
        return False
    mine, theirs = _threes(one), _threes(other)
    return bool(mine) and len(mine & theirs) >= ALIKE * len(mine | theirs)


def _threes(subject: str) -> set[str]:
    """The groups of three letters in the words of a subject, with the beginnings and ends of words."""
    words = (f"  {word} " for word in re.findall(r"\w+", sort_key(subject)))
    return {word[at : at + 3] for word in words for at in range(len(word) - 2)}
