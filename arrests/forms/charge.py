"""One more count of a warrant."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms.day import Day


class ChargeForm(forms.Form):
    """A count: its article, and a wording of one's own."""

    count = forms.IntegerField(label=_("Count"), min_value=1, max_value=999)
    article = forms.CharField(label=_("Article"), max_length=60, help_text=_("For example 8(2)(b)(i)."))
    wording = forms.CharField(
        label=_("In plain words"),
        max_length=400,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text=_("Your own words, no quotation."),
    )
    on = Day(label=_("Since"), help_text=_("The day of the warrant, or of its amendment."))
    is_public = forms.BooleanField(
        label=_("Part of the public version"),
        required=False,
        initial=True,
        help_text=_("Without it, the count stays inside the Court when the warrant is public."),
    )
