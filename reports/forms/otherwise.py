"""The day or period of another document, for which a figure is counted as well."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from common.asof import Period
from reports import policies
from reports.forms.fields import day
from reports.vocab import Basis


class OtherwiseForm(forms.Form):
    """One day, or two for a figure of a period. `today` is the latest that can be asked for."""

    on = day(_("Day of the other document"))
    start = day(_("Its period from"))
    end = day(_("Its period to"))

    def __init__(self, data: Any, *, basis: Basis, today: date) -> None:
        super().__init__(data)
        self.today = today
        for name in ("on",) if basis == Basis.PERIOD else ("start", "end"):
            del self.fields[name]

    def clean(self) -> dict[str, Any]:
        """Refuses days that the register cannot count for."""
        given: dict[str, Any] = self.cleaned_data
        for name, value in list(given.items()):
            if not policies.EARLIEST <= value <= self.today:
                self.add_error(name, _("Choose a day from 17 July 1998 until today."))
        if {"start", "end"} <= given.keys() and given["start"] > given["end"]:
            self.add_error("end", _("The period ends before it starts; exchange the two dates."))
        return given

    @property
    def asked(self) -> date | Period:
        """What was asked for, once the form is valid."""
        given = self.cleaned_data
        found: date | Period = given["on"] if "on" in given else Period(given["start"], given["end"])
        return found
