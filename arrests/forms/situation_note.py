"""A note on crimes that are said to go on in a situation."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from arrests.forms.day import Day


class SituationNoteForm(forms.Form):
    """What is known, from which source, and to which day it speaks."""

    on = Day(label=_("As things stood on"))
    text = forms.CharField(
        label=_("Note"),
        widget=forms.Textarea(attrs={"rows": 5}),
        help_text=_("Your own words. The whole Court reads it: nothing of a matter under seal belongs here."),
    )
    source = forms.CharField(
        label=_("Source"), max_length=300, help_text=_("For example ICC-ASP/12/35, para. 14.")
    )
