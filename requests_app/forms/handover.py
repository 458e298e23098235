"""Handing over somebody's open work."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person


class HandoverForm(forms.Form):
    """Whose work, to whom, and why. A supervisor chooses among the colleagues of the organ, also those who left."""

    giver = forms.ModelChoiceField(Person.objects.none(), label=_("Whose work"), empty_label=None)
    to = forms.ModelChoiceField(Person.objects.none(), label=_("To whom"), empty_label=_("Choose one"))
    note = forms.CharField(label=_("Note"), required=False, max_length=1_000)

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        colleagues = Person.objects.filter(organ=person.organ).order_by("name")
        givers = colleagues if person.supervisor else colleagues.filter(pk=person.pk)
        self.fields["giver"].queryset = givers  # type: ignore[attr-defined]
        self.fields["giver"].initial = person.pk
        self.fields["to"].queryset = colleagues.filter(is_active=True)  # type: ignore[attr-defined]
