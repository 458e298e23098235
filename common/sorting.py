"""Names in the order a reader expects, whatever the database's collation is."""

import unicodedata


def sort_key(name: str) -> str:
    """The name in lower case and without accents: “Côte d'Ivoire” sorts as “cote d'ivoire”."""
    parts = unicodedata.normalize("NFKD", name)
    return "".join(part for part in parts if not unicodedata.combining(part)).casefold()
