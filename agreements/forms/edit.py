"""Forms that change a row: they start from it as somebody saw it, and lose nothing where somebody else was faster."""

from __future__ import annotations

from typing import Any, Generic, TypeVar

from django import forms
from django.db.models import Model

Row = TypeVar("Row", bound=Model)


class EditForm(forms.Form, Generic[Row]):
    """Particulars of a row, by the names of its fields, and the version that they start from."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False, max_value=2**31 - 1)

    def __init__(self, *args: Any, row: Row, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.limit(row)
        self.initial = {name: getattr(row, name) for name in self.fields}

    def limit(self, row: Row) -> None:
        """Leaves out the fields that the row does not have as it stands."""

    def changes(self) -> dict[str, Any]:
        """What was typed, by the names of the row's fields."""
        return {name: value for name, value in self.cleaned_data.items() if name != "version"}

    def differences(self, current: Row) -> list[tuple[Any, str, str]]:
        """Where the form and the row as it stands now differ: label, there, here."""
        return [
            (self.fields[name].label, self._words(name, theirs), self._words(name, mine))
            for name, mine in self.changes().items()
            if (theirs := getattr(current, name)) != mine and (theirs or mine)
        ]

    def _words(self, name: str, value: Any) -> str:
        field = self.fields[name]
        if isinstance(field, forms.ChoiceField) and not isinstance(field, forms.ModelChoiceField):
            labels: dict[Any, Any] = dict(field.choices)  # type: ignore[arg-type]
            value = labels.get(value, value)
        return str("–" if value in (None, "") else value)
