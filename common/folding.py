"""Letters without their accents, in the database and beside it alike: PostgreSQL brings no such function of its own."""

from __future__ import annotations

from typing import Final

_LETTERS: Final = {
    "a": "àáâãäåāÀÁÂÃÄÅĀ",
    "c": "çćčÇĆČ",
    "d": "ďđĎĐ",
    "e": "èéêëēęěÈÉÊËĒĘĚ",
    "g": "ğĞ",
    "i": "ìíîïīıÌÍÎÏĪİ",
    "l": "łŁ",
    "n": "ñńňÑŃŇ",
    "o": "òóôõöøōőÒÓÔÕÖØŌŐ",
    "r": "řŘ",
    "s": "śšşșŚŠŞȘ",
    "t": "ťţțŤŢȚ",
    "u": "ùúûüūůűÙÚÛÜŪŮŰ",
    "y": "ýÿÝŸ",
    "z": "źżžŹŻŽ",
}
_SEPARATORS: Final = "/_.-'’"

FOLDED_FROM: Final = "".join(_LETTERS.values()) + _SEPARATORS
FOLDED_TO: Final = "".join(letter * len(many) for letter, many in _LETTERS.items()) + " " * len(_SEPARATORS)
"""The two lists that `translate()` takes: each letter of the first becomes the one at its place in the second."""

_TABLE: Final = str.maketrans(FOLDED_FROM, FOLDED_TO)


def folded(text: str) -> str:
    """The text as the database folds it for its searches: lower case, no accents, the parts of a number as words.

    >>> folded("Côte d’Ivoire, REG/2013/0001")
    'cote d ivoire, reg 2013 0001'
    """
    return text.translate(_TABLE).lower()
