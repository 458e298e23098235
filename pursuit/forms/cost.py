"""Forms about the cost of delay."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms import Day
from common.asof import Period
from pursuit.vocab import CostCategory, Currency
from pursuit.workflow import LONGEST_TEXT


class CostForm(forms.Form):
    """What one of the four tasks cost over some days."""

    category = forms.ChoiceField(label=_("Task"), choices=[("", _("Choose one")), *CostCategory.choices])
    first = Day(label=_("From"))
    last = Day(label=_("Until"))
    amount = forms.DecimalField(
        label=_("Amount"), required=False, max_digits=12, decimal_places=2, help_text=_("If known.")
    )
    currency = forms.ChoiceField(
        label=_("Currency"), required=False, choices=Currency.choices, initial=Currency.EUR
    )
    staff_days = forms.DecimalField(
        label=_("Days of staff"),
        required=False,
        max_digits=7,
        decimal_places=1,
        help_text=_("Working days of all who took part, together."),
    )
    article_70 = forms.BooleanField(
        label=_("A possible offence under article 70"), required=False, help_text=_("Internal to the Court.")
    )
    text = forms.CharField(
        label=_("What it was for"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class PeriodForm(forms.Form):
    """The period that is asked for; both days stand in the address."""

    start = Day(label=_("From"), required=False)
    end = Day(label=_("Until"), required=False)

    def clean(self) -> dict[str, Any]:
        """Refuses a period that ends before it begins."""
        given = super().clean() or {}
        start, end = given.get("start"), given.get("end")
        if start and end and end < start:
            self.add_error("end", _("The last day lies before the first."))
        return given

    def period(self, today: date) -> Period:
        """What was asked for; from the first day of the year to today where a day is left out or wrong."""
        self.is_valid()
        end = self.cleaned_data.get("end") or max(today, self.cleaned_data.get("start") or today)
        start = self.cleaned_data.get("start") or end.replace(month=1, day=1)
        return Period(start, end)
