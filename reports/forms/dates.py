"""Days of single figures: a figure that is to hold for another day than the others of its kind."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.figures import FIGURES, Figure
from reports.forms.fields import day
from reports.models import Edition
from reports.vocab import Basis


@dataclass(frozen=True, slots=True)
class OwnDate:
    """The fields of one figure: its day, or the first and last day of its period."""

    figure: Figure
    fields: tuple[forms.BoundField, ...]


class OwnDatesForm(forms.Form):
    """A day for each figure, or two for one of the period; empty ones follow the dates of the edition."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for figure in FIGURES.values():
            for name, label in _names(figure).items():
                self.fields[name] = day(label)
                self.fields[name].required = False

    def clean(self) -> dict[str, Any]:
        """Refuses a period of which one day is missing."""
        given: dict[str, Any] = super().clean() or self.cleaned_data
        for figure in FIGURES.values():
            empty = [name for name in _names(figure) if name in given and not given[name]]
            if len(empty) == 1 and figure.basis == Basis.PERIOD:
                self.add_error(empty[0], _("Give both days of the period, or neither."))
        return given

    @property
    def own_dates(self) -> Iterator[OwnDate]:
        """The fields figure by figure, in the order of the registry."""
        for figure in FIGURES.values():
            yield OwnDate(figure, tuple(self[name] for name in _names(figure)))

    @property
    def any_own(self) -> bool:
        """Whether one of the figures has a day of its own, or one that could not be read."""
        return any(field.value() or field.errors for own in self.own_dates for field in own.fields)

    def figure_dates(self) -> dict[str, str]:
        """What was entered, as an edition keeps it: a day, or `from/to`."""
        found = {}
        for figure in FIGURES.values():
            days: list[date] = [self.cleaned_data[name] for name in _names(figure) if self.cleaned_data[name]]
            if days:
                found[figure.id] = "/".join(one.isoformat() for one in days)
        return found


def entered(edition: Edition) -> Mapping[str, str]:
    """The days of the edition's figures by the names of the fields."""
    return {
        name: on
        for id, days in edition.figure_dates.items()
        for name, on in zip(_names(FIGURES[id]), days.split("/"), strict=True)
    }


def _names(figure: Figure) -> Mapping[str, Any]:
    """The names of the figure's fields with their labels."""
    title = format_lazy("{} {}", figure.id, figure.title)
    if figure.basis != Basis.PERIOD:
        return {f"{figure.id}_on": title}
    return {
        f"{figure.id}_start": format_lazy("{}: {}", title, gettext_lazy("from")),
        f"{figure.id}_end": format_lazy("{}: {}", title, gettext_lazy("to")),
    }
