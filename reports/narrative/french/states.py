"""States as French says them: each name has its article, and articles merge with the preposition before them."""

from __future__ import annotations

from typing import Final

from reports.narrative.french.sorting import bare_letters

_WITHOUT: Final = frozenset(
    {
        *(
            "Antigua-et-Barbuda",
            "Bahreïn",
            "Cabo Verde",
            "Chypre",
            "Cuba",
            "Djibouti",
            "Haïti",
            "Israël",
            "Kiribati",
        ),
        *("Madagascar", "Malte", "Maurice", "Monaco", "Nauru", "Nioué", "Oman", "Saint-Christophe-et-Niévès"),
        *("Saint-Kitts-et-Nevis", "Saint-Marin", "Saint-Vincent-et-les Grenadines", "Sainte-Lucie"),
        *("Sao Tomé-et-Principe", "Singapour", "Sri Lanka", "Trinité-et-Tobago", "Tuvalu", "Vanuatu"),
    }
)
_PLURAL: Final = frozenset(
    {
        *("Bahamas", "Comores", "Émirats arabes unis", "États-Unis", "Fidji", "Îles Cook", "Îles Marshall"),
        *("Îles Salomon", "Maldives", "Palaos", "Pays-Bas", "Philippines", "Seychelles", "Tonga"),
    }
)
_MASCULINE_IN_E: Final = frozenset(
    {
        *(
            "Belize",
            "Cambodge",
            "Mexique",
            "Mozambique",
            "Royaume-Uni",
            "Saint-Siège",
            "Suriname",
            "Timor-Leste",
        ),
        "Zimbabwe",
    }
)
_FEMININE: Final = frozenset({"Moldova", "Sierra Leone"})


def with_article(name: str) -> str:
    """ "la Belgique", "le Royaume-Uni", "l’Autriche", "les Pays-Bas", "Cuba"."""
    if name in _WITHOUT:
        return name
    if name in _PLURAL:
        return f"les {name}"
    if bare_letters(name)[0] in "aeiou":
        return f"l’{name}"
    feminine = name in _FEMININE or (name.split(maxsplit=1)[0].endswith("e") and name not in _MASCULINE_IN_E)
    return f"{'la' if feminine else 'le'} {name}"


def bare(name: str) -> str:
    """The name without the article that `with_article` gave it."""
    for article in ("le ", "la ", "les ", "l’"):
        if name.startswith(article):
            return name.removeprefix(article)
    return name


def of(name: str) -> str:
    """ "de la Belgique", "du Royaume-Uni", "de l’Autriche", "des Pays-Bas", "de Cuba", "d’Oman"."""
    if name.startswith("le "):
        return f"du {bare(name)}"
    if name.startswith("les "):
        return f"des {bare(name)}"
    if bare(name) == name and bare_letters(name)[0] in "aeiou":
        return f"d’{name}"
    return f"de {name}"
