"""A calendar's address."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _


class FeedForm(forms.Form):
    """Makes an address for one calendar program."""

    name = forms.CharField(
        label=_("Name"),
        max_length=80,
        help_text=_("The device or program, so that you know which to revoke."),
    )
