"""Why an edition is corrected or restated."""

from django import forms
from django.utils.translation import gettext_lazy as _


class ReplacementForm(forms.Form):
    """The reason, which the new edition prints."""

    reason = forms.CharField(
        label=_("What is mended, and why"),
        max_length=2_000,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One or two sentences. The page of the new edition shows them to everyone."),
    )
