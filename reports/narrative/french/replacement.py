"""Les mots des corrections et des mises à jour."""

from __future__ import annotations

from typing import Final

from reports.document.movement import Cause
from reports.narrative.french.words import GROUP_NAMES, LABELS, basis, digits
from reports.narrative.replacement import Words

WORDS: Final = Words(
    first={
        "corrected": "Le présent document corrige {symbol} et le remplace. {reason}",
        "restated": "Le présent document révise les chiffres de {symbol} et le remplace. {reason}",
    },
    moved="La partie {letter} de l'annexe énumère tous les chiffres qui ont changé, avec l'ancien et le nouveau nombre.",
    still="Aucun chiffre n'a changé.",
    heading="Ce qui a changé",
    caption="Chiffres qui ont changé depuis {symbol}",
    id="Id.",
    figure="Chiffre",
    there="Dans {symbol}",
    here="Ici",
    why="Pourquoi",
    causes={
        Cause.NEW: "Le document antérieur n'a pas ce chiffre.",
        Cause.GONE: "Le présent document n'a pas ce chiffre.",
        Cause.DATE: "{after} au lieu de {before}.",
        Cause.RULE: "Autre règle.",
        Cause.RECORD: "Ce qui est enregistré pour la même date a changé entre-temps.",
    },
    labels=LABELS,
    groups=GROUP_NAMES,
    label="{figure} : {group}",
    digits=digits,
    basis=basis,
)
