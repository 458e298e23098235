"""Asking for an exception from disclosure control."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _


class ExemptionForm(forms.Form):
    """Which number, or which table, and why."""

    cell = forms.ChoiceField(label=_("Number"))
    reason = forms.CharField(
        label=_("Why it is printed although it is small"),
        max_length=1_000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_(
            "For example that the Court made it public itself, and where. It is kept with the edition."
        ),
    )

    def __init__(self, *args: Any, choices: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["cell"].choices = [("", _("Choose")), *choices]  # type: ignore[attr-defined]

    def place(self) -> dict[str, str]:
        """Table, row and column of what was chosen."""
        table, row, column = self.cleaned_data["cell"].split("/")
        return {"table": table, "row": row, "column": column}
