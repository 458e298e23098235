"""The form of a note to oneself."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.forms.fields import day_field
from requests_app.models.memo import LONGEST_MEMO


class MemoForm(forms.Form):
    """What to be reminded of, and on which day."""

    day = day_field(_("Day"), help_text=_("It stands in your My day from then on, until it is done."))
    text = forms.CharField(
        label=_("What to do"), max_length=LONGEST_MEMO, help_text=_("Nobody else ever reads it.")
    )
