"""What a person types into the search becomes a query of the full text."""

from __future__ import annotations

import re
from typing import Any, Final

from common.folding import FOLDED_FROM, FOLDED_TO, folded

READINGS: Final = ("simple", "english", "french")
"""Each text is read as it stands, in English and in French; each word of a search likewise."""

MOST_TERMS: Final = 12
"""Nobody types more words; each of them costs time."""

SHORTEST_NAME: Final = 3
"""A shorter beginning would be that of too many names."""

_TERM = re.compile(r'(?P<minus>-?)(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_NUMBER = re.compile(r"(?=.*[/.-])(?=.*\d)[\w/.-]+")
_NAMES = """
coalesce((
    select string_agg('partner' || p.id, ' | ') from partners_partner p
    where ' ' || lower(translate(p.name_en || ' ' || p.name_fr || ' ' || p.code, %s, %s)) like %s
)::tsquery, ''::tsquery)
"""


def tsquery(words: str) -> tuple[str, list[Any]]:
    """An SQL expression of the query, and its values.

    Every word has to occur, in any of the readings; “"quoted words"” follow one another, and “-word” must be missing.
    A number with its separators (REG/2013/05) finds every number that begins so. A word may also be (the beginning of)
    the addressee's name in English or French.
    """
    pieces: list[str] = []
    values: list[Any] = []
    for term in list(_TERM.finditer(words.replace("\x00", " ")))[:MOST_TERMS]:
        typed = term["word"] or term["phrase"] or ""
        text = " ".join(re.sub(r"[^\w\s]", " ", folded(typed)).split())
        if not text:
            continue
        parts = [f"phraseto_tsquery('{reading}', %s)" for reading in READINGS]
        values += [text] * len(READINGS)
        if term["word"] and _NUMBER.fullmatch(typed):
            parts.append("to_tsquery('simple', %s)")
            values.append(f"{text.replace(' ', '')}:*")
        if len(text) >= SHORTEST_NAME:
            parts.append(_NAMES)
            values += [FOLDED_FROM, FOLDED_TO, f"% {text.replace('_', '')}%"]
        pieces.append(f"{'!!' if term['minus'] else ''}({' || '.join(parts)})")
    return " && ".join(pieces) or "''::tsquery", values
