"""Names in the order in which people look them up."""

import unicodedata


def sort_key(text: str) -> str:
    """The text in lower case and without accents, to sort by: the database compares bytes only.

    >>> sort_key("Côte d'Ivoire")
    "cote d'ivoire"
    """
    return "".join(
        c for c in unicodedata.normalize("NFKD", text.casefold()) if not unicodedata.combining(c)
    ).strip()
