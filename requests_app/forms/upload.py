"""The form that takes a file to be imported."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.files import File
from django.utils.translation import gettext_lazy as _

from accounts.models import Compartment, Person
from common.errors import Refusal
from common.tabular import LARGEST, MOST_ROWS
from requests_app.services.uploads import check_size


class UploadForm(forms.Form):
    """A file, and the compartment for its rows under seal; that is asked only of those who have one."""

    file = forms.FileField(
        label=_("File"),
        allow_empty_file=True,
        widget=forms.ClearableFileInput(attrs={"accept": ".csv,.xlsx"}),
        help_text=_("CSV (UTF-8) or XLSX, up to %(rows)s rows and %(size)d MB.")
        % {"rows": f"{MOST_ROWS:,}", "size": LARGEST // 2**20},
    )
    compartment = forms.ModelChoiceField(
        Compartment.objects.none(),
        label=_("Compartment"),
        to_field_name="code",
        required=False,
        empty_label=_("None"),
        help_text=_("For rows under seal: they go into this compartment, and its members see this import."),
    )

    def __init__(self, *args: Any, person: Person, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        mine = Compartment.objects.filter(memberships__person=person).order_by("name")
        self.fields["compartment"].queryset = mine  # type: ignore[attr-defined]
        if not mine:
            del self.fields["compartment"]

    def clean_file(self) -> File[bytes]:
        """The file, if it can be read at all."""
        file: File[bytes] = self.cleaned_data["file"]
        try:
            check_size(file.size)
        except Refusal as refusal:
            raise forms.ValidationError(refusal.sentence) from refusal
        return file
