"""French typography, wherever the words come from: apostrophes, and blanks at which no line may break."""

import re

NARROW = "\N{NARROW NO-BREAK SPACE}"
FIXED = "\N{NO-BREAK SPACE}"

_BEFORE_NUMBERS = "|".join(
    (
        *("articles?", "paragraphes?", "recommandations?", "résolutions?", "chapitres?", "annexes?"),
        *("tableaux?", "graphiques?", "notes?"),
    )
)
_MONTHS = "janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"

_RULES = tuple(
    (re.compile(pattern, re.IGNORECASE), replacement)
    for pattern, replacement in (
        (r"(?<=\w)'(?=\w)", "’"),
        (r"« *", f"«{FIXED}"),
        (r" *»", f"{FIXED}»"),
        (r" +(?=[;!?])", NARROW),
        (r" +(?=:)", FIXED),
        (rf"\b({_BEFORE_NUMBERS}) (?=\d|[IVX]+\b|$)", rf"\1{FIXED}"),
        (rf"\b(\d{{1,2}}|1er) (?=(?:{_MONTHS})\b)", rf"\1{FIXED}"),
    )
)


def typeset(text: str) -> str:
    """`text` with curved apostrophes, and without a line break before : ; ! ?, inside guillemets, or within a date."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text
