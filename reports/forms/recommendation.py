"""Official words of recommendations: one by hand, or a file of them."""

from __future__ import annotations

from typing import Any, Final

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from reports.vocab import Language

LARGEST: Final = 500_000
"""Bytes of a file at most: 66 texts in two languages take a tenth of it."""


class RecommendationForm(forms.Form):
    """What one recommendation says, in each language."""

    text_en = forms.CharField(
        label=gettext_lazy("Official text in English"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    text_fr = forms.CharField(
        label=gettext_lazy("Official text in French"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 5}),
    )

    @property
    def texts(self) -> dict[Language, str]:
        """The texts by language, each on one line."""
        return {language: " ".join(self.cleaned_data[f"text_{language}"].split()) for language in Language}


class RecommendationsFileForm(forms.Form):
    """A file of texts."""

    file = forms.FileField(
        label=gettext_lazy("File"),
        help_text=gettext_lazy(
            "CSV (UTF-8) with the columns number, text_en and text_fr. Nothing is written before you have seen what changes."
        ),
        widget=forms.ClearableFileInput(attrs={"accept": ".csv"}),
    )

    def clean_file(self) -> Any:
        """Refuses what is larger than such a file can be."""
        found = self.cleaned_data["file"]
        if found.size > LARGEST:
            raise forms.ValidationError(
                _("The file is larger than 500 kB; a list of recommendations never is.")
            )
        return found


class ConfirmedForm(forms.Form):
    """The content of the file whose differences were shown."""

    content = forms.CharField(widget=forms.HiddenInput, strip=False, max_length=LARGEST)
