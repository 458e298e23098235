"""Addressees by what people type."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from django.utils.translation import gettext as _

from common.errors import Refusal
from common.sorting import sort_key
from common.tabular import shown
from partners.models import Partner

NAMED: Final = 4
"""Of several that may be meant, so many are named."""


class Directory:
    """States and organizations by code, by a name in English or French, or by the beginning of one."""

    def __init__(self, partners: Iterable[Partner]) -> None:
        self.partners: Sequence[Partner] = list(partners)
        self._by_word: dict[str, Partner] = {}
        for one in self.partners:
            for word in (one.name_fr, one.un_name_en, one.name_en, one.code):
                self._by_word[sort_key(word)] = one
        self._by_word.pop("", None)

    def find(self, typed: str) -> Partner:
        """The one that is meant. Raises Refusal where there is none, or more than one."""
        wanted = sort_key(" ".join(typed.split()))
        exact = self._by_word.get(wanted)
        if exact is not None:
            return exact
        begins = {one.pk: one for word, one in self._by_word.items() if wanted and word.startswith(wanted)}
        if len(begins) == 1:
            return next(iter(begins.values()))
        if begins:
            names = [one.name for one in begins.values()]
            more = ", …" if len(names) > NAMED else ""
            raise Refusal(
                _("“%(typed)s” may be %(names)s; write more of the name, or its code.")
                % {"typed": shown(typed), "names": ", ".join(names[:NAMED]) + more}
            )
        raise Refusal(
            _("No addressee is called “%s”; choose one of the list, or write a code such as KEN.")
            % shown(typed)
        )

    def known(self, typed: str) -> Partner | None:
        """As `find`, with None where there is none, or more than one."""
        try:
            return self.find(typed)
        except Refusal:
            return None
