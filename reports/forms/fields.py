"""Fields that several forms of the report have."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class LinesField(forms.CharField):
    """Several short texts, one on each line."""

    widget = forms.Textarea(attrs={"rows": 3})

    def to_python(self, value: Any) -> Any:
        """The lines without blanks around them; empty lines are left out."""
        text = super().to_python(value) or ""
        return [line.strip() for line in text.splitlines() if line.strip()]

    def validate(self, value: Any) -> None:
        """Refuses a missing or an overlong line."""
        super().validate(value)
        if any(len(line) > 60 for line in value):
            raise forms.ValidationError(_("Write one symbol on each line, each of at most 60 characters."))

    def run_validators(self, value: Any) -> None:
        """Each line is a text of its own."""
        for line in value:
            super().run_validators(line)

    def prepare_value(self, value: Any) -> Any:
        """The lines as one text."""
        return "\n".join(value) if isinstance(value, list) else value


def day(label: Any, help_text: Any = "", *, required: bool = True) -> forms.DateField:
    """A day, entered with the browser's own calendar."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        required=required,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
