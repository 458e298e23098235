"""How French says numbers, dates and lists in a report."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Iterable, Sequence
from datetime import date

from reports.document.blocks import FigureRun, Runs, Text
from reports.document.snapshot import Figure
from reports.narrative.french.sorting import bare_letters
from reports.narrative.french.states import bare
from reports.narrative.french.typesetting import NARROW

_SMALL = ("", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf")
_MONTHS = (
    *("janvier", "février", "mars", "avril", "mai", "juin"),
    *("juillet", "août", "septembre", "octobre", "novembre", "décembre"),
)
GROUP_NAMES = {
    "WEOG": "Groupe des États d’Europe occidentale et autres États",
    "EEG": "Groupe des États d’Europe orientale",
    "AFR": "Groupe des États d’Afrique",
    "GRULAC": "Groupe des États d’Amérique latine et des Caraïbes",
    "APG": "Groupe des États d’Asie et du Pacifique",
}
LABELS = {
    "F1": "Demandes de visa, Greffe",
    "F2": "Autres demandes de coopération, Greffe",
    "F2o": "Parmi F2, adressées à des organisations",
    "F3": "Demandes d'assistance, Bureau du Procureur",
    "F3p": "Partenaires différents destinataires de F3",
    "F4": "Personnes en fuite visées par des mandats d'arrêt publics",
    "F5": "Accords de réinstallation avec des États Parties",
    "F5y": "Parmi F5, conclus dans l'année civile",
    "F5e": "Parmi F5, signés lors des réunions sur la coopération",
    "F6": "Accords sur l'exécution des peines, conclus",
    "F6f": "Parmi F6, en vigueur",
    "F6r": "Parmi F6",
    "F7": "Accords sur la mise en liberté provisoire, conclus",
    "F8": "Accords sur la libération de personnes, conclus",
    "F9": "Parties à l'APIC",
    "F9n": "Parmi F9, non parties au Statut de Rome",
    "F9o": "États Parties au Statut de Rome en dehors de l'APIC",
}
"""What the annex calls the figures."""

SHORT_GROUP_NAMES = {
    "WEOG": "Europe occidentale",
    "EEG": "Europe orientale",
    "AFR": "Afrique",
    "GRULAC": "GRULAC",
    "APG": "Asie-Pacifique",
}
"""Below a bar, where the whole name has no room."""


def digits(number: int) -> str:
    """1 320, with a blank that does not break."""
    return f"{number:,}".replace(",", NARROW)


def number(value: int, *, feminine: bool = False, zero: str = "") -> str:
    """Words up to nine, digits from ten: "aucun" or "aucune" (or `zero`), "un" or "une", "neuf", "10", "1 320"."""
    ending = "e" if feminine else ""
    if value == 0:
        return zero or f"aucun{ending}"
    if value == 1:
        return f"un{ending}"
    return _SMALL[value] if value < len(_SMALL) else digits(value)


def plural(value: int, one: str, many: str) -> str:
    """`one` for none and for one, `many` otherwise."""
    return one if value < 2 else many


def counted(figure: Figure, one: str, many: str, *, feminine: bool = False) -> Runs:
    """The figure with its noun: "1 320 demandes", "une demande", "aucune demande"."""
    return (said(figure, feminine=feminine), Text(f" {plural(figure.total, one, many)}"))


def said(figure: Figure, *, feminine: bool = False, zero: str = "", group: str = "") -> FigureRun:
    """The figure as the sentence says it; `group` picks one part of a distribution."""
    value = figure.value[group] if group and isinstance(figure.value, dict) else figure.total
    return FigureRun(figure.id, value, number(value, feminine=feminine, zero=zero), group)


def day(value: date) -> str:
    """1er janvier 2013, 22 avril 2013."""
    return f"{'1er' if value.day == 1 else value.day} {month(value)}"


def month(value: date) -> str:
    """Avril 2013, in lower case."""
    return f"{_MONTHS[value.month - 1]} {value.year}"


def of_month(value: date) -> str:
    """ "de juillet 2005", "d’avril 2013"."""
    return f"{'d’' if month(value)[0] in 'ao' else 'de '}{month(value)}"


def span(start: date, end: date) -> str:
    """ "d’octobre 2011 à septembre 2013" for whole months, otherwise both days in full."""
    whole_months = start.day == 1 and end.day == monthrange(end.year, end.month)[1]
    if whole_months and (start.year, start.month) == (end.year, end.month):
        return of_month(start)
    return f"{of_month(start)} à {month(end)}" if whole_months else f"du {day(start)} au {day(end)}"


def basis(figure: Figure) -> str:
    """The date basis as the annex prints it: a day, or a period."""
    start, end = figure.days
    return f"du {day(start)} au {day(end)}" if start else day(end)


def on(figure: Figure) -> str:
    """The date basis as a title has it: "au 22 avril 2013", or a period."""
    start, _end = figure.days
    return basis(figure) if start else f"au {basis(figure)}"


def listing(names: Iterable[str]) -> str:
    """ "Autriche, Belgique et Finlande"."""
    *most, last = names
    return f"{', '.join(most)} et {last}" if most else last


def alphabetical(names: Iterable[str]) -> Sequence[str]:
    """Names in French alphabetical order, whatever the case, the accents and the article."""
    return sorted(names, key=sort_key)


def sort_key(name: str) -> tuple[str, str]:
    """Compares letters first, without the article: "l’Égypte" stands between "la Dominique" and "la Finlande"."""
    return bare_letters(bare(name)), name
