"""The report's wording, one package for each language.

Whole sentences with their grammar (number, gender, articles, word order, dates, quotation) belong together, so the
wording is kept by language and not cut into catalogue strings. The snapshot's own texts come in the language, too.
Paragraphs have the same keys in every language.
All wording is the project's own. Recommendations and resolutions are cited by number, never quoted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol, cast

from django.utils.translation import gettext as _

from reports.document.blocks import Block, Masthead
from reports.document.snapshot import Edition, Figure, Snapshot, SnapshotError
from reports.narrative import english, french
from reports.narrative.saying import Words


class Narrative(Protocol):
    """What a language gives."""

    COLON: str
    FOOTNOTES: str
    LINK_WORDS: dict[str, str]
    NOTE_BEFORE_STOP: bool
    DATA_WORDS: dict[str, str]
    words: Words

    def masthead(self, edition: Edition) -> Masthead:
        """The words of the first page and of the running lines."""
        ...

    def typeset(self, text: str) -> str:
        """`text`, whoever wrote it, by the typographic rules of the language."""
        ...

    def body(self, snapshot: Snapshot) -> Iterator[Block]:
        """The blocks of the report in order, not yet numbered."""
        ...

    def other_dates(self, figures: Sequence[Figure]) -> str:
        """A footnote that says which figures hold for which other days."""
        ...

    def recalled(self, snapshot: Snapshot, places: Mapping[int, Sequence[str]]) -> Iterator[Block]:
        """The annex that leads from each recommendation to the paragraphs, by their keys, that recall it."""
        ...


LANGUAGES: dict[str, Narrative] = {"en": cast("Narrative", english), "fr": cast("Narrative", french)}


def in_language(language: str) -> Narrative:
    """The wording in `language`. Raises SnapshotError when there is none."""
    try:
        return LANGUAGES[language]
    except KeyError:
        raise SnapshotError(
            _("Edition, language: there is no narrative in “%(language)s”; choose one of %(known)s.")
            % {"language": language, "known": ", ".join(LANGUAGES)}
        ) from None
