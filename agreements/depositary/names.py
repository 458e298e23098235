"""States by the names that a depositary writes."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from common.sorting import sort_key
from partners.models import Partner

BRACKET = re.compile(r"^(?P<head>[^(]+?)\s*\((?P<rest>[^)]+)\)\s*$")


class Names:
    """States by code and by their names in English and French, exactly; “X (Y of)” is also read as “Y of X”."""

    def __init__(self, states: Iterable[Partner]) -> None:
        self._by_word: dict[str, Partner] = {}
        for one in states:
            for word in (one.name_fr, one.un_name_en, one.name_en, one.code):
                if word:
                    self._by_word[sort_key(word)] = one

    def find(self, written: str) -> Partner | None:
        """The State, or None where no State is called so."""
        return next(
            (self._by_word[key] for key in map(sort_key, _readings(written)) if key in self._by_word), None
        )


def _readings(written: str) -> Iterator[str]:
    name = " ".join(written.replace("’", "'").split())
    yield name
    yield name.removeprefix("the ").removeprefix("The ")
    if found := BRACKET.match(name):
        yield f"{found['rest']} {found['head']}"
        yield found["head"]
