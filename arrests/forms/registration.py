"""Registers a warrant under seal."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from arrests.forms.day import Day
from arrests.models import Suspect
from partners.models import Situation


class SealedWarrantForm(forms.Form):
    """Registers a warrant under seal."""

    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        help_text=_("Its members alone will know that the warrant exists. Your account page opens another."),
    )
    suspect = forms.ModelChoiceField(
        Suspect.objects.none(),
        label=_("Person already registered"),
        to_field_name="code",
        required=False,
        empty_label=_("somebody new"),
    )
    name = forms.CharField(label=_("Name of the new person"), max_length=200, required=False)
    aliases = forms.CharField(
        label=_("Other names"),
        max_length=400,
        required=False,
        help_text=_("Separate several names with semicolons."),
    )
    case = forms.CharField(label=_("Case"), max_length=200, required=False)
    situation = forms.ModelChoiceField(
        Situation.objects.none(),
        label=_("Situation of the new person"),
        to_field_name="code",
        required=False,
    )
    on = Day(label=_("Issued on"))
    order_reference = forms.CharField(label=_("Reference of the warrant"), max_length=120, required=False)
    note = forms.CharField(
        label=_("Note"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Public as soon as the warrant is; leave out what must stay inside the Court."),
    )

    def __init__(self, *args: Any, viewer: Person, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["compartment"].queryset = Compartment.objects.filter(  # type: ignore[attr-defined]
            memberships__person=viewer
        ).order_by("name")
        self.fields["suspect"].queryset = Suspect.objects.order_by("sort_name", "id")  # type: ignore[attr-defined]
        self.fields["situation"].queryset = Situation.objects.order_by("name_en")  # type: ignore[attr-defined]
