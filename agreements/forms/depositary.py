"""The form that keeps a list of a depositary."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from agreements.forms.days import day_field
from common.findings import Finding


class ListForm(forms.Form):
    """A saved list; `findings` is what is wrong with its rows."""

    file = forms.FileField(
        label=_("File"),
        help_text=_(
            "The status page of the United Nations Treaty Collection, saved as XML or as a page, or a CSV file in the format of the reference data."
        ),
    )
    saved_on = day_field(_("Saved on"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.findings: list[Finding] = []
