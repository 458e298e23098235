"""What is known of a person besides the warrants."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class PersonForm(forms.Form):
    """Other names, and the case."""

    aliases = forms.CharField(
        label=_("Other names"),
        max_length=400,
        required=False,
        help_text=_("Separate several names with semicolons."),
    )
    case = forms.CharField(label=_("Case"), max_length=200, required=False)
    seen = forms.CharField(widget=forms.HiddenInput, required=False, strip=False)
