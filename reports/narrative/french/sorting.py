"""French alphabetical order."""

from __future__ import annotations

import unicodedata


def bare_letters(name: str) -> str:
    """The letters without case and accents: "Émirats" sorts and elides as "emirats"."""
    return "".join(c for c in unicodedata.normalize("NFD", name) if not unicodedata.combining(c)).casefold()
