"""The wordings of an edition in another language."""

from __future__ import annotations

from typing import Any

from django import forms

from reports.document import Snapshot, texts
from reports.models import Edition
from reports.vocab import Language
from reports.wording import unworded, written_in

LONGEST = 300
"""Characters of one wording."""


class WordingForm(forms.Form):
    """One field for each text of the edition that the reference data do not say in the language."""

    seen = forms.IntegerField(widget=forms.HiddenInput, initial=0)

    def __init__(self, edition: Edition, snapshot: Snapshot, language: Language, data: Any = None) -> None:
        super().__init__(data, initial={"seen": edition.version})
        self.edition, self.language = edition, language
        written = written_in(edition, language)
        asked = {*unworded(snapshot, language), *written}
        said = [text for text in texts(snapshot) if text in asked]
        self.texts = {f"text_{at}": text for at, text in enumerate(said)}
        for name, text in self.texts.items():
            self.fields[name] = forms.CharField(
                label=text, initial=written.get(text, ""), max_length=LONGEST, required=False
            )

    def translations(self) -> dict[str, dict[str, str]]:
        """All wordings of the edition, with those of this language as they were entered; empty ones are left out."""
        entered = {
            text: self.cleaned_data[name] for name, text in self.texts.items() if self.cleaned_data[name]
        }
        return {**self.edition.translations, self.language.value: entered}
