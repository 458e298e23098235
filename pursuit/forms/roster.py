"""Forms about who is on duty."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from arrests.forms import Day
from pursuit.policies.case import KEEPERS


class TurnForm(forms.Form):
    """Who is on duty, from when until when."""

    person = forms.ModelChoiceField(Person.objects.none(), label=_("On duty"), empty_label=_("Choose one"))
    first = Day(label=_("From"))
    last = Day(label=_("Until"))

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        people = Person.objects.filter(organ__in=KEEPERS, is_active=True).order_by("name")
        self.fields["person"].queryset = people  # type: ignore[attr-defined]


class EndForm(forms.Form):
    """The right last day of a turn."""

    last = Day(
        label=_("Last day"),
        help_text=_("Yesterday or later. A day before the turn begins calls it off."),
    )
