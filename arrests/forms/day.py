"""A day that makes sense for a warrant."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

FIRST_DAY, LAST_DAY = date(1998, 7, 17), date(2100, 1, 1)
"""The Rome Statute was adopted on the first of these days; nobody asks beyond the other."""


BOUNDS = [
    MinValueValidator(FIRST_DAY, _("Give a day after the adoption of the Rome Statute on 17 July 1998.")),
    MaxValueValidator(LAST_DAY, _("Give a day before the year 2100.")),
]


class Day(forms.DateField):
    """A day, in the browser's own date field, written 2013-10-09."""

    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")

    def __init__(self, **options: Any) -> None:
        super().__init__(input_formats=["%Y-%m-%d"], validators=BOUNDS, **options)
