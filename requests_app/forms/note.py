"""The form of an internal note."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from requests_app.workflow import LONGEST_NOTE


class NoteForm(forms.Form):
    """The text of the note."""

    text = forms.CharField(
        label=_("New note"),
        widget=forms.Textarea(attrs={"rows": 3}),
        max_length=LONGEST_NOTE,
        help_text=_("For colleagues who see this request. It is never exported and cannot be changed."),
    )
